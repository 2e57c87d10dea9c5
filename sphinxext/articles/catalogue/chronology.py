"""Articles by date: which one is the next older, which the next newer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .terms import newest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .article import Article

Around = tuple[str | None, str | None]
"""The document names of the next older and the next newer article."""


def by_date(articles: Iterable[Article]) -> Mapping[str, Around]:
    """Return what lies around each article among those of its collection and its language.

    What has no date is in no such order.
    """
    orders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in newest_first(articles):
        if each.date is not None:
            orders[each.collection, each.language].append(each.docname)
    return {
        docname: (older, newer)
        for names in orders.values()
        for newer, docname, older in zip(
            [None, *names[:-1]], names, [*names[1:], None], strict=True
        )
    }
