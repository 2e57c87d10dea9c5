"""RSS 2.0 (https://www.rssboard.org/rss-specification), with what its profile recommends."""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING

from .xml import document, element, whole_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from .feed_values import Document, Entry

TYPE = "application/rss+xml"
_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def rss(feed: Document) -> bytes:
    """Return the file."""
    channel = element(
        "channel",
        "",
        element("title", feed.title),
        element("link", feed.home),
        element("description", feed.description or feed.title),
        element("language", feed.language),
        element("lastBuildDate", format_datetime(whole_minutes(feed.updated))),
        element("atom:link", rel="self", type=TYPE, href=feed.address),
        *(element("item", "", *_item(each, feed)) for each in feed.entries),
    )
    return document(element("rss", "", channel, version="2.0", **_NAMESPACES))


def _item(entry: Entry, feed: Document) -> Iterator[Element]:
    yield element("title", entry.title)
    yield element("link", entry.address)
    link = "true" if entry.id == entry.address else "false"
    yield element("guid", entry.id, isPermaLink=link)
    yield element("pubDate", format_datetime(whole_minutes(entry.published)))
    for person in entry.authors or (feed.author,):
        yield element("dc:creator", person.name)
    for category in entry.categories:
        domain = {"domain": category.scheme} if category.scheme else {}
        yield element("category", category.label, **domain)
    if entry.language != feed.language:
        yield element("dc:language", entry.language)
    if entry.enclosure:
        found = entry.enclosure
        yield element("enclosure", url=found.address, length=str(found.length), type=found.type)
    if entry.summary:
        yield element("description", entry.summary)
    if entry.content:
        yield element("content:encoded", entry.content)
