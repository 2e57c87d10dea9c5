"""The feeds that a page announces in its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..addresses import BUILDERS
from ..config.site import site_title
from ..documents.project import catalogue_of
from ..formats.head_elements import link
from ..outputs.feed_files import TYPES
from ..views.registry import answer
from ..views.values import Request
from .head import add_to_head

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
    """Write ``<link rel="alternate">`` for each."""
    if doctree is None or app.builder.name not in BUILDERS:
        return
    offers: Any = answer(catalogue_of(app.env), Request("feeds", pagename))
    for path, form, label in offers:
        address = context["pathto"](quote(path), resource=True)
        title = ": ".join(filter(None, (site_title(app.config), label)))
        named = {"title": title} if title else {}
        made = link(rel="alternate", type=TYPES[form], **named, href=address)
        add_to_head(context, [made])


def setup(app: Sphinx) -> None:
    """Register the links."""
    app.connect("html-page-context", on_html_page_context)
