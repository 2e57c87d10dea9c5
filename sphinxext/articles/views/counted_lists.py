"""Lists of series and of terms, with how many articles each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalogue.terms import newest_first
from .grouping import letter, letter_place
from .pictures import picture_beside
from .registry import language_asked, view
from .unknown_names import unknown
from .values import Counted, CountedList, Unknown, link_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..catalogue.catalogue import Catalogue
    from ..catalogue.series import Series
    from ..catalogue.terms import Term
    from ..dates import Moment
    from .selection import Query
    from .values import Request

SERIES_FIELDS = ("image", "parts", "date", "description")
"""What a list of series may show besides titles: ``date`` is that of the newest part."""
TERM_FIELDS = ("image", "count", "description")
"""What a list of terms may show besides labels."""
SERIES_KEYS = ("order", "title", "date", "count")
"""What series may be sorted by: ``order`` is that of their files."""
TERM_KEYS = ("title", "count")
"""What terms may be sorted by."""


@view("series-list")
def series_list(catalogue: Catalogue, request: Request) -> CountedList:
    """Return the series of a language; if a term is asked for, those with a part that has it."""
    fields = request.fields or ("parts", "description")
    listed = catalogue.listed_series(language_asked(catalogue, request))
    if request.extra:
        term = catalogue.terms[request.extra].get(request.name)
        having = frozenset(term.articles if term else ())
        listed = [each for each in listed if having.intersection(each.parts)]
    found = [_series(catalogue, each, fields) for each in listed]
    return CountedList(_chosen(found, request.query), fields)


@view("term-list")
def term_list(catalogue: Catalogue, request: Request) -> CountedList | Unknown:
    """Return the terms of a taxonomy in a language."""
    taxonomies = catalogue.settings.taxonomies
    names = {name: each.name for each in taxonomies for name in (each.name, each.singular)}
    if request.extra not in names:
        return unknown(request.extra, (each.name for each in taxonomies), "taxonomy")
    fields = request.fields or ("image", "count", "description")
    terms = catalogue.public_terms(names[request.extra], language_asked(catalogue, request))
    found = [_term(catalogue, each, fields) for each in terms]
    return CountedList(_chosen(found, request.query), fields)


def by_letter(entries: Iterable[Counted]) -> dict[str, list[Counted]]:
    """Put entries under the letters that they begin with."""
    found: dict[str, list[Counted]] = {}
    for entry in entries:
        found.setdefault(letter(entry.link.text), []).append(entry)
    return {each: found[each] for each in sorted(found, key=letter_place)}


def _series(catalogue: Catalogue, series: Series, fields: tuple[str, ...]) -> Counted:
    return Counted(
        link=link_of(catalogue, series),
        count=len(series.parts),
        description=series.description if "description" in fields else "",
        complete=series.complete,
        picture=picture_beside(catalogue, series) if "image" in fields else None,
        date=_newest(catalogue, series) if "date" in fields else None,
    )


def _newest(catalogue: Catalogue, series: Series) -> Moment | None:
    found = newest_first(catalogue.articles[part] for part in series.parts)
    return found[0].date if found else None


def _term(catalogue: Catalogue, term: Term, fields: tuple[str, ...]) -> Counted:
    return Counted(
        link=link_of(catalogue, term),
        count=len(term.articles),
        description=term.description if "description" in fields else "",
        picture=picture_beside(catalogue, term) if "image" in fields else None,
    )


def _chosen(found: list[Counted], query: Query | None) -> tuple[Counted, ...]:
    """Sort and cut as asked; what is equal stays in its own order."""
    if query is None:
        return tuple(found)
    for key in reversed(query.sort):
        if value := _VALUES.get(key.lstrip("-")):
            descending = key.startswith("-")
            known = [each for each in found if value(each) is not None]
            rest = [each for each in found if value(each) is None]
            found = sorted(known, key=value, reverse=descending) + rest  # type: ignore[arg-type]
        elif key.startswith("-"):
            found = found[::-1]
    stop = query.offset + query.limit if query.limit else None
    return tuple(found[query.offset : stop])


_VALUES: dict[str, Callable[[Counted], object]] = {
    "title": lambda each: (each.link.text.casefold(), each.link.text),
    "count": lambda each: each.count,
    "date": lambda each: each.date and each.date.instant,
}
