"""How an Astro project lays out its files: its root, ``public/``, aliases, and files written as
an address."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from .literals import ITEM, strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .settings import Collection

_MARKS = ("astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.mts")
_DEEPEST = 8
_STRING = r'(?P<text>"(?:[^"\\]|\\.)*+(?:"|\\?\Z))'
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)", re.DOTALL)
_TRAILING_COMMA = re.compile(rf"{_STRING}|,(?P<end>\s*[}}\]])")


@cache
def astro_root(folder: Path) -> Path | None:
    """Return the Astro project that a folder of content lies in, by its configuration file."""
    for parent in (folder, *folder.parents)[:_DEEPEST]:
        if any((parent / mark).is_file() for mark in _MARKS):
            return parent
    return None


def aliases_of(root: Path) -> dict[str, Path]:
    """Return what paths may begin with, the longest first, and the folders that stands for.

    ``vite.resolve.alias`` of ``astro.config``, ``compilerOptions.paths`` of ``tsconfig.json``, as
    Vite reads it for Astro, and the usual ``@/`` and ``~/`` for ``src``.
    """
    options = _tsconfig(root / "tsconfig.json").get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    base = root / str(options.get("baseUrl") or ".")
    paths = options.get("paths")
    found = {
        pattern.removesuffix("*"): (base / str(targets[0]).removesuffix("*")).resolve()
        for pattern, targets in (paths.items() if isinstance(paths, dict) else ())
        if pattern.endswith("/*") and isinstance(targets, list) and targets
    }
    found = {"@/": root / "src", "~/": root / "src"} | found | dict(_of_vite(root))
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _of_vite(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the aliases of Vite that are plain strings; ``/src`` is below the project's root.

    https://vite.dev/config/shared-options#resolve-alias
    """
    for path, value in _configured(root):
        if path[:-1] == ("vite", "resolve", "alias") and path[-1].strip("/"):
            folder = Path(os.path.normpath(root / value.lstrip("/")))
            yield f"{path[-1].removesuffix('*').removesuffix('/')}/", folder


def locales_of(root: Path) -> tuple[str, ...]:
    """Return the languages that ``i18n.locales`` of ``astro.config`` names.

    https://docs.astro.build/en/guides/internationalization/
    """
    listed = ("i18n", "locales", ITEM)
    wanted = {listed, (*listed, "codes", ITEM)}
    return tuple(dict.fromkeys(value for path, value in _configured(root) if path in wanted))


def _configured(root: Path) -> list[tuple[tuple[str, ...], str]]:
    """Return the plain strings of an Astro project's configuration."""
    for mark in _MARKS:
        try:
            return list(strings((root / mark).read_text(encoding="utf-8")))
        except (OSError, ValueError):
            continue
    return []


def _tsconfig(path: Path) -> dict[str, Any]:
    """Read JSON with comments and trailing commas; what cannot be read says nothing."""
    try:
        text = path.read_text(encoding="utf-8")
        text = _COMMENT.sub(lambda found: found["text"] or "", text)
        data = json.loads(_TRAILING_COMMA.sub(lambda found: found["text"] or found["end"], text))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def find_file(
    collection: Collection, article: Path, address: str, *, picture: bool = False
) -> Path | None:
    """Return the existing file that *address* means in an article.

    Tried are the collection's aliases, for ``/…`` its ``public`` folders and the Astro project's
    root, for anything else the article's own folder. The *picture* of an article may be given
    relative to ``public`` as well, or to the one folder there that has it. Files outside of all
    these stay private.
    """
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path or "\0" in path:
        return None
    candidates = _candidates(collection, article, path)
    if picture and ".." not in path.split("/"):
        candidates = chain(candidates, _below_public(collection, path.lstrip("/")))
    for candidate in candidates:
        file = Path(os.path.normpath(candidate))
        try:
            if file.is_file() and _is_offered(collection, file.resolve()):
                return file
        except OSError:  # longer than a name may be
            return None
    return None


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
