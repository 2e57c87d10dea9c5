"""How our nodes are written: a visitor for every builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from . import filters, html, markdown, widgets
from .base import nothing, skip

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register a visitor for every builder of every node."""
    for family in (widgets, filters, html, markdown):
        family.setup(app)
    # What sphinx-markdown-builder does not know, of which sphinx-llm makes its files.
    app.add_node(nodes.meta, override=True, markdown=(skip, nothing))
