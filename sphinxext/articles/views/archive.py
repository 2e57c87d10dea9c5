"""The archive: all articles by year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..catalogue.by_language import key_in
from .registry import view
from .selection import Query, select, year_of
from .values import Counted, link_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..catalogue.catalogue import Catalogue
    from .values import Request

ARCHIVE = "archive"
"""The document of the archive; years stand below it."""


def count_years(catalogue: Catalogue, language: str) -> Mapping[str, int]:
    """Count the articles of each year, the latest first."""
    dates = (catalogue.articles[name].date for name in select(catalogue, Query(language=language)))
    counted = Counter(year_of(date) for date in dates if date is not None)
    return dict(sorted(counted.items(), reverse=True))


@view("archive")
def _archive(catalogue: Catalogue, request: Request) -> tuple[Counted, ...]:
    language = catalogue.language_of(request.docname)
    folder = key_in(language, ARCHIVE, catalogue.language)
    return tuple(
        Counted(link=link_to(catalogue, year, f"{folder}/{year}"), count=count)
        for year, count in count_years(catalogue, language).items()
    )
