"""Nodes: a placeholder for what the catalogue decides, and HTML's words that docutils lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.util import docname_join

if TYPE_CHECKING:
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class placeholder(nodes.General, nodes.Element):
    """Stands for a widget until the catalogue is asked (:class:`.catalogue.views.Request`)."""


class landmark(nodes.General, nodes.Element):
    """A region with a name: ``<nav aria-label>`` (WAI-ARIA ``navigation``)."""


class folded(nodes.General, nodes.Element):
    """A ``<details>`` whose first child is its summary. An ``aside`` is left out of print."""


class summary(nodes.Part, nodes.TextElement):
    """The ``<summary>`` of a folded part."""


class moment(nodes.Inline, nodes.TextElement):
    """A date: ``<time datetime>``."""


class part(nodes.Part, nodes.Element):
    """A list item that may be the current one: ``<li aria-current="page">``."""


class html_image(nodes.image):
    """An ``<img>`` of raw HTML, with its attributes as ``given``."""


class preview_image(nodes.image):
    """A picture that is copied for link previews, but shown on no page."""


class html_link(nodes.Inline, nodes.Element):
    """The start tag ``<a href>`` of raw HTML; ``refuri`` once it is known where it leads."""


class jumped_section(nodes.section):
    """A section whose heading is ``jump`` levels lower than its place in the tree says."""


class subheading(nodes.rubric):
    """A heading where no section may begin: in an aside, a quote, a list."""


class thematic_break(nodes.General, nodes.Element):
    """``---``, anywhere; docutils allows its ``transition`` in few places."""


class struck(nodes.inline):
    """Text that is struck out: ``<del>``."""


class html_block(nodes.General, nodes.Element):
    """An element around blocks, with its ``tag`` and the attributes ``given``."""


class html_inline(nodes.Inline, nodes.TextElement):
    """An element in text, with its ``tag`` and the attributes ``given``."""


class unwrapped(nodes.paragraph):
    """Text where blocks are; HTML has no ``<p>`` around it."""


VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip


def _visit_jumped_section(self: HTML5Translator, node: jumped_section) -> None:
    self.section_level += node["jump"]
    self.visit_section(node)


def _depart_jumped_section(self: HTML5Translator, node: jumped_section) -> None:
    self.depart_section(node)
    self.section_level -= node["jump"]


def _visit_subheading_latex(self: Any, node: subheading) -> None:
    # LaTeX has names for no more levels than these.
    node["heading-level"] = min(node["heading-level"], 5)
    self.visit_rubric(node)


def _depart_subheading_latex(self: Any, node: subheading) -> None:
    self.depart_rubric(node)
    self.body.append(self.hypertarget_to(node))


def _mark_struck(self: Any, node: struck) -> None:
    self.add_text("~~")


def _visit_html_image(self: HTML5Translator, node: html_image) -> None:
    uri = node["uri"]
    if uri in self.builder.images:
        uri = f"{self.builder.imgpath}/{quote(self.builder.images[uri])}"
    self.body.append(self.emptytag(node, "img", "", **{**node["given"], "src": uri}))


def _visit_html_link(self: HTML5Translator, node: html_link) -> None:
    given = {name: value for name, value in node["given"].items() if name != "href"}
    if node.get("refuri"):
        given["href"] = node["refuri"]
    self.body.append(self.starttag(node, "a", "", **given))


def _visit(tag: str, *attributes: str) -> Any:
    def visit(self: HTML5Translator, node: nodes.Element) -> None:
        given = {name: node[name] for name in attributes if node.get(name)}
        self.body.append(self.starttag(node, tag, "", **given))

    def depart(self: HTML5Translator, node: nodes.Element) -> None:
        self.body.append(f"</{tag}>")

    return visit, depart


def _pass(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    pass


def _skip(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    raise nodes.SkipNode


def _skip_aside(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    if node.get("aside"):
        raise nodes.SkipNode


def _space_in_man(self: Any, node: nodes.Element) -> None:
    """Begin a paragraph: groff's writer has none before the first child of anything."""
    _skip_aside(self, node)
    self.ensure_eol()
    self.body.append(".sp\n")


def _as(name: str) -> Any:
    """Let other builders write a node as docutils' node *name*."""

    def visit(self: nodes.NodeVisitor, node: nodes.Element) -> None:
        getattr(self, f"visit_{name}")(node)

    def depart(self: nodes.NodeVisitor, node: nodes.Element) -> None:
        getattr(self, f"depart_{name}")(node)

    return visit, depart


def _visit_element(self: HTML5Translator, node: nodes.Element) -> None:
    empty = node["tag"] in VOID
    self.body.append(self.starttag(node, node["tag"], "", empty=empty, **node["given"]))


def _depart_element(self: HTML5Translator, node: nodes.Element) -> None:
    if node["tag"] not in VOID:
        self.body.append(f"</{node['tag']}>")


def _end_line(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("\n")


def _break_paragraph(self: Any, node: nodes.Element) -> None:
    self.ensure_eol()
    self.body.append(".sp\n")


def document_of(node: addnodes.pending_xref) -> str | None:
    """Return the document a link is for: MyST's own kind, or a ``doc`` role."""
    if node.get("refdomain") == "doc":
        return str(node["reftarget"])
    if node["reftype"] == "doc":
        return str(docname_join(node.get("refdoc", ""), node["reftarget"]))
    return None


def setup(app: Sphinx) -> None:
    """Register the nodes with a visitor for every builder."""
    app.add_node(placeholder)
    for node, html, other in (
        (landmark, _visit("nav", "aria-label"), (_pass, _pass)),
        (folded, _visit("details"), (_skip_aside, _pass)),
        (summary, _visit("summary"), _as("paragraph")),
        (moment, _visit("time", "datetime"), (_pass, _pass)),
        (part, _visit("li", "aria-current"), _as("list_item")),
        (html_link, (_visit_html_link, _pass), (_pass, _pass)),
        (preview_image, (_skip, _pass), (_skip, _pass)),
        (html_image, (_visit_html_image, _pass), _as("image")),
        (thematic_break, _as("transition"), _as("transition")),
        (html_block, (_visit_element, _depart_element), (_pass, _pass)),
        (html_inline, (_visit_element, _depart_element), (_pass, _pass)),
    ):
        man = (_space_in_man, _pass) if node in {landmark, folded} else other
        man = (_break_paragraph, _pass) if node is html_block else man
        app.add_node(node, html=html, latex=other, text=other, man=man, texinfo=other)
    app.add_node(jumped_section, html=(_visit_jumped_section, _depart_jumped_section))
    app.add_node(subheading, latex=(_visit_subheading_latex, _depart_subheading_latex))
    app.add_node(struck, html=_visit("del"), text=(_mark_struck, _mark_struck))
    app.add_node(unwrapped, html=(_pass, _end_line))
