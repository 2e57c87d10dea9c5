"""What the pure floor needs to know of the configuration, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from .frontmatter.taxonomies import BUILT_IN, Taxonomy
from .languages import language_in, language_of, site_language
from .unsafe_schemes import leads_elsewhere

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from .schema import Schema

SERIES_FOLDER = "series"
"""Where the pages of series stand, as those of a taxonomy stand in a folder of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A mounted folder: documents ``<prefix>/<id>``.

    ``folder`` is absolute, ``written`` is what names it in ``conf.py``. ``url`` is where Astro
    serves the collection, ``public`` are the folders of files served as they are, ``aliases`` map
    beginnings of paths to folders, ``astro`` is the root of the Astro project that the folder lies
    in, if it lies in one. ``lang``
    is the language of its articles that say nothing else, ``home`` that of those whose path names
    none either. ``title`` and ``description`` are those of its index.
    """

    prefix: str
    folder: Path
    written: str = ""
    pattern: tuple[str, ...] = ("**/*.{md,mdx}",)
    exclude: tuple[str, ...] = ()
    url: str = ""
    public: tuple[Path, ...] = ()
    aliases: tuple[tuple[str, Path], ...] = ()
    astro: Path | None = None
    lang: str = ""
    home: str = ""
    title: str = ""
    description: str = ""


def innermost(collections: Iterable[Collection], path: Path) -> Collection | None:
    """Return the collection that a file belongs to, the innermost of several."""
    around = [each for each in collections if path.is_relative_to(each.folder)]
    return max(around, key=lambda each: len(each.folder.parts), default=None)


def names_of(collections: Iterable[Collection]) -> dict[str, str]:
    """Map what Astro may call a collection, its prefix or its folder's name, to the prefix."""
    listed = tuple(collections)
    folders = {collection.folder.name: collection.prefix for collection in reversed(listed)}
    return folders | {collection.prefix: collection.prefix for collection in listed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What addresses may lead to besides articles.

    ``urls`` are pairs of a collection's address on the site and its document prefix, the longest
    first; ``folders`` pairs of a prefix and its folder; ``files`` the documents of the source
    directory ``root`` by path; ``sites`` the site's own addresses, the longest first, as
    ``https://example.org`` or ``https://example.org/project``.
    ``collections`` say where pictures are looked for.
    """

    urls: tuple[tuple[str, str], ...] = ()
    folders: tuple[tuple[str, Path], ...] = ()
    root: Path = Path()
    files: Mapping[str, str] = field(default_factory=dict)
    sites: tuple[str, ...] = ()
    collections: tuple[Collection, ...] = ()

    documents: frozenset[str] = field(init=False, repr=False, default=frozenset())
    """The names of the source directory's own documents."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "documents", frozenset(self.files.values()))

    def without(self, hidden: Container[str]) -> Places:
        """Return the places without the documents that are withheld."""
        kept = {path: name for path, name in self.files.items() if name not in hidden}
        return replace(self, files=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRule:
    """Feeds of a group, such as ``tags``: the pattern of their paths, and what they are like.

    ``format`` is ``atom``, ``rss`` or ``json``, ``content`` is ``full``, ``excerpt`` or
    ``description``. Titles say ``with_series`` which part of one an article is; what is
    ``archived`` has all articles.
    """

    group: str
    path: str
    format: str
    content: str
    limit: int
    with_series: bool = False
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that decides what the catalogue holds. ``shown`` are the ``-t`` tags in force.

    ``language`` is the site's, if ``conf.py`` has ``told_language``; ``languages`` are those that
    folders and names of files may say, ``locales`` further names of these. ``preview`` is a
    picture for links to pages that have none, a file or an address, and its text alternative.

    ``clock`` says where ``now`` comes from, unless it is the machine's own clock.
    ``schemas`` are by the prefix of their collection, or by folder of the source directory.
    ``pictures`` is how the addresses of those on other sites must begin; None if they may anyhow.
    Nothing here is a set: keys are made of the settings, and sets are written in any order.
    """

    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    clock: str = ""
    zone: tzinfo = UTC
    shown: tuple[str, ...] = ()
    strict: bool = False
    merge_terms: bool = False
    unknown_terms: str = "ignore"
    words_per_minute: int = 220
    taxonomies: tuple[Taxonomy, ...] = BUILT_IN
    schemas: tuple[tuple[str, Schema], ...] = ()
    language: str = "en"
    told_language: bool = False
    languages: tuple[str, ...] = ()
    locales: tuple[tuple[str, str], ...] = ()
    feeds: tuple[FeedRule, ...] = ()
    preview: tuple[str, str] = ("", "")
    pictures: tuple[str, ...] | None = None

    def may_show(self, address: str) -> bool:
        """Tell whether a picture may be shown, in pages or in what they say of themselves."""
        if self.pictures is None or not leads_elsewhere(address):
            return True
        return address.startswith(self.pictures)

    def language_of(self, tag: str) -> str:
        """Return the language that a tag counts as; the site's, if there is none."""
        if not tag:
            return site_language(self.language, self.languages)
        named = {name.lower(): language for name, language in self.locales}
        tag = named.get(tag.replace("_", "-").lower(), tag)
        return language_of(tag, self.language, self.languages)

    def language_in(self, path: str) -> str:
        """Return the language that the path of a file says; empty if it says none."""
        return language_in(path, self.languages, self.locales)

    @property
    def timeless(self) -> Settings:
        """The same settings at no time in particular, to compare two builds by."""
        return replace(self, now=datetime.min.replace(tzinfo=UTC), clock="")

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
