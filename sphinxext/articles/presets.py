"""Presets: where well-known Astro themes keep their articles, and where they serve them."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


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
