"""Images of an article: beside it, in a ``public`` folder, below an alias."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from docutils import nodes

from ..documents.assets import noted
from .switches import speaks
from .written_in import FolderRenderer

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


class ImageRenderer(FolderRenderer):
    """Renders images, each with a path that Sphinx finds."""

    def render_image(self, token: SyntaxTreeNode) -> None:
        source = cast("str", token.attrGet("src") or "")
        token.attrs["src"] = self.image_uri(source)
        super().render_image(token)
        if isinstance(made := self.current_node[-1], nodes.image):
            made.rawsource = source  # Sphinx takes away the line of what has none

    def renderInlineAsText(self, tokens: list[SyntaxTreeNode]) -> str:  # noqa: N802 (MyST's name)
        """Return a text alternative: the text of all that is in it, as Astro has it."""
        return "".join(map(self._plain, tokens or []))

    def _plain(self, token: SyntaxTreeNode) -> str:
        if token.type in {"softbreak", "hardbreak"}:
            return " "
        return self.renderInlineAsText(token.children) if token.children else token.content

    def image_uri(self, source: str) -> str:
        """Return the path of an image relative to the document, also of one that is not there, or
        its address."""
        found = self.image_file(source)
        if found is not None or not speaks(self, "images"):
            return found or source
        address = self.from_article(source)
        return unquote(address) if self.folder and address.startswith("./") else address

    def image_file(self, source: str) -> str | None:
        """Return the path of an image relative to the document, or None to keep what is given."""
        if not speaks(self, "images"):
            return None
        if source.startswith("//"):
            return f"https:{source}"  # Sphinx takes for remote what names its scheme
        if "://" in source or source.startswith("data:"):
            return None
        return noted(self.sphinx_env, self.from_article(source))
