"""Digests of what pages show: two builds with equal ones have equal pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

from ..settings import SERIES_FOLDER
from ..storage import digest
from .feeds import feeds_of
from .metadata import VIEW as METADATA
from .parts import items
from .pictures import Picture, picture_beside, site_picture
from .registry import answer
from .translations import translations
from .values import ArticleList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..catalogue.catalogue import Catalogue
    from .values import Request


IN_HEADS = ("feeds", METADATA)
"""What the head of every page shows."""


def fingerprint(catalogue: Catalogue, requests: Iterable[Request]) -> str:
    """Digest what *requests* show now, and in which language; equal digests mean equal output."""
    missing = sorted(catalogue.left_out)  # nothing links there
    shown = (
        (request, catalogue.language_of(request.docname), answer(catalogue, request))
        for request in requests
    )
    return digest(missing, *shown)


def excerpts_in(catalogue: Catalogue, requests: Iterable[Request]) -> tuple[str, ...]:
    """Name the articles whose excerpts a page shows that asks for this."""
    answers = (answer(catalogue, request) for request in requests if "excerpt" in request.fields)
    entries = (entry for each in answers if isinstance(each, ArticleList) for entry in each.entries)
    return tuple(entry.link.docname for entry in entries if entry.excerpt)


def pictures_in(catalogue: Catalogue, requests: Iterable[Request]) -> Iterator[str]:
    """Yield the files of pictures that a page shows that asks for this, in a steady order."""
    waiting: list[object] = [answer(catalogue, request) for request in requests]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Picture):
            if not each.remote:
                yield each.path
        elif is_dataclass(each):
            waiting += (getattr(each, field.name) for field in fields(each))
        elif isinstance(each, Mapping):
            waiting += each.values()
        elif isinstance(each, tuple | list):
            waiting += each


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
        (replace(term, articles=()), picture_beside(catalogue, term))
        for taxonomy in catalogue.terms.values()
        for term in taxonomy.values()
    ]
    series = [
        (series, items(catalogue, series), picture_beside(catalogue, series))
        for series in catalogue.series.values()
    ]
    awaited = sorted(catalogue.expected.get(SERIES_FOLDER, ()))
    heads = sorted(translations(catalogue).items()), site_picture(catalogue)
    places = catalogue.language, catalogue.places, sorted(catalogue.left_out)
    pages = [
        (page.docname, page.title, page.newer, page.older) for page in catalogue.pages.values()
    ]
    feeds = [(feed.path, feed.docname, feed.label) for feed in feeds_of(catalogue)]
    everything = names, terms, series, awaited, places, pages, feeds, heads
    return digest(*everything, sorted(catalogue.by_date.items()), catalogue.settings.timeless)
