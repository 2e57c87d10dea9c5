"""An article's own text or its excerpt as HTML for feeds, without what its page puts around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.util.logging import suppress_logging
from sphinx.util.osutil import relative_uri
from sphinx.writers.html import HTMLWriter

from ..doctree.excerpts import nodes_of
from ..formats.feed_html import readable
from ..nodes import placeholder
from ..widgets.banner import BANNER
from ..widgets.byline import BYLINE
from ..widgets.people import PEOPLE
from ..widgets.related import NAME as RELATED

if TYPE_CHECKING:
    from collections.abc import Callable

    from .base import Site

_AROUND = {BANNER.name, BYLINE.name, PEOPLE.name, RELATED}


def full_text(site: Site, docname: str) -> str:
    """Return the text with full addresses; of an article that several feeds have, made once."""
    return _once(site, "full text", docname, _whole)


def excerpt_text(site: Site, docname: str) -> str:
    """Return the excerpt likewise; the empty text if there is none."""
    return _once(site, "excerpt", docname, _excerpt)


def _once(
    site: Site, what: str, docname: str, make: Callable[[Site, str], nodes.document | None]
) -> str:
    key = what, docname
    if key not in site.memo:
        with suppress_logging():  # the page has told everything, when it was written
            document = make(site, docname)
            html = _rendered(site, docname, document) if document is not None else ""
            site.memo[key] = readable(html, site.address(docname))
    return str(site.memo[key])


def _whole(site: Site, docname: str) -> nodes.document:
    document = site.env.get_doctree(docname)
    _strip(document)
    return document


def _excerpt(site: Site, docname: str) -> nodes.document | None:
    found = nodes_of(site.env, docname)
    if found is None:
        return None
    document = new_document(str(site.env.doc2path(docname)))
    document.settings.env = site.env
    document += found.children
    return document


def _rendered(site: Site, docname: str, document: nodes.document) -> str:
    """Render a document as :meth:`sphinx.builders.html.StandaloneHTMLBuilder.write_doc` does."""
    builder, env = site.builder, site.env
    permalinks, builder.add_permalinks = builder.add_permalinks, False
    try:
        env.apply_post_transforms(document, docname)
        uri = builder.get_target_uri(docname)
        builder.secnumbers = env.toc_secnumbers.get(docname, {})
        builder.fignumbers = env.toc_fignumbers.get(docname, {})
        builder.imgpath = relative_uri(uri, builder.imagedir)
        builder.dlpath = relative_uri(uri, "_downloads")
        builder.current_docname = docname
        builder.post_process_images(document)
        document.settings = get_default_settings(HTMLWriter(builder))
        document.settings.compact_lists = bool(site.config.html_compact_lists)
        _finish(document)
        visitor = builder.create_translator(document, builder)
        document.walkabout(visitor)
    finally:
        builder.add_permalinks = permalinks
    return "".join(visitor.fragment)  # type: ignore[attr-defined]


def _strip(document: nodes.document) -> None:
    """Take away what is placed around an article, and the picture that goes beside it."""
    around: list[nodes.Element] = [
        node
        for node in document.findall(placeholder)
        if node["widget"] in _AROUND or node.get("compact")
    ]
    around += [each for each in document.findall(nodes.image) if "article-hero" in each["classes"]]
    for node in [*around, *document.findall(addnodes.toctree)]:
        node.parent.remove(node)


def _finish(document: nodes.document) -> None:
    """Take the title away, which is the entry's, and numbers of lines."""
    section = next(document.findall(nodes.section), None)
    if section is not None and isinstance(section.next_node(), nodes.title):
        section.pop(0)
    for block in document.findall(nodes.literal_block):
        block["linenos"] = False
