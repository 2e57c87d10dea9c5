"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frontmatter.value_types import is_identity
from .xml import document, element, timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from .feed_values import Document, Entry, Person

TYPE = "application/atom+xml"


def atom(feed: Document) -> bytes:
    """Return the file."""
    children = [
        element("title", feed.title),
        *([element("subtitle", feed.description)] if feed.description else []),
        element("id", feed.id),
        element("updated", timestamp(feed.updated)),
        element("link", rel="self", type=TYPE, href=feed.address),
        element("link", rel="alternate", type="text/html", href=feed.home),
        _person(feed.author),
        *_history(feed),
        *(element("entry", "", *_entry(each), **_language(each)) for each in feed.entries),
    ]
    attributes = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language}
    if feed.current:
        attributes["xmlns:fh"] = "http://purl.org/syndication/history/1.0"
    return document(element("feed", "", *children, **attributes))


def _history(feed: Document) -> Iterator[Element]:
    """Yield the way through archives (RFC 5005, 4); one that is full does not know what follows."""
    if feed.current:
        yield element("fh:archive")
        yield element("link", rel="current", type=TYPE, href=feed.current)
    if feed.before:
        yield element("link", rel="prev-archive", type=TYPE, href=feed.before)


def _entry(entry: Entry) -> Iterator[Element]:
    yield element("title", entry.title)
    yield element("id", entry.id if is_identity(entry.id) else entry.address)
    yield element("published", timestamp(entry.published))
    yield element("updated", timestamp(entry.updated))
    yield element("link", rel="alternate", type="text/html", href=entry.address)
    yield from map(_person, entry.authors)
    for category in entry.categories:
        scheme = {"scheme": category.scheme} if category.scheme else {}
        yield element("category", term=category.label, **scheme)
    if entry.enclosure:
        found = entry.enclosure
        yield element(
            "link", rel="enclosure", type=found.type, length=str(found.length), href=found.address
        )
    if entry.summary:
        yield element("summary", entry.summary)
    if entry.content:
        yield element("content", entry.content, type="html")


def _person(person: Person) -> Element:
    more = {"uri": person.address, "email": person.email}
    told = (element(name, text) for name, text in more.items() if text)
    return element("author", "", element("name", person.name), *told)


def _language(entry: Entry) -> dict[str, str]:
    return {"xml:lang": entry.language}
