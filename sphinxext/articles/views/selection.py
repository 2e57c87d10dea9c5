"""One query for all lists: directives, generated pages, feeds and the command line ask with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from ..catalogue.query import How, Query, Terms
from ..catalogue.terms import newest_first
from ..languages import ANY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from ..catalogue.article import Article
    from ..catalogue.catalogue import Catalogue
    from ..dates import Moment

__all__ = ["KEYS", "How", "Query", "Terms", "newest", "select", "year_of"]

Value = TypeVar("Value")


def select(catalogue: Catalogue, query: Query, docname: str = "") -> tuple[str, ...]:
    """Return the document names that a page finds, in a total order."""
    tag = query.language
    if not tag:
        language = catalogue.language_of(docname)
    else:
        language = ANY if tag == ANY else catalogue.settings.language_of(tag)
    whole = replace(query, language=language, limit=0, offset=0, others=False)
    found = catalogue.once(("select", whole), lambda: _ordered(catalogue, whole))
    if query.others and docname in catalogue.articles:
        stop = query.offset + query.limit + 1 if query.limit else None
        found = tuple(name for name in found[:stop] if name != docname)
    stop = query.offset + query.limit if query.limit else None
    return found[query.offset : stop]


def newest(catalogue: Catalogue) -> tuple[str, ...]:
    """Return all articles that lists may show, newest first.

    See :func:`..catalogue.terms.newest_first`.
    """

    def sort() -> tuple[str, ...]:
        listed = (each for each in catalogue.articles.values() if not each.front_matter.unlisted)
        return tuple(each.docname for each in newest_first(listed))

    return catalogue.once("newest", sort)


def _ordered(catalogue: Catalogue, query: Query) -> tuple[str, ...]:
    rank = catalogue.once("rank", lambda: {name: at for at, name in enumerate(newest(catalogue))})
    found = sorted(_matching(catalogue, query), key=rank.__getitem__)
    for key in reversed(query.sort if query.sort != ("-date",) else ()):
        found = _by(KEYS[key.lstrip("-")], catalogue, found, descending=key.startswith("-"))
    return tuple(found)


def _by(
    key: Callable[[Catalogue, Article], object],
    catalogue: Catalogue,
    found: list[str],
    *,
    descending: bool,
) -> list[str]:
    """Sort by a key and leave all else as it is; what has no value comes last either way."""
    values = {name: key(catalogue, catalogue.articles[name]) for name in found}
    known = [name for name in found if values[name] is not None]
    unknown = [name for name in found if values[name] is None]
    return sorted(known, key=values.__getitem__, reverse=descending) + unknown  # type: ignore[arg-type]


def _matching(catalogue: Catalogue, query: Query) -> Iterable[str]:
    """Start from the smallest set that the query names; ask the articles in it for the rest."""
    sets: list[Collection[str]] = []
    without: list[Collection[str]] = []
    if query.series:
        sets.append(_in_series(catalogue, query.series, query.language))
    for terms in query.terms:
        each = [_in_term(catalogue, terms, name, query.language) for name in terms.names]
        if terms.how is How.ALL:
            sets += each
        elif terms.how is How.ANY:
            sets.append(each[0] if len(each) == 1 else frozenset().union(*each))
        else:
            without += each
    if query.start and query.start[:4] == query.end[:4]:
        sets.append(_of_year(catalogue, query.start[:4]))
    sets.append(_spoken(catalogue)[query.language])
    smallest, *others = sorted(sets, key=len)
    return (
        name
        for name in smallest
        if all(name in each for each in others)
        and not any(name in each for each in without)
        and _fits(catalogue.articles[name], query)
    )


def _fits(article: Article, query: Query) -> bool:
    if query.collections and article.collection not in query.collections:
        return False
    if query.featured is not None and article.front_matter.featured is not query.featured:
        return False
    if not query.start and not query.end:
        return True
    if article.date is None:
        return False
    day = article.date.instant.date().isoformat()
    start, end = query.start, query.end
    return day[: len(start)] >= start and (not end or day[: len(end)] <= end)


def _spoken(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """Return the articles of each language, and of all."""

    def collect() -> Mapping[str, frozenset[str]]:
        found = defaultdict(set)
        for name in newest(catalogue):
            found[catalogue.articles[name].language].add(name)
        listed = {language: frozenset(names) for language, names in found.items()}
        return defaultdict(frozenset, {**listed, ANY: frozenset(newest(catalogue))})

    return catalogue.once("spoken", collect)


def _in_series(catalogue: Catalogue, names: Iterable[str], language: str) -> frozenset[str]:
    found = [catalogue.find_series(name, language) for name in names]
    everywhere = [
        each
        for one in found
        if one is not None
        for each in (catalogue.series.values() if language == ANY else (one,))
        if each is one or each.slug == one.slug
    ]
    return frozenset(part for each in everywhere for part in each.parts)


def _in_term(catalogue: Catalogue, terms: Terms, name: str, language: str) -> frozenset[str]:
    taxonomy = terms.taxonomy

    def collect() -> frozenset[str]:
        term = catalogue.find_term(taxonomy, name, language)
        if terms.keys:
            term = catalogue.terms[taxonomy].get(name)
        if term is None:
            return frozenset()
        found = [term]
        if language == ANY:
            same = catalogue.same_terms(term)
            found += [each for each in same if each.language != term.language]
        return frozenset(name for each in found for name in each.articles)

    return catalogue.once(("term", taxonomy, name, terms.keys, language), collect)


def _of_year(catalogue: Catalogue, year: str) -> frozenset[str]:
    def collect() -> Mapping[str, frozenset[str]]:
        found = defaultdict(set)
        for name in newest(catalogue):
            if (date := catalogue.articles[name].date) is not None:
                found[year_of(date)].add(name)
        return {each: frozenset(names) for each, names in found.items()}

    return catalogue.once("years", collect).get(year, frozenset())


def year_of(date: Moment) -> str:
    """Return the year of a date, as queries name it."""
    return date.instant.date().isoformat()[:4]


def _date(catalogue: Catalogue, article: Article) -> object:
    return article.date and article.date.instant


def _updated(catalogue: Catalogue, article: Article) -> object:
    found = article.front_matter.updatedDate or article.date
    return found and found.instant


def _title(catalogue: Catalogue, article: Article) -> object:
    return article.title.casefold(), article.title


def _name(catalogue: Catalogue, article: Article) -> object:
    return article.docname


def _featured(catalogue: Catalogue, article: Article) -> object:
    return not article.front_matter.featured


def _length(catalogue: Catalogue, article: Article) -> object:
    return article.words + article.characters


def _part(catalogue: Catalogue, article: Article) -> object:
    series = catalogue.main_series(article.docname)
    if series is None:
        return None
    return series.title.casefold(), series.key, series.number(article.docname)


KEYS: Mapping[str, Callable[[Catalogue, Article], object]] = MappingProxyType({
    "date": _date,
    "updated": _updated,
    "title": _title,
    "name": _name,
    "featured": _featured,
    "length": _length,
    "part": _part,
})  # fmt: skip
"""What a list may be sorted by; ``part`` by series and place in it, ``featured`` those first."""
