"""How an Astro project lays out its files: its root, aliases, languages, and themes' folders."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .javascript_literals import strings
from .languages import Locales, is_tag
from .symlinks import is_inside, read_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .javascript_literals import Path as Literals

_MARKS = ("astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.mts")
_DEEPEST = 8
_STRING = r'(?P<text>"(?:[^"\\]|\\.)*+(?:"|\\?\Z))'
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)", re.DOTALL)
_TRAILING_COMMA = re.compile(rf"{_STRING}|,(?P<end>\s*[}}\]])")


def astro_root(folder: Path) -> Path | None:
    """Return the Astro project that a folder of content lies in, by its configuration file."""
    for parent in (folder, *folder.parents)[:_DEEPEST]:
        if any((parent / mark).is_file() for mark in _MARKS):
            return parent
    return None


def aliases_of(root: Path) -> tuple[tuple[str, Path], ...]:
    """Return what paths may begin with, the longest first, and the folders that stands for.

    ``vite.resolve.alias`` of ``astro.config``, ``compilerOptions.paths`` of ``tsconfig.json``, as
    Vite reads it for Astro, and the usual ``@/`` and ``~/`` for ``src``. One beginning may stand
    for several folders, tried in turn. What has no slash at its end is a whole path, and stands for
    a file. Those that lead out of the project are none: strangers may write these files.
    """
    found = {"@/": [root / "src"], "~/": [root / "src"]}
    for source in (_of_typescript(root), _of_vite(root)):
        said: dict[str, list[Path]] = {}
        for start, path in source:
            if start.endswith("/") or not path.is_dir():
                said.setdefault(start, []).append(path)
        found |= said
    return tuple(
        (start, path)
        for start in sorted(found, key=lambda start: (-len(start), start))
        for path in found[start]
        if is_inside(root, path)
    )


def _of_typescript(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the paths of ``tsconfig.json``: of whole folders, ``@img/*``, or of one file.

    https://www.typescriptlang.org/tsconfig/#paths
    """
    options = _tsconfig(root / "tsconfig.json").get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    base = root / str(options.get("baseUrl") or ".")
    paths = options.get("paths")
    for pattern, targets in paths.items() if isinstance(paths, dict) else ():
        start = pattern.removesuffix("*")
        if not start.strip("/") or (start != pattern and not start.endswith("/")):
            continue
        for target in targets if isinstance(targets, list) else ():
            yield start, Path(os.path.normpath(base / str(target).removesuffix("*")))


def _of_vite(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the aliases of Vite that are plain strings; ``/src`` is below the project's root.

    They are an object or a list, and mean a file as well as what begins with them and a slash:
    https://vite.dev/config/shared-options#resolve-alias
    """
    listed: dict[int, dict[str, str]] = {}
    for path, value in _configured(root):
        match path:
            case ("vite", "resolve", "alias", str(start)):
                yield from _meant_by_vite(root, start, value)
            case ("vite", "resolve", "alias", int(place), "find" | "replacement" as key):
                listed.setdefault(place, {})[key] = value
    for each in listed.values():
        if each.keys() == {"find", "replacement"}:
            yield from _meant_by_vite(root, each["find"], each["replacement"])


def _meant_by_vite(root: Path, start: str, target: str) -> Iterator[tuple[str, Path]]:
    start = start.removesuffix("*").removesuffix("/")
    if start:
        path = Path(os.path.normpath(root / target.lstrip("/")))
        yield from ((f"{start}/", path), (start, path))


def locales_of(root: Path) -> Locales:
    """Return the languages that ``astro.config`` declares, for Astro or for Starlight.

    Each is written as its folder is, if only capitals differ: pages stand below the language.
    """
    entries = [*_of_astro(root), *_of_starlight(root)]
    known = [
        (next((name for name in names if name.lower() == language.lower()), language), names)
        for language, names in entries
        if is_tag(language)
    ]
    return Locales(
        tags=tuple(dict.fromkeys(language for language, _ in known)),
        names=tuple(
            dict.fromkeys(
                (name, language)
                for language, names in known
                for name in names
                if name not in {"", language}
            )
        ),
        home=next((language for language, names in known if "" in names), ""),
    )


def _of_astro(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the language of each entry of ``i18n.locales``, and what else it goes by.

    An entry is a language, or ``{path, codes}``, of which the first code counts:
    https://docs.astro.build/en/reference/configuration-reference/#i18nlocales
    """
    names: dict[int, list[str]] = {}
    codes: dict[int, list[str]] = {}
    for path, value in _configured(root):
        match path:
            case ("i18n", "locales", int(place)) | ("i18n", "locales", int(place), "codes", _):
                codes.setdefault(place, []).append(value)
            case ("i18n", "locales", int(place), "path"):
                names.setdefault(place, []).append(value.strip("/"))
    for place, (language, *others) in codes.items():
        yield language, names.get(place, []) + others


def _of_starlight(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the language of each of Starlight's ``locales``, which are by folder, and that folder.

    What lies in none is ``root``: https://starlight.astro.build/reference/configuration/#locales
    """
    found: dict[str, str] = {}
    for path, value in _configured(root):
        match path:
            case ("locales", str(folder), "lang"):
                found[folder] = value
            case ("locales", str(folder), "label"):
                found.setdefault(folder, folder)
    for folder, language in found.items():
        yield language, ["" if folder == "root" else folder]


def _configured(root: Path) -> list[tuple[Literals, str]]:
    """Return the plain strings of an Astro project's configuration."""
    for mark in _MARKS:
        try:
            return list(strings(read_inside(root, root / mark)))
        except (OSError, ValueError):
            continue
    return []


def _tsconfig(path: Path) -> dict[str, Any]:
    """Read JSON with comments and trailing commas; what cannot be read says nothing."""
    try:
        text = read_inside(path.parent, path)
        text = _COMMENT.sub(lambda found: found["text"] or "", text)
        data = json.loads(_TRAILING_COMMA.sub(lambda found: found["text"] or found["end"], text))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


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
