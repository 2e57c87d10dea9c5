"""What of an article goes into its excerpt: up to ``<!-- more -->``, else the first paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..nodes import excerpt, html_css, html_file, html_link, html_tag, placeholder, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = (
    nodes.paragraph, nodes.bullet_list, nodes.enumerated_list, nodes.list_item,
    nodes.definition_list, nodes.definition_list_item, nodes.term, nodes.definition,
    nodes.block_quote, nodes.attribution, nodes.line_block, nodes.line, nodes.literal_block,
    nodes.doctest_block, nodes.math_block, nodes.Admonition, nodes.table, nodes.tgroup,
    nodes.colspec, nodes.thead, nodes.tbody, nodes.row, nodes.entry,
)  # fmt: skip
_INLINE = (
    nodes.emphasis, nodes.strong, nodes.literal, nodes.inline, nodes.subscript, nodes.superscript,
    nodes.reference, nodes.abbreviation, nodes.acronym, nodes.title_reference, nodes.math,
    addnodes.pending_xref, addnodes.download_reference,
)  # fmt: skip
_LEFT_OUT = (
    nodes.Invisible, nodes.footnote_reference, nodes.footnote, nodes.citation, nodes.system_message,
    nodes.raw, nodes.image, nodes.target, addnodes.index, addnodes.toctree,
    placeholder, html_css, html_file, html_link, html_tag, addnodes.only,
)  # fmt: skip
_OF = ("docutils.", "sphinx.addnodes", __package__.rpartition(".")[0])
"""Where nodes are from of which is known what they hold; others may show it, or not."""
_WITHOUT_TEXT = (nodes.colspec, nodes.thead, nodes.entry, nodes.row, nodes.line)
_AROUND = (nodes.document, nodes.section, nodes.compound)
_NAMES = ("ids", "names", "dupnames", "backrefs")


def excerpt_of(document: nodes.document, docname: str) -> excerpt | None:
    """Return copies of an article's first nodes, that belong to no document; None if it has none.

    Footnotes, targets, headings, pictures and raw HTML stay behind, what is there for some builds
    only, and what other extensions make; so do names, which are given once only.
    """
    children: list[nodes.Node] = []
    if any(is_more(node) for node in document.findall()):
        children = _Copier().inside(document)
    if not children:
        first = (_Copier().copy(each) for each in _paragraphs(document))
        children = next(filter(None, first), [])
    return (
        excerpt("", *children, docname=docname, classes=["article-excerpt"]) if children else None
    )


def is_more(node: nodes.Node) -> bool:
    """Tell whether a node is the mark at which an excerpt ends, in any format."""
    if isinstance(node, nodes.comment):
        return node.astext().strip().lower() == "more"
    if not isinstance(node, nodes.raw) or node.get("format") != "html":
        return False
    before, start, rest = node.astext().partition("<!--")
    return bool(start) and not before.strip() and rest.partition("-->")[0].strip().lower() == "more"


def _paragraphs(node: nodes.Element) -> Iterator[nodes.Node]:
    for child in node.children:
        if isinstance(child, nodes.paragraph) and child.astext().strip():
            yield child
        elif isinstance(child, _AROUND):
            yield from _paragraphs(child)


class _Copier:
    """Copies nodes in their order, until the mark comes."""

    def __init__(self) -> None:
        self.ended = False

    def inside(self, node: nodes.Element) -> list[nodes.Node]:
        return [each for child in node.children for each in self.copy(child)]

    def copy(self, node: nodes.Node) -> list[nodes.Node]:
        self.ended = self.ended or is_more(node)
        if self.ended:
            return []
        if isinstance(node, nodes.Text):
            return [nodes.Text(node.astext())]
        if isinstance(node, _LEFT_OUT) or not isinstance(node, nodes.Element):
            return []
        if not type(node).__module__.startswith(_OF):
            return []
        heading = isinstance(node, nodes.title) and isinstance(node.parent, nodes.Admonition)
        if isinstance(node, (*_BLOCKS, *_INLINE)) or heading:
            return self._kept(node)
        if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline):
            return []  # headings, captions
        return self.inside(node)

    def _kept(self, node: nodes.Element) -> list[nodes.Node]:
        children = self.inside(node)
        made = nodes.paragraph() if isinstance(node, unwrapped) else node.copy()
        made.rawsource = ""
        made.document = None  # type: ignore[assignment]
        made += children
        for name in _NAMES:
            made[name] = []
        if "refwarn" in made:
            made["refwarn"] = False  # of which it is told where the article stands
        if not isinstance(node, nodes.Inline):
            made.source = None  # these words are translated where the article stands
        elif made.source is None and node.parent is not None:
            made.source, made.line = node.parent.source, node.parent.line
        empty = not made.astext().strip() and not isinstance(node, _WITHOUT_TEXT)
        return [] if empty and not isinstance(node, addnodes.pending_xref) else [made]
