"""Problems of authors, as values with a place.

Reading a bad article never raises. It yields problems; the Sphinx floor logs each
as a warning of type ``articles`` with the problem's kind as subtype.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum


class Kind(Enum):
    """Warning subtypes: ``suppress_warnings = ["articles.<value>"]`` silences one."""

    FRONT_MATTER = "front_matter"
    """Front matter that cannot be read: broken YAML, TOML or JSON, or not a mapping."""
    VALUE = "value"
    """A key, or an option of a directive, whose value has the wrong type or is impossible."""
    UNKNOWN_KEY = "unknown_key"
    """A key nobody knows (only with ``articles_strict``)."""
    FILE = "file"
    """A file that cannot be read, is not UTF-8, or is empty."""
    COLLECTION = "collection"
    """A collection whose folder is missing, or whose pattern fits no file there."""
    ID = "id"
    """Two documents with one name or in one file of the output, or an id that leaves its prefix."""
    SERIES = "series"
    """Doubtful order in a series, or a series file that names an unknown series."""
    TERM = "term"
    """Terms that collide, differ by spelling only, have no slug, or are not in the term file."""
    REFERENCE = "reference"
    """A directive that names nothing in the catalogue, a link to a withheld article, or, with
    ``nitpicky``, one to an address that is nothing here."""
    REDIRECT = "redirect"
    """An old address that leads nowhere or over a page, or that is answered no more."""
    DIRECTIVE = "directive"
    """A directive on a line of its own, ``::name{…}``, that nobody knows."""
    SCHEMA = "schema"
    """A key that does not fit ``articles_schema``, or a reference in it to no article."""
    MDX = "mdx"
    """An expression that needs JavaScript, a component nobody knows, or a tag out of place."""
    ADDRESS = "address"
    """A link or a picture behind which a script may be: the address is left out."""
    OUTPUT = "output"
    """A file beside pages, such as a feed, that cannot be written, or not where it should be."""
    FAILED = "failed"
    """Something in an article that makes MyST, Sphinx or an extension fail: shown as text."""
    UNTRUSTED = "untrusted"
    """Something in an article that is shown as text, because of ``articles_untrusted``."""


_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake: where it is, what was found, what would be accepted.

    ``error`` stops the build, ``information`` is no mistake at all.
    """

    kind: Kind
    message: str
    path: str = ""
    line: int | None = None
    key: str = ""
    value: str = ""
    accepted: str = ""
    error: bool = False
    information: bool = False

    def hushed(self) -> Problem:
        """Return the problem without words of the author's: what is withheld is not told of."""
        return replace(self, value="", message=_QUOTED.sub("…", self.message))

    def __str__(self) -> str:
        text = f"{self.key}: {self.message}" if self.key else self.message
        if self.value:
            text += f" (found {self.value})"
        return f"{text}; accepted: {self.accepted}" if self.accepted else text


def shown(value: object, limit: int = 80) -> str:
    """Quote a value of an author for a message, cut to *limit* characters."""
    text = repr(value)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
