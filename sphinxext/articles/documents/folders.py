"""Which folders and files are no sources: outputs of builds, copies by link, what is excluded."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import compile_matchers

from ..scan.folders import OUTPUT_MARK, Folder, identity, is_output, list_folder, upwards
from ..storage import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from ..scan.folders import Identity
    from ..settings import Collection

    _Match = Callable[[str], object]

_MARK = b"What is in this folder has been written by sphinx-build, and is no source of it.\n"
_ANY_NAME = ("\1", "\1/\1")
_SPECIAL = str.maketrans({"*": "[*]", "?": "[?]", "[": "[\\[]"})


def mark_output(output: Path, sources: Iterable[Path], *, known: bool) -> None:
    """Leave a mark in an output folder, so that no later build reads it as a source.

    Most builders leave none: what ``-b text`` writes could be anybody's, and may lie among the
    sources of another project, or of this one later. Where the folder is *known* by what Sphinx
    leaves there at the end, only one among sources is marked, from the beginning.
    """
    real = output.resolve()
    inside = any(real.is_relative_to(each) for each in sources)
    if (inside or not known) and not any(each.is_relative_to(real) for each in sources):
        write_whole(output / OUTPUT_MARK, _MARK)


def written_among(
    output: Path, sources: Iterable[Path], collections: Sequence[Collection], *, apart: bool
) -> Iterator[tuple[Collection, Path]]:
    """Yield the collections whose pages would be written among files of authors, and where.

    Where the output folder lies around sources, as that of a whole repository does, a folder of
    pages may be one of articles as well, if the builder writes pages *apart* from each other.
    """
    real = output.resolve()
    yield from ((each, real) for each in collections if each.folder == real)
    inner = [each for each in sources if each.is_relative_to(real)]
    for collection in collections if apart else ():
        pages = (real / collection.prefix).resolve()
        if any(pages.is_relative_to(each) for each in inner):
            yield collection, pages


class Excluded:
    """Tells of the files of collections whether ``exclude_patterns`` leaves them out.

    A pattern may mean the path below the source directory, the path below the collection, or the
    path of the document. One that fits a collection's whole folder is there to keep Sphinx from
    reading it, and says nothing of the collection.
    """

    def __init__(self, patterns: Iterable[str], source: Path) -> None:
        self.patterns = list(patterns)
        self.source = source.resolve()
        self._known: dict[Collection, tuple[str | None, list[_Match]]] = {}

    def __call__(self, collection: Collection, name: str) -> bool:
        """Ask of a file or a folder, by its path in the collection."""
        if not self.patterns:
            return False
        if collection not in self._known:
            self._known[collection] = self._prepared(collection)
        below, matches = self._known[collection]
        if any(match(each) for match in matches for each in upwards(collection.prefix)):
            return True
        names = {name, f"{collection.prefix}/{name}".lstrip("/")}
        if below is not None:
            names.add(f"{below}/{name}")
        return any(match(_normal(each)) for match in matches for each in names)

    def pages(self, collections: Iterable[Collection]) -> Callable[[str], bool]:
        """Return what tells of a generated page, by its name, whether it is left out."""
        folders = [below for each in collections if (below := self._below(each)) is not None]
        matches: list[_Match] = [
            match
            for match in compile_matchers(self.patterns)
            if not any(_fits_all(match, folder) for folder in folders)
        ]
        return lambda docname: any(match(each) for match in matches for each in upwards(docname))

    def _prepared(self, collection: Collection) -> tuple[str | None, list[_Match]]:
        below, matches = self._below(collection), compile_matchers(self.patterns)
        if below is None:
            return None, [*matches]
        return below, [match for match in matches if not _fits_all(match, below)]

    def _below(self, collection: Collection) -> str | None:
        """Return where in the source directory a collection lies; None if it lies elsewhere."""
        if not collection.folder.is_relative_to(self.source):
            return None
        return collection.folder.relative_to(self.source).as_posix()


def _fits_all(match: _Match, folder: str) -> bool:
    """Tell whether a pattern fits all that is in a folder."""
    inside = (f"{folder}/{each}" for each in _ANY_NAME)
    return any(map(match, upwards(folder))) or any(map(match, inside))


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder that is walked: by which path, and what stands above it."""

    name: str
    above: tuple[Identity | None, ...]
    seen: set[Identity | None] | None = None
    inside: bool = False


def left_out(
    source: Path,
    exclude: Iterable[str],
    collections: Sequence[Collection],
    outputs: AbstractSet[Identity],
    suffixes: Sequence[str],
) -> Iterator[str]:
    """Yield patterns, as in ``exclude_patterns``, for what is no document of *source*.

    Those are outputs of builds, links that lead back up, or on and on, and the Markdown files of
    collections, which are documents under another name. Everything else in a collection's folder
    stays what it is.
    """
    for pattern, _ in _left_out(source, exclude, collections, outputs, suffixes):
        yield pattern


def always_left_out(
    source: Path,
    exclude: Iterable[str],
    collections: Sequence[Collection],
    suffixes: Sequence[str],
) -> list[str]:
    """Return those of :func:`left_out` that are the same in each build: all but its outputs."""
    found = _left_out(source, exclude, collections, frozenset(), suffixes)
    return sorted(pattern for pattern, is_built in found if not is_built)


def _left_out(
    source: Path,
    exclude: Iterable[str],
    collections: Sequence[Collection],
    outputs: AbstractSet[Identity],
    suffixes: Sequence[str],
) -> Iterator[tuple[str, bool]]:
    """Yield each pattern, and whether it stands for an output of a build."""
    matches = compile_matchers(exclude)
    folders = [each.folder for each in collections]
    top = identity(source)
    waiting = [_Place("", (top,))]
    while waiting:
        place = waiting.pop()
        path = f"{source}/{place.name}".rstrip("/")
        found = list_folder(path)
        if place.name and is_output(path, found):
            yield _pattern(place.name), True
            continue
        inside = place.inside or _is_in(path, place, folders)
        if inside and not place.inside:
            name = _pattern(place.name)
            yield from ((f"{name}/**{_pattern(suffix)}", False) for suffix in suffixes)
        for name, is_link in _folders(found):
            below = f"{place.name}/{name}".lstrip("/")
            if any(match(_normal(below)) for match in matches):
                continue
            known = identity(f"{path}/{name}")
            again = known in place.above or (place.seen is not None and known in place.seen)
            if again or known in outputs:
                yield _pattern(below), not again
                continue
            seen = place.seen
            if is_link and seen is None:
                seen = set()  # a link may lead to a copy of anything, but not on and on
            if seen is not None:
                seen.add(known)
            waiting.append(_Place(below, (*place.above, known), seen, inside))


def _folders(found: Folder) -> Iterator[tuple[str, bool]]:
    yield from ((name, False) for name in found.folders)
    yield from ((name, True) for name in found.links)


def _is_in(path: str, place: _Place, folders: Iterable[Path]) -> bool:
    if not place.name:
        return False
    real = Path(os.path.realpath(path))
    return any(real.is_relative_to(folder) for folder in folders)


def _pattern(path: str) -> str:
    """Return a pattern that fits this path alone."""
    return _normal(path).translate(_SPECIAL)


def _normal(path: str) -> str:
    """Spell a path as Sphinx does before it compares it."""
    return unicodedata.normalize("NFC", path)
