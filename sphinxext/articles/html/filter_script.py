"""The script that filters lists, on the pages that have such a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..nodes import filter_controls

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the script where there is something to filter."""
    if doctree is not None and doctree.next_node(filter_controls) is not None:
        app.add_js_file("articles-filter.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Look at every page."""
    app.connect("html-page-context", on_html_page_context)
