"""How an Astro project lays out its files: its root, ``public/``, aliases, and files written as
an address."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .settings import Collection

_MARKS = ("astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.mts")
_DEEPEST = 8
_STRING = r'(?P<text>"(?:[^"\\]|\\.)*")'
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*|/\*.*?\*/", re.DOTALL)
_TRAILING_COMMA = re.compile(rf"{_STRING}|,(?P<end>\s*[}}\]])")


@cache
def astro_root(folder: Path) -> Path | None:
    """Return the Astro project that a folder of content lies in, by its configuration file."""
    for parent in (folder, *folder.parents)[:_DEEPEST]:
        if any((parent / mark).is_file() for mark in _MARKS):
            return parent
    return None


def aliases_of(root: Path) -> dict[str, Path]:
    """Return what paths may begin with: ``compilerOptions.paths`` of ``tsconfig.json``, as Vite
    reads it for Astro, and the usual ``@/`` and ``~/`` for ``src``."""
    options = _tsconfig(root / "tsconfig.json").get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    base = root / str(options.get("baseUrl") or ".")
    paths = options.get("paths")
    found = {
        pattern.removesuffix("*"): (base / str(targets[0]).removesuffix("*")).resolve()
        for pattern, targets in (paths.items() if isinstance(paths, dict) else ())
        if pattern.endswith("/*") and isinstance(targets, list) and targets
    }
    return {"@/": root / "src", "~/": root / "src"} | found


def _tsconfig(path: Path) -> dict[str, Any]:
    """Read JSON with comments and trailing commas; what cannot be read says nothing."""
    try:
        text = path.read_text(encoding="utf-8")
        text = _COMMENT.sub(lambda found: found["text"] or "", text)
        data = json.loads(_TRAILING_COMMA.sub(lambda found: found["text"] or found["end"], text))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def find_file(collection: Collection, article: Path, address: str) -> Path | None:
    """Return the existing file that *address* means in an article.

    Tried are the collection's aliases, for ``/…`` its ``public`` folders and the Astro project's
    root, for anything else the article's own folder. Files outside of all these stay private.
    """
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path or "\0" in path:
        return None
    for candidate in _candidates(collection, article, path):
        file = Path(os.path.normpath(candidate))
        try:
            if file.is_file() and _is_offered(collection, file.resolve()):
                return file
        except OSError:  # longer than a name may be
            return None
    return None


def _is_offered(collection: Collection, file: Path) -> bool:
    root = astro_root(collection.folder) or collection.folder.parent
    folders = (root, *collection.public, *(folder for _, folder in collection.aliases))
    return any(file.is_relative_to(folder.resolve()) for folder in folders)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """The layout of one theme: ``folders`` below the Astro project, the newest layout first."""

    folders: tuple[str, ...]
    url: str
    pattern: str = "**/*.{md,mdx}"

    def folder(self, root: Path) -> Path:
        """Return the folder of articles below *root*; the first where there is none."""
        candidates = [root / each for each in self.folders]
        return next((each for each in candidates if each.is_dir()), candidates[0])


PRESETS: Mapping[str, Preset] = MappingProxyType({
    "astro-blog": Preset(folders=("src/content/blog",), url="/blog"),
    "astropaper": Preset(
        folders=("src/data/blog", "src/content/blog"), url="/posts", pattern="**/[^_]*.{md,mdx}"
    ),
    "fuwari": Preset(folders=("src/content/posts",), url="/posts"),
    "starlight": Preset(
        folders=("src/content/docs",), url="/", pattern="**/[^_]*.{md,mdx}"
    ),
})  # fmt: skip
"""The official blog template, AstroPaper, Fuwari and Starlight, by the names they go by."""
