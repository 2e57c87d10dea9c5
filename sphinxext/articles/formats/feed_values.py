"""A feed as values: what all formats write, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Person(NamedTuple):
    """Somebody who writes, a page about them, and a mail address that they publish."""

    name: str
    address: str = ""
    email: str = ""


class Category(NamedTuple):
    """A term, and the address of the index that it is in."""

    label: str
    scheme: str = ""


class Enclosure(NamedTuple):
    """A picture that goes with an entry: where it is, what it is, and its size in bytes."""

    address: str
    type: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article in a feed. ``content`` is HTML, all else is text."""

    id: str
    address: str
    title: str
    published: datetime
    updated: datetime
    summary: str = ""
    content: str = ""
    authors: tuple[Person, ...] = ()
    categories: tuple[Category, ...] = ()
    language: str = ""
    enclosure: Enclosure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A feed: its own address, that of the page it belongs to, its entries, newest first.

    An archive has the ``id`` of the feed that subscribers know, whose address is ``current``;
    ``before`` is that of the archive with what is older.
    """

    id: str
    address: str
    home: str
    title: str
    description: str
    language: str
    author: Person
    entries: tuple[Entry, ...]
    current: str = ""
    before: str = ""

    @property
    def updated(self) -> datetime:
        """When the last of its entries changed: a feed has no clock."""
        return max(each.updated for each in self.entries)
