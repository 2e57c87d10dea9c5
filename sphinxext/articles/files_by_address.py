"""Which file an address in an article means: beside it, in a ``public`` folder, below an alias."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .file_access import Door, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .settings import Collection


def find_file(
    collection: Collection, article: Path, address: str, *, picture: bool = False
) -> Path | Refusal | None:
    """Return the file that *address* means in an article, or why it may not be read.

    *picture* if it is that of the front matter. None if there is no such file.
    """
    door, refused = Door.of(collection), None
    for file in files_at(collection, article, address, picture=picture):
        refusal = door.refusal(file)
        if refusal is None:
            return file
        refused = refused or refusal
    return refused


def files_at(
    collection: Collection, article: Path, address: str, *, picture: bool = False
) -> Iterator[Path]:
    """Yield the existing files that *address* may mean; whether they may be read is not asked.

    Tried are the collection's aliases, for ``/…`` its ``public`` folders and the Astro project's
    root, for anything else the article's own folder. The *picture* of an article may be given
    relative to ``public`` as well, or to the one folder there that has it.
    """
    path = _path(collection, address)
    if not path or "\0" in path or "\\" in path or PureWindowsPath(path).drive:
        return
    candidates = _candidates(collection, article, path)
    if picture and ".." not in path.split("/"):
        candidates = chain(candidates, _below_public(collection, path.lstrip("/")))
    for candidate in candidates:
        file = Path(os.path.normpath(candidate))
        try:
            found = file.is_file()
        except OSError:  # longer than a name may be
            return
        if found:
            yield file


def _path(collection: Collection, address: str) -> str:
    """Return the path of an address; what begins with ``#`` is none, unless an alias does so."""
    sign = "#" if address.startswith("#") else ""
    if sign and not any(address.startswith(start) for start, _ in collection.aliases):
        return ""
    rest = address.removeprefix(sign)
    return unquote(sign + rest.partition("#")[0].partition("?")[0])


def _candidates(collection: Collection, article: Path, path: str) -> Iterator[Path]:
    for start, folder in collection.aliases:
        if path.startswith(start):
            yield folder / path[len(start) :].lstrip("/")
    if not path.startswith("/"):
        yield article.parent / path
        return
    yield from (folder / path.lstrip("/") for folder in collection.public)
    if (root := collection.astro) is not None:
        yield root / path.lstrip("/")


def _below_public(collection: Collection, path: str) -> Iterator[Path]:
    """Yield where a picture may lie that is given relative to ``public``, or to a folder of it."""
    for folder in collection.public:
        yield folder / path
        try:
            inner = [each for each in os.scandir(folder) if each.is_dir()]
            found = [Path(each.path, path) for each in inner if Path(each.path, path).is_file()]
        except OSError:
            continue
        if len(found) == 1:
            yield found[0]
