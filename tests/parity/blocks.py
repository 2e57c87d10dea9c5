"""Both sides reduced to blocks: headings, paragraphs, items, cells, code, images, links, asides.

What is taken away is presentation; each case says why.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# An element of these begins a block of its own, named for it; text in any other block element
# belongs to the nearest of these around it, or is a paragraph.
NAMED = {
    "li": "item", "td": "cell", "th": "cell", "dt": "term", "dd": "definition",
    "blockquote": "quote", "figcaption": "caption", "caption": "caption", "summary": "summary",
    "aside": "aside",
}  # fmt: skip
BLOCKS = {
    *HEADINGS, *NAMED, "p", "div", "section", "article", "main", "header", "footer", "nav",
    "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "colgroup", "figure", "details",
    "pre", "hr",
    "form", "fieldset", "address", "center", "hgroup", "menu", "search", "body",
}  # fmt: skip
SILENT = {"script", "style", "template", "head", "noscript", "title", "-comment", "svg", "-doctype"}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Block:
    """A kind and the text of it."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as it stands in the HTML."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image as it stands in the HTML."""

    alt: str
    src: str


@dataclass(slots=True)
class Page:
    """What an article says, in order."""

    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    ids: list[tuple[Block, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


def plain(text: str) -> str:
    """Normalise the text of a block.

    - White space: HTML shows any run of it as one space.
    - Quotes: both sides make them curly, by rules of the language; which is typography.
    - Soft line breaks between CJK characters and zero-width characters show nothing.
    """
    text = text.translate(_TYPOGRAPHY)
    return _SPACE.sub(" ", text).strip()


_TYPOGRAPHY = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "\u200b": None, "\ufeff": None,
    "\u00ad": None, "\u2060": None,
})  # fmt: skip


class Reader(ABC):
    """Walks a tree of HTML and collects the blocks; a side says what it leaves out."""

    def __init__(self) -> None:
        self.page = Page()
        self._run: list[str] = []
        self._pending: list[tuple[str, Block]] = []

    def read(self, root: LexborNode) -> Page:
        """Return the page below *root*."""
        self._children(root, "paragraph")
        self._flush("paragraph")
        return self.page

    @abstractmethod
    def special(self, node: LexborNode, kind: str) -> bool:
        """Handle a node that only this side has; tell whether it is done with."""

    def _children(self, node: LexborNode, kind: str) -> None:
        for child in node.iter(include_text=True):
            self._visit(child, kind)

    def _visit(self, node: LexborNode, kind: str) -> None:
        tag = node.tag
        if tag == "-text":
            self._run.append(node.text_content or "")
            return
        if tag is None or tag in SILENT:
            return
        if identity := node.attributes.get("id"):
            self.page.anchors.add(identity)
        if self.special(node, kind):
            return
        if tag in HEADINGS:
            self._flush(kind)
            self._heading(node)
        elif tag == "pre":
            self._flush(kind)
            self.add("code", _code(node.text()))
        elif tag == "img":
            self._image(node, kind)
        elif tag == "br":
            self._run.append(" ")
        elif tag in BLOCKS or (tag == "x-component" and _stands_alone(node)):
            self._flush(kind)
            inner = NAMED.get(tag, kind)
            self._children(node, inner)
            self._flush(inner)
        elif tag == "a":
            self._link(node, kind)
        else:
            self._children(node, kind)

    def add(self, kind: str, text: str) -> None:
        """Add a block, unless it is empty: an empty one shows nothing."""
        if text:
            self.page.blocks.append(Block(kind=kind, text=text))

    def say(self, text: str) -> None:
        """Add to the text of the block at hand."""
        self._run.append(text)

    def _flush(self, kind: str) -> None:
        self.add(kind, plain("".join(self._run)))
        self._run.clear()

    def _heading(self, node: LexborNode) -> None:
        self._children(node, "paragraph")
        block = Block(kind=node.tag or "", text=plain("".join(self._run)))
        self._run.clear()
        if block.text:
            self.page.blocks.append(block)
            self.page.ids.append((block, self.heading_id(node)))

    def heading_id(self, node: LexborNode) -> str:
        """Return where a link to a heading leads."""
        return node.attributes.get("id") or ""

    def _image(self, node: LexborNode, kind: str) -> None:
        alt, src = plain(node.attributes.get("alt") or ""), self.source(node)
        self.page.images.append(Image(alt=alt, src=src))

    def source(self, node: LexborNode) -> str:
        """Return where an image comes from."""
        return node.attributes.get("src") or ""

    def _link(self, node: LexborNode, kind: str) -> None:
        start = len(self._run)
        self._children(node, kind)
        href = node.attributes.get("href")
        if href is not None:
            # A link around blocks has given its words to them.
            text = "".join(self._run[start:]) if len(self._run) >= start else node.text()
            self.page.links.append(Link(text=plain(text or node.text()), href=href))


def _stands_alone(node: LexborNode) -> bool:
    """Tell whether a component stands between blocks, not in a line of text."""
    return node.parent is not None and node.parent.tag in BLOCKS - {"p", *HEADINGS}


def _code(text: str) -> str:
    """Normalise code: spaces at the ends of lines and empty lines around it show nothing."""
    return "\n".join(line.rstrip() for line in text.expandtabs(4).strip("\n").splitlines()).strip()
