"""Lists in groups: what each article stands below, and how the headings follow each other."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from ..dates import month_in_words, year_in_words
from ..frontmatter.taxonomies import CATEGORIES
from .selection import Query
from .values import Group, Link, link_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..catalogue.article import Article
    from ..catalogue.catalogue import Catalogue
    from .values import Entry, Request

Place = tuple[float | str, ...]


class _Heading(NamedTuple):
    """A heading, and its place among the others if they have an order of their own."""

    link: Link
    place: Place = ()


_NONE = _Heading(Link(""))


class _Grouping(NamedTuple):
    """How to find the heading of an article, and the key that sorts a list in the same way."""

    heading: Callable[[Catalogue, Article, str], _Heading]
    key: str = ""


def grouped(catalogue: Catalogue, entries: Sequence[Entry], request: Request) -> tuple[Group, ...]:
    """Put entries below headings.

    Years and months are there from the latest, letters from A, and all else in the order of its
    first articles; so are they in a list that is itself sorted by date or title. Last comes what
    has no heading.
    """
    if not request.group:
        return (Group(Link(""), tuple(entries)),)
    grouping, language = _GROUPINGS[request.group], catalogue.language_of(request.docname)
    found: dict[_Heading, list[Entry]] = {}
    for entry in entries:
        article = catalogue.articles[entry.link.docname]
        found.setdefault(grouping.heading(catalogue, article, language), []).append(entry)
    without = found.pop(_NONE, None)
    headings = list(found)
    sort = (request.query or Query()).sort
    if not sort or sort[0].lstrip("-") != grouping.key:
        headings.sort(key=lambda each: each.place)
    groups = tuple(Group(each.link, tuple(found[each])) for each in headings)
    return (*groups, Group(Link(""), tuple(without))) if without else groups


def letter(text: str) -> str:
    """Return the letter that something stands under in an index: É under E, digits under #."""
    plain = (each for each in unicodedata.normalize("NFKD", text) if each.isalnum())
    first = next(plain, "#").upper()[0]
    return first if first.isalpha() else "#"


def letter_place(first: str) -> tuple[bool, str]:
    """Return where a letter stands in an index: # behind all others."""
    return first == "#", first


def _year(catalogue: Catalogue, article: Article, language: str) -> _Heading:
    if article.date is None:
        return _NONE
    year = article.date.instant.year
    return _Heading(Link(year_in_words(year, language)), (-year,))


def _month(catalogue: Catalogue, article: Article, language: str) -> _Heading:
    if article.date is None:
        return _NONE
    day = article.date.instant
    return _Heading(Link(month_in_words(day.year, day.month, language)), (-day.year, -day.month))


def _in_series(catalogue: Catalogue, article: Article, language: str) -> _Heading:
    series = catalogue.main_series(article.docname)
    return _Heading(link_of(catalogue, series)) if series else _NONE


def _in_category(catalogue: Catalogue, article: Article, language: str) -> _Heading:
    has = any(taxonomy.name == CATEGORIES.name for taxonomy in catalogue.settings.taxonomies)
    terms = catalogue.terms_of(article.docname, CATEGORIES.name) if has else []
    return _Heading(link_of(catalogue, terms[0])) if terms else _NONE


def _letter(catalogue: Catalogue, article: Article, language: str) -> _Heading:
    first = letter(article.title)
    return _Heading(Link(first), letter_place(first))


_GROUPINGS: Mapping[str, _Grouping] = {
    "year": _Grouping(_year, "date"),
    "month": _Grouping(_month, "date"),
    "series": _Grouping(_in_series),
    "category": _Grouping(_in_category),
    "letter": _Grouping(_letter, "title"),
}
GROUPS = tuple(_GROUPINGS)
"""What a list may be grouped by."""
