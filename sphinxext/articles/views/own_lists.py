"""Whether a list that an author has placed is the one that the page would get by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..languages import ANY
from .selection import How, Query, Terms

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue


def is_same(catalogue: Catalogue, asked: Query, own: Query) -> bool:
    """Tell whether a list is of the same articles as the page's own, even if it shows only some.

    On the page of a collection, that collection goes without saying.
    """
    named = asked if asked.collections else replace(asked, collections=own.collections)
    return _which(catalogue, named, own.language) == _which(catalogue, own, own.language)


def is_whole(asked: Query, own: Query) -> bool:
    """Tell whether such a list shows all of them, in the order of the page's own."""
    spoken = asked.language in {"", own.language}
    return spoken and (asked.sort, asked.limit, asked.offset) == (own.sort, 0, 0)


def _which(catalogue: Catalogue, query: Query, language: str) -> Query:
    """Return a query that says only which articles, with terms and series by their keys."""
    found = [(name, catalogue.find_series(name, language)) for name in query.series]
    return Query(
        collections=tuple(sorted(query.collections)),
        series=tuple(sorted(series.key if series else name for name, series in found)),
        terms=tuple(
            sorted((_by_keys(catalogue, each, language) for each in query.terms), key=repr)
        ),
        language=ANY,
        start=query.start,
        end=query.end,
        featured=query.featured,
    )


def _by_keys(catalogue: Catalogue, terms: Terms, language: str) -> Terms:
    if terms.keys:
        return terms
    found = [(name, catalogue.find_term(terms.taxonomy, name, language)) for name in terms.names]
    keys = tuple(sorted({term.key if term else name for name, term in found}))
    how = How.ANY if len(keys) == 1 and terms.how is How.ALL else terms.how
    return Terms(terms.taxonomy, keys, how, keys=True)
