"""Raw HTML of an article: its images are copied and its links settled as Markdown's are."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import html_image, html_link
from .images import ImageRenderer
from .links import LinkRenderer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.tree import SyntaxTreeNode

_MEANT = {"img": "src", "a": "href"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A start tag: its name, its attributes, and its source text."""

    name: str
    attributes: Mapping[str, str]
    text: str

    @property
    def address(self) -> str:
        """The file or page that the tag means."""
        return self.attributes.get(_MEANT[self.name], "")


def split(html: str) -> Iterator[str | Tag]:
    """Yield *html* in pieces that joined give it back; tags that mean something apart."""
    if not any(f"<{name}" in html.lower() for name in _MEANT):
        yield html
        return
    finder = _Finder(html)
    position = 0
    for start, tag in finder.found:
        if start > position:
            yield html[position:start]
        yield tag
        position = start + len(tag.text)
    if position < len(html):
        yield html[position:]


class _Finder(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0]
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.found: list[tuple[int, Tag]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text()
        if tag not in _MEANT or not text:
            return
        line, column = self.getpos()
        attributes = {name: value or "" for name, value in attrs}
        start = self.lines[line - 1] + column
        self.found.append((start, Tag(name=tag, attributes=attributes, text=text)))


class HtmlRenderer(ImageRenderer, LinkRenderer):
    """Renders raw HTML."""

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        pieces = list(split(token.content))
        if all(isinstance(piece, str) for piece in pieces):
            super().render_html_block(token)
            return
        for piece in pieces:
            node = self._node(piece)
            self.add_line_and_source_path(node, token)
            self.current_node.append(node)

    def _node(self, piece: str | Tag) -> nodes.Element:
        if isinstance(piece, str):
            return nodes.raw("", piece, format="html")
        given = dict(piece.attributes)
        ids = given.pop("id", "").split()  # the writer takes ids from nodes only
        if piece.name == "img" and (file := self.image_file(piece.address)):
            return html_image("", uri=file, alt=given.get("alt", ""), given=given, ids=ids)
        if piece.name == "a" and self._links and self.is_page(piece.address):
            address, docname = piece.address, self.sphinx_env.docname
            return html_link("", address=address, refdoc=docname, given=given, ids=ids)
        return nodes.raw("", piece.text, format="html")

    @property
    def _links(self) -> bool:
        return "links" in self.md_options["articles_dialect"]
