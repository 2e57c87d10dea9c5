"""Lists of articles: what a query finds, with the fields that a page shows, in groups."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ..dates import month_in_words
from . import reading_time
from .paging import FIRST, span
from .pictures import picture_of
from .query import Query, once, select
from .terms import Term
from .unknown import unknown_in
from .values import ArticleList, Entry, Group, Link, Neighbour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .article import Article
    from .catalogue import Catalogue
    from .pages import Page
    from .values import Request

FIELDS = ("image", "date", "updated", "description", "excerpt", "reading-time", "series")
"""What a list may show of an article besides its title, and besides its terms."""
GROUPS = ("year", "month", "series", "category", "letter")
"""What a list may be grouped by."""


def listing(catalogue: Catalogue, request: Request) -> ArticleList:
    """Return the articles that a list shows."""
    query, newer, older = request.query or Query(), None, None
    found = select(catalogue, query, request.name or request.docname)
    page = catalogue.pages.get(request.docname) if request.name else None
    if page is not None and page.is_divided:
        newer = _neighbour(catalogue, page.newer, query, found)
        older = _neighbour(catalogue, page.older, query, found)
        found = _on_page(catalogue, page, found)
    fields = _fields(catalogue, request.fields)
    entries = tuple(entry_of(catalogue, name, fields) for name in found)
    return ArticleList(
        groups=tuple(_grouped(catalogue, entries, request)),
        fields=fields,
        newer=newer,
        older=older,
        dated=by_date(query),
        unknown=unknown_in(catalogue, query, request.docname),
    )


def by_date(query: Query) -> bool:
    """Tell whether a list begins with the newest."""
    return query.sort == Query().sort


def _on_page(catalogue: Catalogue, page: Page, found: tuple[str, ...]) -> tuple[str, ...]:
    return found[slice(*span(len(found), catalogue.indexes.size, page.number))]


def _neighbour(
    catalogue: Catalogue, docname: str, query: Query, found: tuple[str, ...]
) -> Neighbour | None:
    if not docname:
        return None
    if not by_date(query):
        return Neighbour(docname)
    page = catalogue.pages[docname]
    there = _on_page(catalogue, page, found)
    dates = [date for name in there if (date := catalogue.articles[name].date) is not None]
    if not dates:
        return Neighbour(docname)
    return Neighbour(docname, dates[-1], dates[0] if page.number != FIRST else None)


def _fields(catalogue: Catalogue, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return fields by one name each; a taxonomy has two."""
    names = {each.singular: each.name for each in catalogue.settings.taxonomies}
    return tuple(dict.fromkeys(names.get(field, field) for field in asked))


def entry_of(catalogue: Catalogue, docname: str, fields: tuple[str, ...]) -> Entry:
    """Return what lists with these fields show of an article, worked out once for all of them."""
    return once(
        catalogue,
        ("entry", fields, docname),
        lambda: _entry(catalogue, catalogue.articles[docname], frozenset(fields)),
    )


def _entry(catalogue: Catalogue, article: Article, fields: frozenset[str]) -> Entry:
    front_matter, settings = article.front_matter, catalogue.settings
    series = catalogue.main_series(article.docname) if "series" in fields else None
    minutes = 0
    if "reading-time" in fields:
        speed = settings.words_per_minute
        minutes = reading_time.minutes(article.words, article.characters, speed)
    return Entry(
        link=Link(article.title, article.docname),
        language=article.language,
        label=article.withheld,
        date=article.date if "date" in fields else None,
        updated=front_matter.updatedDate if "updated" in fields else None,
        description=front_matter.description if "description" in fields else "",
        picture=picture_of(catalogue, article.docname) if "image" in fields else None,
        excerpt="excerpt" in fields,
        minutes=minutes,
        series=Link(series.title, series.docname) if series else None,
        terms=tuple(
            (taxonomy.name, tuple(map(link_of, catalogue.terms_of(article.docname, taxonomy.name))))
            for taxonomy in settings.taxonomies
            if taxonomy.name in fields
        ),
    )


def link_of(term: Term | str) -> Link:
    """Return the way to a term's page; of one without a page, its label."""
    return Link(term.label, term.docname) if isinstance(term, Term) else Link(term)


def _grouped(catalogue: Catalogue, entries: Iterable[Entry], request: Request) -> Iterable[Group]:
    """Put entries below headings, which come in the order of their first articles."""
    if not request.group:
        return [Group(Link(""), tuple(entries))]
    key, language = _HEADINGS[request.group], catalogue.language_of(request.docname)
    found: dict[Link, list[Entry]] = {}
    for entry in entries:
        heading = key(catalogue, catalogue.articles[entry.link.docname], language)
        found.setdefault(heading, []).append(entry)
    return [Group(heading, tuple(each)) for heading, each in found.items()]


def _year(catalogue: Catalogue, article: Article, language: str) -> Link:
    return Link(str(article.date.instant.year) if article.date else "")


def _month(catalogue: Catalogue, article: Article, language: str) -> Link:
    return Link(month_in_words(article.date.instant, language) if article.date else "")


def _in_series(catalogue: Catalogue, article: Article, language: str) -> Link:
    series = catalogue.main_series(article.docname)
    return Link(series.title, series.docname) if series else Link("")


def _in_category(catalogue: Catalogue, article: Article, language: str) -> Link:
    has = any(taxonomy.name == "categories" for taxonomy in catalogue.settings.taxonomies)
    terms = catalogue.terms_of(article.docname, "categories") if has else []
    return link_of(terms[0]) if terms else Link("")


def letter(text: str) -> str:
    """Return the letter that something stands under in an index: É under E, digits under #."""
    plain = (each for each in unicodedata.normalize("NFKD", text) if each.isalnum())
    first = next(plain, "#").upper()[0]
    return first if first.isalpha() else "#"


def _letter(catalogue: Catalogue, article: Article, language: str) -> Link:
    return Link(letter(article.title))


_HEADINGS: dict[str, Callable[[Catalogue, Article, str], Link]] = {
    "year": _year,
    "month": _month,
    "series": _in_series,
    "category": _in_category,
    "letter": _letter,
}
