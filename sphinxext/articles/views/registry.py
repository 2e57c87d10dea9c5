"""What a page shows of the catalogue, as plain values.

A page asks with a :class:`Request`; :func:`answer` gives a view. A widget turns a view into nodes
and sees nothing else, so two equal views are two equal pieces of output: that is what makes
rebuilding exact (:mod:`.fingerprints`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from ..catalogue import reading_time
from ..catalogue.links import Target, find_target
from ..catalogue.terms import Term
from ..languages import ANY
from ..storage import digest
from .counted_lists import series_list, term_list
from .listing import listing
from .people import people_of
from .pictures import Picture, picture_of
from .unknown_names import knows_series, unknown_series
from .values import Counted, CountedList, Link, Request, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..catalogue.catalogue import Catalogue
    from ..catalogue.publication import Withheld
    from ..catalogue.series import Series
    from ..catalogue.term_entries import Planned
    from ..dates import Moment
    from .people import Person
    from .values import ArticleList

__all__ = ["Counted", "Link", "Request", "Unknown", "answer", "is_local", "view"]

Answer = TypeVar("Answer", bound="Callable[[Catalogue, Request], object]")


class Item(NamedTuple):
    """One article in a list."""

    link: Link
    description: str = ""
    date: Moment | None = None
    label: Withheld | None = None
    picture: Picture | None = None


class Items(tuple[Item, ...]):
    """The parts of a series, the same for every page that shows them."""

    @cached_property
    def digest(self) -> str:
        """What stands for all of them, worked out once."""
        return digest(tuple(self))

    def __repr__(self) -> str:
        return f"Items({self.digest})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Dates, people, terms and reading time of an article."""

    authors: tuple[Person, ...]
    published: Moment | None
    updated: Moment | None
    label: Withheld | None
    minutes: int
    terms: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A series seen from one of its parts, or from outside (``number`` 0).

    It ``leads`` if the page's own previous and next are those of this series.
    """

    series: Link
    slug: str
    number: int
    items: Items
    planned: tuple[Planned, ...]
    complete: bool
    description: str
    previous: Item | None
    next: Item | None
    leads: bool = False

    @property
    def total(self) -> int:
        """How many parts are published."""
        return len(self.items)


def answer(catalogue: Catalogue, request: Request) -> object:
    """Return the view that *request* asks for.

    None where there is nothing to show, :class:`Unknown` for a name that nothing has.
    """
    return _VIEWS[request.what].answer(catalogue, request)


def is_local(request: Request) -> bool:
    """Tell whether a request is answered by a view that was declared local."""
    return _VIEWS[request.what].local


class _View(NamedTuple):
    answer: Callable[[Catalogue, Request], object]
    local: bool


_VIEWS: dict[str, _View] = {}


def view(name: str, *, local: bool = False) -> Callable[[Answer], Answer]:
    """Register what answers requests for *name*.

    A *local* one depends on nothing but the front matter of the page's own article and what
    :func:`.fingerprints.shared_digest` covers: pages are then compared only if either has changed.
    What is not declared local is compared in every build.
    """

    def register(function: Answer) -> Answer:
        _VIEWS[name] = _View(function, local)
        return function

    return register


def items(catalogue: Catalogue, series: Series) -> Items:
    """Return a series' parts as they are listed, worked out once for a catalogue."""
    name = ("items", series.key)
    if name not in catalogue.memo:
        catalogue.memo[name] = Items(_item(catalogue, part) for part in series.parts)
    return cast("Items", catalogue.memo[name])


def _item(catalogue: Catalogue, docname: str) -> Item:
    article = catalogue.articles[docname]
    return Item(
        link=Link(article.title, docname),
        description=article.front_matter.description,
        date=article.date,
        label=article.withheld,
        picture=picture_of(catalogue, docname),
    )


def _link(term: Term | str) -> Link:
    return Link(term.label, term.docname) if isinstance(term, Term) else Link(term)


@view("byline", local=True)
def _byline(catalogue: Catalogue, request: Request) -> Byline | None:
    article = catalogue.articles.get(request.docname)
    if article is None:
        return None
    return Byline(
        authors=people_of(catalogue, request.docname),
        published=article.date,
        updated=article.front_matter.updatedDate,
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
            if taxonomy.name != "authors"
        ),
    )


@view("people", local=True)
def _people(catalogue: Catalogue, request: Request) -> tuple[Person, ...]:
    return people_of(catalogue, request.docname)


@view("parts", local=True)
def _parts(catalogue: Catalogue, request: Request) -> tuple[Parts, ...] | Unknown:
    if request.name:
        language = _language(catalogue, request)
        if (named := catalogue.find_series(request.name, language)) is None:
            known = knows_series(catalogue, request.name, language)
            return () if known else unknown_series(catalogue, request.name)
        wanted = [named]
    else:
        wanted = [catalogue.series[slug] for slug in catalogue.series_of.get(request.docname, ())]
        if not wanted and (landing := catalogue.landing(request.docname)) is not None:
            wanted = [landing]
    return tuple(_series_seen_from(catalogue, series, request.docname) for series in wanted)


def _series_seen_from(catalogue: Catalogue, series: Series, docname: str) -> Parts:
    number = series.number(docname)
    before, after = series.neighbours(docname) if number else (None, None)
    return Parts(
        series=Link(series.title, series.docname),
        slug=series.key,
        number=number,
        items=items(catalogue, series),
        planned=series.planned,
        complete=series.complete,
        description=series.description,
        previous=_item(catalogue, before) if before else None,
        next=_item(catalogue, after) if after else None,
        leads=catalogue.main_series(docname) is series,
    )


def _language(catalogue: Catalogue, request: Request) -> str:
    """Return the language that is asked for."""
    asked = request.language
    if asked == ANY:
        return ANY
    return (
        catalogue.settings.language_of(asked) if asked else catalogue.language_of(request.docname)
    )


@view("series-list")
def _series_list(catalogue: Catalogue, request: Request) -> CountedList:
    return series_list(catalogue, request, _language(catalogue, request))


@view("term-list")
def _term_list(catalogue: Catalogue, request: Request) -> CountedList | Unknown:
    return term_list(catalogue, request, _language(catalogue, request))


@view("articles")
def _articles(catalogue: Catalogue, request: Request) -> ArticleList:
    return listing(catalogue, request)


@view("neighbours", local=True)
def _neighbours(catalogue: Catalogue, request: Request) -> tuple[str | None, str | None] | None:
    docname = request.docname
    around = catalogue.neighbours(docname) or catalogue.around_by_date(docname)
    return around and (_named(catalogue, around[0]), _named(catalogue, around[1]))


def _named(catalogue: Catalogue, docname: str | None) -> str | None:
    if docname is None:
        return None
    found = catalogue.articles.get(docname) or catalogue.pages[docname]
    return f"{docname} {found.title}"


@view("reference", local=True)
def _reference(catalogue: Catalogue, request: Request) -> Link | None:
    language = _language(catalogue, request)
    if request.extra == "article":
        article = catalogue.find_article(request.name, language)
        return Link(article.title, article.docname) if article else None
    if request.extra == "series":
        series = catalogue.find_series(request.name, language)
        return Link(series.title, series.docname) if series else None
    term = catalogue.find_term(request.extra, request.name, language)
    return _link(term) if term and not term.hidden else None


@view("address", local=True)
def _address(catalogue: Catalogue, request: Request) -> Target | None:
    """Return where an address leads; with its title, if that is what ``extra`` asks for."""
    target = find_target(catalogue, request.docname, request.name)
    if target is None or not target.docname or request.extra != "title":
        return target
    article = catalogue.articles.get(target.docname)
    return replace(target, title=article.title if article else "")
