"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .xml import all_clean, timestamp

if TYPE_CHECKING:
    from .feed_values import Document, Entry, Person

TYPE = "application/feed+json"


MARK = "_sphinxext_articles"
"""Tells of a file that it is ours, as an extension of the format
(https://www.jsonfeed.org/version/1.1/#extensions)."""


def json_feed(feed: Document) -> bytes:
    """Return the file."""
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        MARK: {"about": "https://pypi.org/project/sphinxext-articles/"},
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": feed.language,
        "authors": [_person(feed.author)],
        "items": [_item(each) for each in feed.entries],
    }
    written = json.dumps(all_clean(_filled(value)), ensure_ascii=False, indent=1)
    return f"{written}\n".encode()


def _item(entry: Entry) -> dict[str, Any]:
    found = entry.enclosure
    return _filled(
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.content,
            "content_text": "" if entry.content else entry.summary or entry.title,
            "image": found.address if found else "",
            "date_published": timestamp(entry.published),
            "date_modified": timestamp(entry.updated),
            "authors": [_person(each) for each in entry.authors],
            "tags": [each.label for each in entry.categories],
            "language": entry.language,
            "attachments": [
                {"url": found.address, "mime_type": found.type, "size_in_bytes": found.length}
            ]
            if found
            else [],
        }
    )


def _person(person: Person) -> dict[str, Any]:
    return _filled({"name": person.name, "url": person.address})


def _filled(value: dict[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in value.items() if each}
