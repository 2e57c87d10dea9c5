"""What a generated page is: one value, from which its nodes are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A generated page: what it is called, and the widget that it shows.

    ``title`` is text, and a message to be translated if ``translated``. ``name``, ``extra``,
    ``query`` and ``group`` are what the ``widget`` asks for, ``layout`` is how it looks; ``parts``
    are the documents that its toctree holds, ``up`` is the page above it. ``description``,
    ``links`` and ``image``, a picture relative to the file ``source``, stand before the widget; a
    ``person`` says that what is there is theirs. An
    author's own page of this name shows the same, unless this one ``yields`` to whatever is
    there; for what stands ``apart``, an article is no such page. One that ``invites`` leads to the
    page that tells how to subscribe. Without a ``language`` it is in
    the site's. An index is ``empty`` while there is nothing to list: toctrees may name it all the
    same.

    A list may be in pages (:mod:`..views.paging`): ``first`` is the document it begins with,
    ``number`` tells which page this is, ``newer`` and ``older`` are the ones around it. A page that
    is not ``searched`` only repeats what others say; one that is in toctrees ``by_name`` is found
    by no pattern there.
    """

    docname: str
    title: str
    widget: str
    name: str = ""
    extra: str = ""
    query: Query | None = None
    group: str = ""
    layout: str = ""
    translated: bool = False
    parts: tuple[str, ...] = ()
    up: str = ""
    description: str = ""
    links: tuple[str, ...] = ()
    person: bool = False
    image: str = ""
    source: str = ""
    empty: bool = False
    language: str = ""
    first: str = ""
    number: int = 0
    newer: str = ""
    older: str = ""
    searched: bool = True
    by_name: bool = False
    yields: bool = False
    apart: bool = False
    invites: bool = False

    @property
    def is_divided(self) -> bool:
        """Whether this is one of several pages of a list."""
        return bool(self.newer or self.older)


def N_(message: str) -> str:  # noqa: N802 (gettext's name)
    """Mark a message that is translated where it is shown."""
    return message
