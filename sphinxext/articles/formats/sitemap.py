"""A sitemap as https://www.sitemaps.org/protocol.html has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .xml import document, element

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Place(NamedTuple):
    """A page: its full address, and the day or moment of its last change, if that is known."""

    address: str
    changed: str = ""


def sitemap(places: Iterable[Place]) -> bytes:
    """Return the file."""
    urls = [
        element(
            "url",
            "",
            element("loc", place.address),
            *([element("lastmod", place.changed)] if place.changed else []),
        )
        for place in places
    ]
    return document(element("urlset", "", *urls, xmlns=_NAMESPACE))
