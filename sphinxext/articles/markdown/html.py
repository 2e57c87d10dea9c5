"""Raw HTML of an article: its images are copied and its links settled as Markdown's are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..dialect.html import Tag, split
from ..nodes import html_image, html_link
from .images import ImageRenderer
from .links import LinkRenderer

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


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
