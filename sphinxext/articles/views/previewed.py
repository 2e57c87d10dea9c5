"""What only a preview has: documents that are withheld, and pages that list nothing else.

Readers of a preview find them. Files for machines do not tell of them, which are read elsewhere,
and by whoever finds the preview.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .selection import select

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.pages import Page


def only_previewed(catalogue: Catalogue) -> frozenset[str]:
    """Name these documents; a page that an author has written is there without a preview, too."""
    if not catalogue.previewed:
        return frozenset()
    return catalogue.once("only previewed", lambda: _collected(catalogue))


def _collected(catalogue: Catalogue) -> frozenset[str]:
    pages = [each for each in catalogue.pages.values() if not catalogue.is_own(each.docname)]
    found = {*catalogue.previewed}
    found |= {each.docname for each in pages if _has_only(found, _articles(catalogue, each))}
    indexes: dict[str, list[str]] = {}
    for each in pages:
        if not each.number:
            indexes.setdefault(each.up, []).append(each.docname)
    found |= {
        each.docname for each in pages if _has_only(found, tuple(indexes.get(each.docname, ())))
    }
    return frozenset(found)


def _articles(catalogue: Catalogue, page: Page) -> tuple[str, ...]:
    if (series := catalogue.landing(page.docname)) is not None:
        return series.parts
    return select(catalogue, page.query, page.docname) if page.query is not None else ()


def _has_only(previewed: set[str], listed: tuple[str, ...]) -> bool:
    return bool(listed) and previewed.issuperset(listed)
