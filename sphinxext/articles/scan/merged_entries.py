"""Term and series files: what is said of terms and series, merged from all folders."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalogue.term_entries import AuthorEntry, Entry, SeriesEntry
from ..did_you_mean import did_you_mean
from ..file_access import Door
from ..frontmatter.taxonomies import AUTHORS
from ..problems import Kind, Problem
from ..settings import SERIES_FOLDER
from .drafts_folders import withheld_by_folder
from .entry_files import Record, read_file
from .folders import list_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..settings import Collection, Settings

SUFFIXES = (".yml", ".yaml")
"""How the files end; the first one counts where there are both."""
_ALIKE = 0.85


class Records:
    """The entries of all files. *folders* are those they may lie in; the first says the last word,
    and is the source directory. Those of *collections* have doors of their own. What a folder of
    drafts withholds is not read.

    ``terms`` has a key for each taxonomy that has a file, ``files`` are all there may be.
    """

    def __init__(
        self, folders: Sequence[Path], collections: Iterable[Collection], settings: Settings
    ) -> None:
        self.problems: list[Problem] = []
        self._doors = {each.folder: Door.of(each) for each in collections}
        self._folders = folders
        self._settings = settings
        names = [SERIES_FOLDER, *(taxonomy.name for taxonomy in settings.taxonomies)]
        self.files = tuple(
            folder / f"{name}{suffix}"
            for folder in folders
            for name in names
            for suffix in SUFFIXES
        )
        self.series = self._merged(SERIES_FOLDER, SeriesEntry)
        self.terms = {
            name: self._merged(name, AuthorEntry if name == AUTHORS.name else Entry)
            for name in names[1:]
            if any(self._file_of(folder, name) for folder in folders)
        }
        singular = {each.singular: each.name for each in settings.taxonomies}
        for folder in folders:
            if not self._is_withheld(folder / SERIES_FOLDER):
                self.problems += _misnamed(folder, names, singular)

    def _is_withheld(self, path: Path) -> bool:
        """Tell whether a file or folder lies among drafts, by its name or where that leads."""
        places = (path, Path(os.path.realpath(path)))
        return any(withheld_by_folder(each, self._folders, self._settings) for each in places)

    def _file_of(self, folder: Path, name: str) -> Path | None:
        path = file_of(folder, name)
        return None if path is None or self._is_withheld(path) else path

    def _merged(self, name: str, record: type[Record]) -> dict[str, Record]:
        merged: dict[str, Record] = {}
        for folder in reversed(self._folders):
            if (path := self._file_of(folder, name)) is None:
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


def file_of(folder: Path, name: str) -> Path | None:
    """Return the file of series or of a taxonomy in a folder, if there is one."""
    paths = (folder / f"{name}{suffix}" for suffix in SUFFIXES)
    return next((path for path in paths if path.is_file()), None)


def _misnamed(folder: Path, names: Sequence[str], singular: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each file that is not read, though its name is nearly that of one."""
    found = [name for name in list_folder(str(folder)).files if not name.startswith(".")]
    for path in (folder / name for name in found if name.lower().endswith(SUFFIXES)):
        stem, read = path.stem.lower(), file_of(folder, path.stem)
        meant = singular.get(stem) or did_you_mean(stem, names, near=_ALIKE)
        if not meant or (path.stem in names and read == path):
            continue
        other = file_of(folder, meant)
        if other is not None and other.samefile(path):
            continue  # where capitals do not count
        yield Problem(
            kind=Kind.FILE,
            path=str(path),
            message=f"is not read, since there is {other.name}" if other else "is not read",
            accepted=other.name if other else f"{meant}.yml",
        )
