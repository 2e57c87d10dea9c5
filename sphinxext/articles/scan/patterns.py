"""Which files of a collection's folder are articles: those that its pattern fits, as in Astro."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch, fnmatchcase
from itertools import islice
from typing import TYPE_CHECKING

from ..catalogue.article import MARKDOWN
from ..file_access import Door, Refusal
from ..problems import Kind, Problem, shown
from ..symlinks import is_inside
from .folders import Below, Identity, files_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Collection as Container
    from pathlib import Path

    from ..settings import Collection


_BRACES = re.compile(r"\{([^{}]*)\}")
_BEGINNING = 512
_NAMED = 3
_LOOKED_AT = 1000
_NO_TEXT = frozenset({"image", "audio", "video", "font"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a search for articles leaves out.

    ``outputs`` are folders that are being built into, ``excluded`` tells of a collection's file
    or folder, by its path in it, whether the project leaves it out, and ``without_page`` of a
    generated page, by its name; ``suffixes`` are those that Markdown has.
    """

    outputs: frozenset[Identity] = frozenset()
    excluded: Callable[[Collection, str], bool] | None = None
    without_page: Callable[[str], bool] = lambda _docname: False
    suffixes: tuple[str, ...] = MARKDOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a collection's folder holds.

    ``articles`` are there in a stable order, ``refused`` would be some if they were no links that
    lead out, ``strange`` are the files that the pattern fits though they are no Markdown, and
    ``markdown`` tells whether there is any at all.
    """

    articles: tuple[Path, ...] = ()
    refused: tuple[Refusal, ...] = ()
    strange: tuple[Path, ...] = ()
    markdown: bool = False
    below: Below = field(default_factory=Below)


ANYWHERE = Bounds()


def list_collection(collection: Collection, bounds: Bounds = ANYWHERE) -> Listing:
    """List a collection's files, as Astro's glob loader finds them."""
    folder, excluded = collection.folder, bounds.excluded
    below = files_below(
        folder,
        skipped=None if excluded is None else lambda name: excluded(collection, name),
        outputs=bounds.outputs,
    )
    wanted = [each for pattern in collection.pattern for each in _of_python(pattern)]
    fitting = [
        name
        for name in below.files
        if any(_fits(name, pattern) for pattern in wanted)
        and not _is_excluded(name, collection.exclude)
    ]
    door = Door.of(collection)
    asked = {name: door.refusal(folder / name) for name in fitting if name in below.linked}
    refused = {name: refusal for name, refusal in asked.items() if refusal is not None}
    kept = [name for name in fitting if name not in refused]
    return Listing(
        articles=tuple(folder / name for name in kept if name.endswith(bounds.suffixes)),
        refused=tuple(each for name, each in refused.items() if name.endswith(bounds.suffixes)),
        strange=tuple(folder / name for name in kept if not name.endswith(bounds.suffixes)),
        markdown=any(name.endswith(bounds.suffixes) for name in below.files),
        below=below,
    )


def doubts(
    collection: Collection,
    found: Listing,
    *,
    known: Container[Path],
    others: Iterable[Collection],
    suffixes: tuple[str, ...],
) -> Iterator[Problem]:
    """Yield what the author should know of a collection's folder.

    *known* are files that are documents or data anyway, *others* are all collections.
    """
    prefix, folder = collection.prefix, collection.folder
    if not found.articles and not found.refused and found.markdown:
        yield about_collection(
            f"the pattern of {prefix!r} matches no file in {folder}",
            "a pattern such as **/*.{md,mdx}, which Python's glob can read",
            shown(collection.pattern),
        )
    if strange := [path for path in found.strange if path not in known and _is_text(path)]:
        yield about_collection(
            f"the pattern of {prefix!r} matches files in {folder} that are not Markdown",
            f"files that end in {', '.join(suffixes)}",
            _names([path.relative_to(folder).as_posix() for path in strange]),
        )
    folders = [each.folder for each in others]
    if missed := [
        name for name in found.below.leaving if _is_missed(folder / name, folders, suffixes)
    ]:
        yield about_collection(
            f"{prefix!r} has links to folders outside of {folder}, or to hidden ones;"
            " what is there is not read",
            "a collection of its own for such a folder",
            _names(missed),
        )
    for refusal in found.refused:
        yield replace(refusal, accepted="a collection of its own for what it leads to").problem(
            "the article", str(refusal.file)
        )
    for name, reason in found.below.unread:
        yield Problem(kind=Kind.FILE, path=str(folder / name), message=f"cannot be read: {reason}")


def about_collection(message: str, accepted: str, value: str) -> Problem:
    """Return a problem of the option that names the collections."""
    return Problem(
        kind=Kind.COLLECTION,
        key="articles_collections",
        value=value,
        message=message,
        accepted=accepted,
    )


def _names(names: Sequence[str]) -> str:
    """Name the first of many."""
    more = [f"and {len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return ", ".join((*names[:_NAMED], *more))


def _is_text(path: Path) -> bool:
    """Tell whether a file may have been meant for reading: no picture, no archive, no program."""
    kind = mimetypes.guess_type(path.name)[0] or ""
    if kind.partition("/")[0] in _NO_TEXT:
        return False
    try:
        with path.open("rb") as stream:
            beginning = stream.read(_BEGINNING)
    except OSError:
        return False
    try:
        return "\0" not in beginning.decode()
    except UnicodeDecodeError as error:
        return error.start > len(beginning) - 4 > 0  # a character may be cut off


def _is_missed(folder: Path, others: Iterable[Path], suffixes: tuple[str, ...]) -> bool:
    """Tell whether a folder elsewhere has articles, at its top or one below, and is not read."""
    if any(is_inside(other, folder) for other in others):
        return False
    found = (path for pattern in ("*", "*/*") for path in folder.glob(pattern))
    return any(path.name.endswith(suffixes) for path in islice(found, _LOOKED_AT))


def _is_excluded(name: str, patterns: Iterable[str]) -> bool:
    # fnmatch's ** needs a folder above; with the slash in front, none will do.
    return any(
        fnmatch(each, written)
        for pattern in patterns
        for written in _of_python(pattern)
        for each in (name, f"/{name}")
    )


def _fits(name: str, pattern: str) -> bool:
    """Match a path as Python's glob does: ``**`` is any folders, ``*`` stays in one."""
    wanted = pattern.removeprefix("./").split("/")
    reached = _reached({0}, wanted)
    for part in name.split("/"):
        further = {
            at if wanted[at] == "**" else at + 1
            for at in reached
            if at < len(wanted) and (wanted[at] == "**" or fnmatchcase(part, wanted[at]))
        }
        reached = _reached(further, wanted)
    return len(wanted) in reached


def _reached(places: set[int], wanted: Sequence[str]) -> set[int]:
    """Add where one is as well, since ``**`` may stand for no folder."""
    found = set(places)
    for at, part in enumerate(wanted):
        if at in found and part == "**":
            found.add(at + 1)
    return found


def _of_python(pattern: str) -> Iterator[str]:
    """Write a pattern of JavaScript's globs, such as ``**/[^_]*.{md,mdx}``, as Python has it."""
    if (braces := _BRACES.search(pattern)) is None:
        yield pattern.replace("[^", "[!")
        return
    for choice in braces[1].split(","):
        yield from _of_python(pattern[: braces.start()] + choice + pattern[braces.end() :])
