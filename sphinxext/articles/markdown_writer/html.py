"""HTML in a page, raw or as nodes of ours, as docutils' nodes: there is one way to write each.

Raw HTML comes in parts: a start tag, nodes, an end tag. What is between the two is inside.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from docutils import nodes

from ..html_addresses import renamed
from ..html_tokens import ENDS, VERBATIM, VOID, EndTag, StartTag, Text, pieces
from ..nodes import (
    html_block,
    html_css,
    html_file,
    html_image,
    html_inline,
    html_link,
    html_tag,
)
from .elements import element

if TYPE_CHECKING:
    from collections.abc import Sequence

_HTML = (
    nodes.raw, html_block, html_css, html_file, html_image, html_inline, html_link, html_tag,
)  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r\f]+")
"""White space of HTML."""
_DEEPEST = 100
"""What is in more elements than that stands in the innermost of these."""


class _Open(NamedTuple):
    """An element whose end has not come yet."""

    tag: str
    given: dict[str, str]
    children: list[nodes.Node]


def as_nodes(children: Sequence[nodes.Node], downloads: str = "") -> Sequence[nodes.Node]:
    """Return *children* without HTML; *downloads* is the beginning of addresses of copied files."""
    if not any(isinstance(child, _HTML) for child in children):
        return children
    reader = _Reader(downloads)
    for child in children:
        reader.read(child)
    return reader.end()


class _Reader:
    """Reads nodes one after the other; what is open is a stack."""

    def __init__(self, downloads: str) -> None:
        self.downloads = downloads
        self.open = [_Open("", {}, [])]
        self.names: Counter[str] = Counter()

    def read(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.raw):
            if "html" in node["format"].split():
                self._read_html(node.astext())
        elif isinstance(node, html_image):
            self._add(node)
        elif isinstance(node, html_link):
            attribute, given = node["attribute"], node["given"]
            kept = {name: value for name, value in given.items() if name != attribute}
            address = {"href": node["refuri"]} if node.get("refuri") else {}
            self._start(node["tag"], kept | address)
        elif isinstance(node, html_tag):
            self._start(node["tag"], self._with_files(node))
        elif isinstance(node, html_block | html_inline):
            inner = as_nodes(node.children, self.downloads)
            self._extend(element(node["tag"], self._with_files(node), inner))
        elif not isinstance(node, html_file | html_css):
            self._add(node)

    def end(self) -> list[nodes.Node]:
        """Return what was read; whatever is open ends here."""
        while len(self.open) > 1:
            self._close()
        return self.open[0].children

    def _read_html(self, html: str) -> None:
        for piece in pieces(html):
            if isinstance(piece, StartTag):
                self._start(piece.name, piece.given)
            elif isinstance(piece, EndTag):
                self._end(piece.name)
            elif isinstance(piece, Text) and not piece.verbatim:
                self._add_text(unescape(piece.source))

    def _start(self, tag: str, given: dict[str, str]) -> None:
        while self.open[-1].tag in ENDS.get(tag, ()):
            self._close()
        if tag in VOID:
            self._extend(element(tag, given, []))
        elif len(self.open) <= _DEEPEST:
            self.open.append(_Open(tag, given, []))
            self.names[tag] += 1

    def _end(self, tag: str) -> None:
        if self.names[tag]:
            while self.open[-1].tag != tag:
                self._close()
            self._close()

    def _close(self) -> None:
        tag, given, children = self.open.pop()
        self.names[tag] -= 1
        self._extend(element(tag, given, [] if tag in VERBATIM else children))

    def _add_text(self, text: str) -> None:
        self._add(nodes.Text(text if self.names["pre"] else _SPACE.sub(" ", text)))

    def _extend(self, found: Sequence[nodes.Node]) -> None:
        self.open[-1].children.extend(found)

    def _add(self, node: nodes.Node) -> None:
        self.open[-1].children.append(node)

    def _with_files(self, node: nodes.Element) -> dict[str, str]:
        """Return the attributes of an element, with files at the addresses they are copied to."""
        addresses = {
            (file["attribute"], file["address"]): self.downloads
            + quote(file["filename"])
            + str(file["suffix"])
            for file in node.children
            if isinstance(file, html_file) and "filename" in file
        }
        return renamed(node["tag"], node["given"], addresses)
