"""How an Astro project lays out its files: its root, ``public/``, aliases, and files written as
an address."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .settings import Collection

_MARKS = ("astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.mts")
_DEEPEST = 8


def astro_root(folder: Path) -> Path | None:
    """Return the Astro project that a folder of content lies in, by its configuration file."""
    for parent in (folder, *folder.parents)[:_DEEPEST]:
        if any((parent / mark).is_file() for mark in _MARKS):
            return parent
    return None


def find_file(collection: Collection, article: Path, address: str) -> Path | None:
    """Return the existing file that *address* means in an article.

    Tried are the collection's aliases, for ``/…`` its ``public`` folders and the Astro project's
    root, for anything else the article's own folder.
    """
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path or "\0" in path:
        return None
    for candidate in _candidates(collection, article, path):
        file = Path(os.path.normpath(candidate))
        try:
            if file.is_file():
                return file
        except OSError:  # longer than a name may be
            return None
    return None


def _candidates(collection: Collection, article: Path, path: str) -> Iterator[Path]:
    for start, folder in collection.aliases:
        if path.startswith(start):
            yield folder / path[len(start) :].lstrip("/")
    if not path.startswith("/"):
        yield article.parent / path
        return
    yield from (folder / path.lstrip("/") for folder in collection.public)
    if (root := astro_root(collection.folder)) is not None:
        yield root / path.lstrip("/")
