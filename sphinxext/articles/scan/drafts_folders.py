"""Folders of drafts: which files lie in one, whatever they are and whoever names them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalogue.publication_gate import DRAFTS_FOLDER, Withheld, in_drafts_folder, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..settings import Settings


def path_in_project(path: Path, folders: Sequence[Path]) -> str:
    """Return the path of a file or folder in the project, of which *folders* are the source
    directory and the collections: what lies above all of them is another's.

    The name of a folder of articles is one that ``conf.py`` names, if the project is not in it.
    """
    source = folders[0]
    around = [each for each in folders if path.is_relative_to(each)]
    if around:
        top = min(around, key=lambda folder: len(folder.parts))
        top = top if source.is_relative_to(top) else top.parent
    else:
        try:
            top = Path(os.path.commonpath([source, path]))
        except ValueError:  # another drive
            top = path.parent
    return path.relative_to(top).as_posix()


def withheld_by_folder(path: Path, folders: Sequence[Path], settings: Settings) -> bool:
    """Tell whether a file is withheld by a folder of drafts that it lies in."""
    return not visible(Withheld.DRAFT, settings) and _in_drafts(path, folders)


class RealFolders:
    """Tells of files whether a folder of drafts has them where links on disk lead.

    There may be thousands of files, so each folder is looked at once.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._real: dict[str, str] = {}

    def in_drafts(self, path: Path) -> bool:
        """Tell whether a file is in a folder of drafts, by its name or by where it really is."""
        name = str(path)
        folder, _, last = name.rpartition(os.sep)
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        real = f"{self._real[folder]}{os.sep}{last}"
        if os.path.islink(real):  # noqa: PTH114 (there may be thousands)
            real = os.path.realpath(real)
        named = [each for each in (name, real) if DRAFTS_FOLDER in each.lower()]
        return any(_in_drafts(Path(each), self._folders) for each in named)


def _in_drafts(path: Path, folders: Sequence[Path]) -> bool:
    return DRAFTS_FOLDER in str(path).lower() and in_drafts_folder(path_in_project(path, folders))
