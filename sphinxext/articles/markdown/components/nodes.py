"""Nodes for HTML in MDX: an element around blocks or text, and text without a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


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


def _visit_element(self: HTML5Translator, node: nodes.Element) -> None:
    empty = node["tag"] in VOID
    self.body.append(self.starttag(node, node["tag"], "", empty=empty, **node["given"]))


def _depart_element(self: HTML5Translator, node: nodes.Element) -> None:
    if node["tag"] not in VOID:
        self.body.append(f"</{node['tag']}>")


def _pass(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    pass


def _end_line(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("\n")


def _break_paragraph(self: Any, node: nodes.Element) -> None:
    self.ensure_eol()
    self.body.append(".sp\n")


def setup(app: Sphinx) -> None:
    """Register the nodes; other builders write what is inside."""
    element, other = (_visit_element, _depart_element), (_pass, _pass)
    for node, man in ((html_block, (_break_paragraph, _pass)), (html_inline, other)):
        app.add_node(node, html=element, latex=other, text=other, man=man, texinfo=other)
    app.add_node(unwrapped, html=(_pass, _end_line))
