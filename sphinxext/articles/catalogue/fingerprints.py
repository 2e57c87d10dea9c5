"""Digests of what pages show: two builds with equal ones have equal pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..storage import digest
from .feeds import feeds_of
from .pictures import picture_beside
from .values import ArticleList
from .views import answer, items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .catalogue import Catalogue
    from .views import Request


def fingerprint(catalogue: Catalogue, requests: Iterable[Request]) -> str:
    """Digest what *requests* show now; equal digests mean equal output."""
    missing = sorted(catalogue.left_out)  # nothing links there
    return digest(missing, *((request, answer(catalogue, request)) for request in requests))


def excerpts_in(catalogue: Catalogue, requests: Iterable[Request]) -> tuple[str, ...]:
    """Name the articles whose excerpts a page shows that asks for this."""
    answers = (answer(catalogue, request) for request in requests if "excerpt" in request.fields)
    entries = (entry for each in answers if isinstance(each, ArticleList) for entry in each.entries)
    return tuple(entry.link.docname for entry in entries if entry.excerpt)


def shared_digest(catalogue: Catalogue) -> str:
    """Digest all that a local view may show of other articles.

    As long as it stays the same, only pages with a view that is not local, and pages whose own
    article changed, can differ.
    """
    names = [
        (article.docname, article.path, article.title, article.language, article.withheld)
        for article in (*catalogue.articles.values(), *catalogue.withheld.values())
    ]
    terms = [
        (term.taxonomy, term.slug, term.label, term.docname, term.hidden, term.spellings)
        for taxonomy in catalogue.terms.values()
        for term in taxonomy.values()
    ]
    people = [
        (term.description, term.url, picture_beside(catalogue, term))
        for term in catalogue.terms.get("authors", {}).values()
    ]
    series = [(series, items(catalogue, series)) for series in catalogue.series.values()]
    places = catalogue.language, catalogue.places, sorted(catalogue.left_out)
    pages = [
        (page.docname, page.title, page.newer, page.older) for page in catalogue.pages.values()
    ]
    feeds = [(feed.path, feed.docname, feed.label) for feed in feeds_of(catalogue)]
    everything = names, terms, people, series, places, pages, feeds
    return digest(*everything, catalogue.settings.timeless)
