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
    """A key of front matter or of a term file, or an option of ``conf.py`` or of a directive, whose
    value cannot be used, or whose file is not there."""
    UNKNOWN_KEY = "unknown_key"
    """A key that is not known (only with ``articles_strict``)."""
    FILE = "file"
    """A file that cannot be read, is not UTF-8, is empty, or has characters that no page can have;
    one that an article may not read, or names in raw HTML and that is not there; one with a name
    that not every system can have; a picture that the builder cannot show."""
    COLLECTION = "collection"
    """A collection whose folder is missing, whose pattern matches no file there, or that has links
    to folders outside of it; a clock for which every article is in the future."""
    WITHHELD = "withheld"
    """A file or folder that Sphinx copies as it is, such as one in ``html_extra_path``, and that
    holds what is not published."""
    ID = "id"
    """Two documents with one name or in one file of the output, a ``slug`` or a name of a file that
    cannot be an id, or two articles with one ``guid``."""
    SERIES = "series"
    """Doubtful order in a series, or a series file that names an unknown series. That titles were
    made of slugs is information, not a warning, so ``-W`` does not stop at it."""
    TERM = "term"
    """Terms that collide, differ by spelling only, have no slug, or are not in the term file."""
    REFERENCE = "reference"
    """A directive, a list, ``related`` or ``translationOf`` that names nothing in the catalogue; a
    link to a withheld article, or the name of a withheld file; a footnote that is not shown, or
    that is not defined; or, with ``nitpicky``, a link to an address that does not exist here."""
    REDIRECT = "redirect"
    """An old address that leads nowhere or to several pages, that a page has, or that no longer
    leads anywhere; a list of old addresses that cannot be read."""
    DIRECTIVE = "directive"
    """A directive on a line of its own, ``::name{…}``, that is not known, or an aside of an unknown
    kind."""
    SCHEMA = "schema"
    """A key that does not fit ``articles_schema``, or a reference in it to no article."""
    MDX = "mdx"
    """An expression that needs JavaScript, an unknown component, a tag out of place, or an imported
    Markdown file that is not there or withheld."""
    ADDRESS = "address"
    """A link or a picture behind which a script may be: the address is left out. Maths with such an
    address is shown as text."""
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

    ``error`` stops the build; ``information`` is no mistake, and is no warning.
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
