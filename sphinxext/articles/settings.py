"""What the pure floor needs to know of the configuration, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .schema import Schema


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


def names_of(collections: Iterable[Collection]) -> dict[str, str]:
    """Map what Astro may call a collection, its prefix or its folder's name, to the prefix."""
    listed = tuple(collections)
    folders = {each.folder.name: each.prefix for each in reversed(listed)}
    return folders | {each.prefix: each.prefix for each in listed}


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
    """Everything that decides what the catalogue holds. ``shown`` are the ``-t`` tags in force.

    ``schemas`` are by the prefix of their collection, or by folder of the source directory.
    """

    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    zone: tzinfo = UTC
    shown: frozenset[str] = frozenset()
    strict: bool = False
    merge_terms: bool = False
    unknown_terms: str = "ignore"
    words_per_minute: int = 220
    taxonomies: tuple[Taxonomy, ...] = (TAGS, CATEGORIES, AUTHORS)
    schemas: tuple[tuple[str, Schema], ...] = ()

    @property
    def timeless(self) -> Settings:
        """The same settings at no time in particular, to compare two builds by."""
        return replace(self, now=datetime.min.replace(tzinfo=UTC))

    @property
    def models(self) -> tuple[str, ...]:
        """What the project's own models are: another one may give other values."""
        return tuple(schema.fingerprint for _, schema in self.schemas if schema.model is not None)

    def schema_of(self, prefix: str) -> Schema | None:
        """Return the schema of a collection."""
        return dict(self.schemas).get(prefix)

    def schema_above(self, docname: str) -> Schema | None:
        """Return the schema of the innermost folder that a source document lies in."""
        schemas, folder = dict(self.schemas), docname.rpartition("/")[0]
        while folder and folder not in schemas:
            folder = folder.rpartition("/")[0]
        return schemas.get(folder)
