"""Term and series files: what is said of terms and series, merged from all folders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..catalogue.term_entries import AuthorEntry, Entry, SeriesEntry
from ..file_access import Door
from ..frontmatter.taxonomies import AUTHORS
from .entry_files import Record, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ..problems import Problem
    from ..settings import Collection, Settings

SERIES_FILE = "series.yml"


class Records:
    """The entries of all files. *folders* are those they may lie in; the first says the last word.
    Those of *collections* have doors of their own.

    ``terms`` has a key for each taxonomy that has a file, ``files`` are all there may be.
    """

    def __init__(
        self, folders: Sequence[Path], collections: Iterable[Collection], settings: Settings
    ) -> None:
        self.problems: list[Problem] = []
        self._doors = {each.folder: Door.of(each) for each in collections}
        self._folders = folders
        self._settings = settings
        self.series = self._merged(SERIES_FILE, SeriesEntry)
        names = {taxonomy.name: f"{taxonomy.name}.yml" for taxonomy in settings.taxonomies}
        self.terms = {
            taxonomy: self._merged(name, AuthorEntry if taxonomy == AUTHORS.name else Entry)
            for taxonomy, name in names.items()
            if any((folder / name).is_file() for folder in folders)
        }
        self.files = tuple(
            folder / name for folder in folders for name in (SERIES_FILE, *names.values())
        )

    def _merged(self, name: str, record: type[Record]) -> dict[str, Record]:
        merged: dict[str, Record] = {}
        for folder in reversed(self._folders):
            path = folder / name
            if not path.is_file():
                continue
            door = self._doors.get(folder) or Door.around(folder)
            if (refusal := door.refusal(path)) is not None:
                accepted = "a file of the folder, no link that leads out of it"
                told = replace(refusal, accepted=accepted).problem("the file", str(path))
                self.problems.append(told)
                continue
            entries, problems = read_file(
                path, record, self._settings.zone, strict=self._settings.strict
            )
            self.problems += problems
            merged.update(entries)
        return merged
