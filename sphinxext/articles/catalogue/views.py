"""What a page shows of the catalogue, as plain values.

A page asks with a :class:`Request`; :func:`look` answers with a view. A component turns a view
into nodes and sees nothing else, so two equal views are two equal pieces of output: that is what
makes rebuilding exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from . import reading_time
from .links import Target, find_target
from .terms import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ..dates import Moment
    from .catalogue import Catalogue
    from .entries import Planned
    from .gate import Withheld
    from .series import Series


class Request(NamedTuple):
    """What a placeholder stands for. ``name`` is a slug or label, ``extra`` a taxonomy."""

    what: str
    docname: str
    name: str = ""
    extra: str = ""


class Link(NamedTuple):
    """A page of this project and the text that leads there; no docname, no link."""

    text: str
    docname: str = ""


class Item(NamedTuple):
    """One article in a list."""

    link: Link
    description: str = ""
    date: Moment | None = None
    label: Withheld | None = None


class Items(tuple[Item, ...]):
    """The parts of a series, the same for every page that shows them."""

    @cached_property
    def digest(self) -> str:
        """What stands for all of them, worked out once."""
        return blake2b(repr(tuple(self)).encode(), digest_size=16).hexdigest()

    def __repr__(self) -> str:
        return f"Items({self.digest})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Dates, people, terms and reading time of an article."""

    published: Moment | None
    updated: Moment | None
    label: Withheld | None
    minutes: int
    terms: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A series seen from one of its parts, or from outside (``number`` 0)."""

    series: Link
    slug: str
    number: int
    items: Items
    planned: tuple[Planned, ...]
    complete: bool
    description: str
    previous: Item | None
    next: Item | None

    @property
    def total(self) -> int:
        """How many parts are published."""
        return len(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The articles of one term."""

    term: Term
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One line of an index: a term or a series, and how many articles it has."""

    link: Link
    count: int
    description: str = ""
    complete: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What goes into the head of an article's page."""

    description: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    listed: bool


View = (
    Byline | Meta | Link | tuple[Parts, ...] | tuple[Counted, ...] | Listing
    | tuple[str | None, str | None] | Target | None
)  # fmt: skip


def look(catalogue: Catalogue, request: Request) -> View:
    """Answer *request*; None where the catalogue has nothing of that name."""
    return _VIEWS[request.what](catalogue, request)


def fingerprint(catalogue: Catalogue, requests: Iterable[Request]) -> str:
    """Digest what *requests* show now; equal digests mean equal output."""
    digest = blake2b(digest_size=16)
    for request in requests:
        digest.update(repr((request, look(catalogue, request))).encode())
    return digest.hexdigest()


def world(catalogue: Catalogue) -> str:
    """Digest all that an article's page may show of other articles.

    As long as it stays the same, only lists, and pages whose own article changed, can differ.
    """
    names = [
        (each.docname, each.path, each.title, each.withheld)
        for each in (*catalogue.articles.values(), *catalogue.withheld.values())
    ]
    terms = [
        (term.taxonomy, term.slug, term.label, term.docname, term.hidden, term.spellings)
        for each in catalogue.terms.values()
        for term in each.values()
    ]
    series = [(each, _items(catalogue, each)) for each in catalogue.series.values()]
    parts = (names, terms, series, catalogue.places, catalogue.settings.timeless)
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def is_list(request: Request) -> bool:
    """Tell whether a request asks for more than an article's own neighbourhood."""
    return request.what in {"term", "term-index", "series-index"}


def _items(catalogue: Catalogue, series: Series) -> Items:
    name = ("items", series.slug)
    if name not in catalogue.memo:
        catalogue.memo[name] = Items(_item(catalogue, part) for part in series.parts)
    return cast("Items", catalogue.memo[name])


def _item(catalogue: Catalogue, docname: str) -> Item:
    article = catalogue.articles[docname]
    return Item(
        link=Link(article.title, docname),
        description=article.matter.description,
        date=article.date,
        label=article.withheld,
    )


def _link(term: Term | str) -> Link:
    return Link(term.label, term.docname) if isinstance(term, Term) else Link(term)


def _byline(catalogue: Catalogue, request: Request) -> Byline | None:
    article = catalogue.articles.get(request.docname)
    if article is None:
        return None
    return Byline(
        published=article.date,
        updated=article.matter.updatedDate,
        label=article.withheld,
        minutes=reading_time.minutes(
            article.words, article.characters, catalogue.settings.words_per_minute
        ),
        terms=tuple(
            (
                taxonomy.name,
                tuple(map(_link, catalogue.terms_of(request.docname, taxonomy.name))),
            )
            for taxonomy in catalogue.settings.taxonomies
        ),
    )


def _meta(catalogue: Catalogue, request: Request) -> Meta | None:
    article = catalogue.articles.get(request.docname)
    if article is None:
        return None
    names = {
        taxonomy: tuple(_link(term).text for term in catalogue.terms_of(request.docname, taxonomy))
        for taxonomy in ("authors", "tags")
    }
    return Meta(
        description=article.matter.description,
        authors=names["authors"],
        keywords=names["tags"],
        listed=not article.matter.unlisted,
    )


def _parts(catalogue: Catalogue, request: Request) -> tuple[Parts, ...]:
    if request.name:
        named = catalogue.find_series(request.name)
        wanted = [named] if named else []
    else:
        wanted = [catalogue.series[slug] for slug in catalogue.series_of.get(request.docname, ())]
        if not wanted and (landing := catalogue.landing(request.docname)) is not None:
            wanted = [landing]
    return tuple(_series_seen_from(catalogue, series, request.docname) for series in wanted)


def _series_seen_from(catalogue: Catalogue, series: Series, docname: str) -> Parts:
    inside = docname in series.parts
    before, after = series.neighbours(docname) if inside else (None, None)
    return Parts(
        series=Link(series.title, series.docname),
        slug=series.slug,
        number=series.parts.index(docname) + 1 if inside else 0,
        items=_items(catalogue, series),
        planned=series.planned,
        complete=series.complete,
        description=series.description,
        previous=_item(catalogue, before) if before else None,
        next=_item(catalogue, after) if after else None,
    )


def _series_index(catalogue: Catalogue, _: Request) -> tuple[Counted, ...]:
    return tuple(
        Counted(
            link=Link(series.title, series.docname),
            count=len(series.parts),
            description=series.description,
            complete=series.complete,
        )
        for series in catalogue.series.values()
    )


def _term_index(catalogue: Catalogue, request: Request) -> tuple[Counted, ...]:
    return tuple(
        Counted(link=_link(term), count=len(term.articles), description=term.description)
        for term in catalogue.public_terms(request.extra)
    )


def _term(catalogue: Catalogue, request: Request) -> Listing | None:
    term = catalogue.find_term(request.extra, request.name)
    if term is None or term.hidden:
        return None
    return Listing(term=term, items=tuple(_item(catalogue, each) for each in term.articles))


def _neighbours(catalogue: Catalogue, request: Request) -> tuple[str | None, str | None] | None:
    around = catalogue.neighbours(request.docname)
    return around and (_named(catalogue, around[0]), _named(catalogue, around[1]))


def _named(catalogue: Catalogue, docname: str | None) -> str | None:
    return docname and f"{docname} {catalogue.articles[docname].title}"


def _reference(catalogue: Catalogue, request: Request) -> Link | None:
    if request.extra == "article":
        article = catalogue.find_article(request.name)
        return Link(article.title, article.docname) if article else None
    if request.extra == "series":
        series = catalogue.find_series(request.name)
        return Link(series.title, series.docname) if series else None
    term = catalogue.find_term(request.extra, request.name)
    return _link(term) if term and not term.hidden else None


def _address(catalogue: Catalogue, request: Request) -> Target | None:
    return find_target(catalogue, request.docname, request.name)


_VIEWS: Mapping[str, Callable[[Catalogue, Request], View]] = MappingProxyType({
    "byline": _byline,
    "meta": _meta,
    "parts": _parts,
    "series-index": _series_index,
    "term-index": _term_index,
    "term": _term,
    "neighbours": _neighbours,
    "reference": _reference,
    "address": _address,
})  # fmt: skip
