"""Copies in the output of ``-b json`` and ``-b pickle``: Sphinx makes them once, and never anew.

It takes a file of the last build for one that somebody else has put there, warns, and leaves it:
the environment then tells of all that has been withdrawn, and sources of what has been taken back.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

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
    """Make way for the copy of the source of a page that is written."""
    if isinstance(app.builder, SerializingHTMLBuilder) and context.get("sourcename"):
        Path(app.outdir, "_sources", context["sourcename"]).unlink(missing_ok=True)


def on_html_collect_pages(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Make way for the copy of the environment, which is made next."""
    if isinstance(app.builder, SerializingHTMLBuilder):
        Path(app.outdir, "environment.pickle").unlink(missing_ok=True)
    return []


def setup(app: Sphinx) -> None:
    """Register what makes way."""
    # When the name of the source is settled.
    app.connect("html-page-context", on_html_page_context, priority=900)
    app.connect("html-collect-pages", on_html_collect_pages)
