"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .xml import document, element, timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from .entry import Document, Entry, Person

TYPE = "application/atom+xml"


def atom(feed: Document) -> bytes:
    """Return the file."""
    children = [
        element("title", feed.title),
        *([element("subtitle", feed.description)] if feed.description else []),
        element("id", feed.address),
        element("updated", timestamp(feed.updated)),
        element("link", rel="self", type=TYPE, href=feed.address),
        element("link", rel="alternate", type="text/html", href=feed.home),
        _person(feed.author),
        *(element("entry", "", *_entry(each), **_language(each)) for each in feed.entries),
    ]
    attributes = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language}
    return document(element("feed", "", *children, **attributes))


def _entry(entry: Entry) -> Iterator[Element]:
    yield element("title", entry.title)
    yield element("id", entry.id)
    yield element("published", timestamp(entry.published))
    yield element("updated", timestamp(entry.updated))
    yield element("link", rel="alternate", type="text/html", href=entry.address)
    yield from map(_person, entry.authors)
    for category in entry.categories:
        yield element("category", term=category.label, scheme=category.scheme)
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
    uri = [element("uri", person.address)] if person.address else []
    return element("author", "", element("name", person.name), *uri)


def _language(entry: Entry) -> dict[str, str]:
    return {"xml:lang": entry.language}
