"""What views are made of: plain values, from which widgets make nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..catalogue.series import Series

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.publication_gate import Withheld
    from ..catalogue.terms import Term
    from ..dates import Moment
    from .pictures import Picture
    from .selection import Query


class Request(NamedTuple):
    """What a placeholder stands for. ``name`` is a slug or label, ``extra`` a taxonomy.

    ``language`` is one that is asked for, :data:`..languages.ANY` for all; else it is the
    document's. A list asks for a ``query``, for these ``fields`` of each article, and by what to
    ``group`` them; one that is in pages has for ``name`` the document it begins with. ``picks`` are
    the taxonomies that readers may filter it by, None if it has no filter. Series that are shown
    ``elsewhere`` on the page are left out, by whatever name they go there.
    """

    what: str
    docname: str
    name: str = ""
    extra: str = ""
    language: str = ""
    query: Query | None = None
    fields: tuple[str, ...] = ()
    group: str = ""
    picks: tuple[str, ...] | None = None
    elsewhere: tuple[str, ...] = ()


class Link(NamedTuple):
    """A page of this project and the text that leads there; no docname, no link."""

    text: str
    docname: str = ""


def link_to(catalogue: Catalogue, text: str, docname: str) -> Link:
    """Return the way to a page; the text alone if the page is left out."""
    return Link(text, docname if catalogue.has_page(docname) else "")


def link_of(catalogue: Catalogue, found: Series | Term | str) -> Link:
    """Return the way to the page of a series or a term; of one without a page, its name."""
    if isinstance(found, str):
        return Link(found)
    name = found.title if isinstance(found, Series) else found.label
    return link_to(catalogue, name, found.docname)


def links_of(catalogue: Catalogue, docname: str, taxonomy: str) -> tuple[Link, ...]:
    """Return the ways to an article's terms, in its own order."""
    return tuple(link_of(catalogue, each) for each in catalogue.terms_of(docname, taxonomy))


class Entry(NamedTuple):
    """One article in a list, with what the list shows of it.

    ``terms`` are by taxonomy. ``excerpt`` tells whether the article's excerpt is shown, too, which
    is no part of the catalogue.
    """

    link: Link
    language: str
    label: Withheld | None = None
    date: Moment | None = None
    updated: Moment | None = None
    description: str = ""
    picture: Picture | None = None
    excerpt: bool = False
    minutes: int = 0
    series: Link | None = None
    terms: tuple[tuple[str, tuple[Link, ...]], ...] = ()


class Group(NamedTuple):
    """Articles below one heading; one group without a heading if there are none."""

    heading: Link
    entries: tuple[Entry, ...]


class Choice(NamedTuple):
    """A term that readers may pick, and which ``articles`` of the list have it, counted from 0."""

    label: str
    key: str
    articles: tuple[int, ...]


class Filter(NamedTuple):
    """The terms of a taxonomy among which readers may pick; it may have a ``title``."""

    taxonomy: str
    title: str
    choices: tuple[Choice, ...]


class Unknown(NamedTuple):
    """A request names what the catalogue has not; ``accepted`` are the names it has, if few.

    ``what`` is the kind of thing, ``nearest`` the name that may be meant. Without a name, the page
    itself is none.
    """

    name: str
    accepted: tuple[str, ...] = ()
    what: str = ""
    nearest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A term or a series in a list, and how many articles it has; a series may be ``complete``."""

    link: Link
    count: int
    description: str = ""
    complete: bool | None = None
    picture: Picture | None = None
    date: Moment | None = None


class CountedList(NamedTuple):
    """Terms or series in order, and the ``fields`` that are shown of each."""

    entries: tuple[Counted, ...]
    fields: tuple[str, ...] = ()


class Neighbour(NamedTuple):
    """Another page of a list: where it is, and the dates that it begins and ends with.

    The first page of a list has no end: what comes next appears there. Where a list does not go
    by date, neither is known.
    """

    docname: str
    start: Moment | None = None
    end: Moment | None = None


class ArticleList(NamedTuple):
    """Articles in groups, one without a heading if they are in none, and the pages around.

    ``fields`` are what is shown of each, in this order. ``dated`` tells that newer pages come
    before older ones, ``grouped`` what the groups are. ``unknown`` are names in the query that
    nothing has. ``filters`` are by what readers may filter it besides words, None if they may not.
    """

    groups: tuple[Group, ...]
    fields: tuple[str, ...] = ()
    newer: Neighbour | None = None
    older: Neighbour | None = None
    dated: bool = True
    grouped: str = ""
    unknown: tuple[Unknown, ...] = ()
    filters: tuple[Filter, ...] | None = None

    @property
    def is_in_pages(self) -> bool:
        """Whether there is more of the list on other pages."""
        return self.newer is not None or self.older is not None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All articles in order."""
        return tuple(entry for group in self.groups for entry in group.entries)
