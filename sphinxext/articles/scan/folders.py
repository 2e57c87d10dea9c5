"""The files below a folder: each real folder once, and none that a build has written."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..symlinks import is_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

Identity = tuple[int, int]
"""What a folder is, by whatever name it is reached: device and inode."""

OUTPUT_MARK = ".articles-output"
"""A file of ours in an output folder: not every builder leaves a mark."""
GENERATED_PAGE = "page.articles-generated"
"""The file of all generated pages, beside the doctrees."""
_MARKS = frozenset({
    ".buildinfo", "searchindex.js", "environment.pickle", GENERATED_PAGE, OUTPUT_MARK,
})  # fmt: skip
_OF_CHECKS = (
    {"output.txt", "output.json"},  # linkcheck
    {"python.txt", "undoc.pickle"},  # coverage
)
"""Files that are an output when they lie side by side."""
_DOCTREES = ".doctrees"
_MADE_FOLDERS = frozenset({_DOCTREES, "_build", "jupyter_execute", ".jupyter_cache"})
"""Folders that Sphinx and MyST-NB make, whatever is in them; ``_build`` is Sphinx's own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """What a folder holds: its ``files`` by relative path with slashes, in a stable order.

    ``linked`` are those that are links, ``leaving`` links to folders outside of it, ``unread`` the
    folders that cannot be listed, with the reason.
    """

    files: tuple[str, ...] = ()
    linked: frozenset[str] = frozenset()
    leaving: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Folder:
    """The entries of one folder by name, sorted; ``error`` if it cannot be listed.

    ``links`` lead to folders, ``linked`` are those of the files that are links.
    """

    files: list[str] = field(default_factory=list)
    linked: set[str] = field(default_factory=set)
    folders: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    error: str = ""


def list_folder(path: str) -> Folder:
    """List a folder; ``links`` are those to other folders. Never raises."""
    found = Folder()
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                kind = found.files
                if _is_folder(entry):
                    kind = found.links if entry.is_symlink() else found.folders
                elif not _is_file(entry):
                    continue
                elif entry.is_symlink():
                    found.linked.add(entry.name)
                kind.append(entry.name)
    except OSError as error:
        found.error = error.strerror or str(error)
    for names in (found.files, found.folders, found.links):
        names.sort()
    return found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def is_output(path: str, found: Folder) -> bool:
    """Tell whether a build has written a folder: any builder's, with doctrees anywhere."""
    return (
        os.path.basename(path) in _MADE_FOLDERS  # noqa: PTH119 (there may be thousands)
        or not _MARKS.isdisjoint(found.files)
        or any(each.issubset(found.files) for each in _OF_CHECKS)
        or _DOCTREES in found.folders
        # Where `sphinx-build -M` puts them: doctrees, html and text side by side.
        or ("doctrees" in found.folders and os.path.exists(f"{path}/doctrees/environment.pickle"))  # noqa: PTH110
    )


def identity(path: str | Path) -> Identity | None:
    """Tell a folder apart from all others; None if it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_dev, found.st_ino


def upwards(path: str) -> Iterator[str]:
    """Yield a path and those of the folders that it lies in, all of them relative."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def has_one_case(folder: Path) -> bool:
    """Tell whether capitals do not count in the names of files there, as on most Macs."""
    swapped = folder.name.swapcase()
    if swapped == folder.name or (found := identity(folder)) is None:
        return False
    return identity(folder.with_name(swapped)) == found


def files_below(
    top: Path,
    *,
    skipped: Callable[[str], bool] | None = None,
    outputs: AbstractSet[Identity] = frozenset(),
) -> Below:
    """List the files of a folder and of those below it, but for hidden ones.

    Links to other folders of it are followed if these have no other name here. *skipped* tells
    of a file or a folder by relative path whether it is left out, *outputs* are folders to be
    left out under any name.
    """
    walk = _Walk(top, skipped, outputs)
    return Below(
        files=tuple(sorted(walk.files)),
        linked=frozenset(walk.linked),
        leaving=tuple(sorted(walk.leaving)),
        unread=tuple(sorted(walk.unread)),
    )


class _Walk:
    def __init__(
        self, top: Path, skipped: Callable[[str], bool] | None, outputs: AbstractSet[Identity]
    ) -> None:
        self.top, self.skipped = str(top), skipped
        self.real = os.path.realpath(top)
        self.seen: set[Identity | None] = {None, *outputs}
        self.files: list[str] = []
        self.linked: set[str] = set()
        self.leaving: list[str] = []
        self.unread: list[tuple[str, str]] = []
        links = self.below("")
        while links:  # when all real folders are known, so that these keep their names
            name = links.pop(0)
            if not self._is_inside(name):
                self.leaving.append(name)
            elif identity(f"{self.top}/{name}") not in self.seen:
                links += self.below(name)

    def below(self, start: str) -> list[str]:
        """Walk real folders; return the links that were met."""
        links: list[str] = []
        waiting = [start]
        while waiting:
            name = waiting.pop()
            path = f"{self.top}/{name}" if name else self.top
            known = identity(path)
            if known in self.seen and name:
                continue
            found = list_folder(path)
            if found.error:
                self.unread.append((name, found.error))
            if name and is_output(path, found):
                continue
            self.seen.add(known)
            self.files += self._kept(name, found.files)
            self.linked.update(self._kept(name, found.linked))
            waiting += self._kept(name, found.folders)
            links += self._kept(name, found.links)
        return sorted(links)

    def _kept(self, folder: str, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            if name.startswith(".") or name == "node_modules":
                continue
            path = f"{folder}/{name}" if folder else name
            if self.skipped is None or not self.skipped(path):
                yield path

    def _is_inside(self, name: str) -> bool:
        return is_inside(Path(self.real), Path(self.top, name))
