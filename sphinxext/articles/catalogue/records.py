"""Term and series files: what is said of terms and series, merged from all folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .entries import Entry, Record, SeriesEntry, read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..problems import Problem
    from ..settings import Settings

SERIES_FILE = "series.yml"


class Records:
    """The entries of all files. *folders* are those they may lie in; the first says the last word.

    ``terms`` has a key for each taxonomy that has a file, ``files`` are all there may be.
    """

    def __init__(self, folders: Sequence[Path], settings: Settings) -> None:
        self.problems: list[Problem] = []
        self._folders = folders
        self._settings = settings
        self.series = self._merged(SERIES_FILE, SeriesEntry)
        names = {taxonomy.name: f"{taxonomy.name}.yml" for taxonomy in settings.taxonomies}
        self.terms = {
            taxonomy: self._merged(name, Entry)
            for taxonomy, name in names.items()
            if any((folder / name).is_file() for folder in folders)
        }
        self.files = tuple(
            folder / name for folder in folders for name in (SERIES_FILE, *names.values())
        )

    def _merged(self, name: str, record: type[Record]) -> dict[str, Record]:
        merged: dict[str, Record] = {}
        for path in (folder / name for folder in reversed(self._folders)):
            if path.is_file():
                entries, problems = read_file(
                    path, record, self._settings.zone, strict=self._settings.strict
                )
                self.problems += problems
                merged.update(entries)
        return merged
