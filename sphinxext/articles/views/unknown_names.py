"""Names that nothing has: what may have been meant is told, but nothing of what is withheld.

A tag that a draft has, or a file describes, is known, though there is nothing to show of it yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..did_you_mean import FEW, did_you_mean
from ..languages import ANY
from ..problems import Kind, Problem
from ..settings import SERIES_FOLDER
from ..slugs import folded
from .selection import newest
from .values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..catalogue.catalogue import Catalogue
    from .selection import Query


def unknown_in(catalogue: Catalogue, query: Query, docname: str = "") -> tuple[Unknown, ...]:
    """Return the names in a query that nothing has."""
    language = query.language if query.language != ANY else ""
    language = language or catalogue.language_of(docname)
    prefixes = [prefix for _, prefix in catalogue.places.urls]
    found = [
        unknown(name, prefixes, "collection") for name in query.collections if name not in prefixes
    ]
    found += [
        unknown_series(catalogue, name)
        for name in query.series
        if not knows_series(catalogue, name, language)
    ]
    found += [
        unknown_term(catalogue, terms.taxonomy, name)
        for terms in query.terms
        for name in terms.names
        if not terms.keys and not knows_term(catalogue, terms.taxonomy, name, language)
    ]
    if query.language not in {"", ANY} and not _is_spoken(catalogue, query.language):
        found.append(unknown(query.language, sorted(_spoken(catalogue)), "language"))
    return tuple(found)


def unknown_in_lists(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each name in ``articles_lists`` that nothing has."""
    for index in catalogue.indexes.lists:
        for each in unknown_in(catalogue, index.query):
            yield Problem(
                kind=Kind.REFERENCE,
                key=f"articles_lists: {index.name!r}",
                message=f"no {each.what} is called {each.name!r}",
                accepted=each.nearest or ", ".join(each.accepted),
            )


def _spoken(catalogue: Catalogue) -> set[str]:
    return {article.language for article in catalogue.articles.values()}


def _is_spoken(catalogue: Catalogue, tag: str) -> bool:
    """Tell whether an article is written in a language, or may be."""
    language = catalogue.settings.language_of(tag)
    withheld = (article.language for article in catalogue.withheld.values())
    known = {catalogue.language, *catalogue.settings.languages, *withheld}
    return language in known or language in _spoken(catalogue)


def unknown(name: str, known: Iterable[str], what: str) -> Unknown:
    """Return what is said of a name that nothing has."""
    listed = tuple(known)
    accepted = listed if len(listed) <= FEW else ()
    return Unknown(name, accepted, what, did_you_mean(name, listed))


def knows_series(catalogue: Catalogue, name: str, language: str = "") -> bool:
    """Tell whether there is a series of that name, or will be."""
    known = catalogue.expected.get(SERIES_FOLDER, frozenset())
    return catalogue.find_series(name, language) is not None or folded(name) in known


def unknown_series(catalogue: Catalogue, name: str) -> Unknown:
    """Return what is said of a series that nobody knows."""
    return unknown(name, (each.title for each in catalogue.listed_series()), "series")


def names_of_articles(catalogue: Catalogue) -> tuple[str, ...]:
    """Return what articles that lists may show are called by: document names and ids."""
    listed = newest(catalogue)
    return (*listed, *(name.partition("/")[2] or name for name in listed))


def unknown_article(catalogue: Catalogue, name: str) -> Unknown:
    """Return what is said of an article that nobody knows."""
    found = unknown(name, newest(catalogue), "article")
    return found._replace(nearest=did_you_mean(name, names_of_articles(catalogue)))


def nearest(catalogue: Catalogue, kind: str, name: str) -> str:
    """Return the name that may be meant by the one in a role; *kind* may be a taxonomy."""
    if kind == "article":
        return unknown_article(catalogue, name).nearest
    if kind == SERIES_FOLDER:
        return unknown_series(catalogue, name).nearest
    return unknown_term(catalogue, kind, name).nearest


def knows_term(catalogue: Catalogue, taxonomy: str, name: str, language: str = "") -> bool:
    """Tell whether there is a term of that name, or will be."""
    known = catalogue.expected.get(taxonomy, frozenset())
    return catalogue.find_term(taxonomy, name, language) is not None or folded(name) in known


def unknown_term(catalogue: Catalogue, taxonomy: str, name: str) -> Unknown:
    """Return what is said of a term that nobody knows."""
    singular = {each.name: each.singular for each in catalogue.settings.taxonomies}
    labels = (term.label for term in catalogue.public_terms(taxonomy))
    return unknown(name, labels, singular.get(taxonomy, taxonomy))
