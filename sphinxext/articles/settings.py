"""What the pure floor needs to know of the configuration, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A mounted folder: documents ``<prefix>/<id>``.

    ``folder`` is absolute. ``url`` is where Astro serves the collection, ``public`` are the
    folders of files served as they are, ``aliases`` map beginnings of paths to folders.
    """

    prefix: str
    folder: Path
    pattern: tuple[str, ...] = ("**/*.{md,mdx}",)
    exclude: tuple[str, ...] = ()
    url: str = ""
    public: tuple[Path, ...] = ()
    aliases: tuple[tuple[str, Path], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """A way of sorting articles: ``name`` is also the folder of its pages and its term file."""

    name: str
    singular: str
    keys: tuple[str, ...]
    title: str = ""


TAGS = Taxonomy(name="tags", singular="tag", keys=("tags", "tag"))
CATEGORIES = Taxonomy(name="categories", singular="category", keys=("category", "categories"))
AUTHORS = Taxonomy(name="authors", singular="author", keys=("author", "authors"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that decides what the catalogue holds. ``shown`` are the ``-t`` tags in force."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    zone: tzinfo = UTC
    shown: frozenset[str] = frozenset()
    strict: bool = False
    merge_terms: bool = False
    unknown_terms: str = "ignore"
    words_per_minute: int = 220
    taxonomies: tuple[Taxonomy, ...] = (TAGS, CATEGORIES, AUTHORS)

    @property
    def timeless(self) -> Settings:
        """The same settings at no time in particular, to compare two builds by."""
        return replace(self, now=datetime.min.replace(tzinfo=UTC))
