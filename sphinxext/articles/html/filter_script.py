"""The script that filters lists, on the pages that have such a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from ..nodes import filter_controls

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_SCRIPT = "articles-filter.js"


def on_builder_inited(app: Sphinx) -> None:
    """Name the script to those who show pages of ``-b json``, which have scripts in common only."""
    if isinstance(app.builder, SerializingHTMLBuilder):
        app.add_js_file(_SCRIPT, loading_method="defer")


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the script where there is something to filter."""
    if isinstance(app.builder, SerializingHTMLBuilder):
        return
    if doctree is not None and doctree.next_node(filter_controls) is not None:
        app.add_js_file(_SCRIPT, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Look at every page."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("html-page-context", on_html_page_context)
