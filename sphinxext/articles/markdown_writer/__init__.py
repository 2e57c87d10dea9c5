"""What a page shows as plain Markdown: CommonMark, with tables, footnotes, definitions, formulas.

It is written from the nodes of the page when all that they refer to is resolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import blocks, code, lists, tables  # noqa: F401 (each registers its nodes)
from .base import Place, Writer

if TYPE_CHECKING:
    from docutils import nodes

__all__ = ["Place", "markdown_of"]


def markdown_of(document: nodes.document, place: Place) -> tuple[str, set[str]]:
    """Return the Markdown, and the classes of nodes that nothing could be written of."""
    writer = Writer(place)
    text = writer.text(document.children)
    return f"{text}\n" if text else "", writer.lost
