"""Asides and alerts as admonitions, leaf directives as paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from .unknown import note_unknown

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

    from .mdx.element import Element

_NODES: dict[str, type[nodes.Element]] = {
    "note": nodes.note, "tip": nodes.tip, "hint": nodes.hint, "important": nodes.important,
    "attention": nodes.attention, "caution": nodes.caution, "warning": nodes.warning,
    "danger": nodes.danger, "error": nodes.error,
}  # fmt: skip
_LIKE = {
    "info": "note", "success": "tip", "todo": "note", "abstract": "note", "summary": "note",
    "tldr": "note", "question": "hint", "help": "hint", "failure": "danger", "bug": "danger",
    "warn": "warning", "example": "note", "quote": "note", "check": "tip", "done": "tip",
}  # fmt: skip
_TITLES = {"tldr": "TL;DR", "faq": "FAQ", "todo": "To do"}


class AsideRenderer(SphinxRenderer):
    """Renders asides. One with a title of its own is a generic admonition, styled as its kind."""

    def render_aside(self, token: SyntaxTreeNode) -> None:
        kind = token.meta["kind"]
        titled = bool(token.children) and token.children[0].type == "aside_title"
        known = _NODES.get(kind)
        is_directive = not token.markup
        if is_directive and not (titled or known or kind in _LIKE):
            self._render_frame(token)
            return
        if known is not None and not titled:
            admonition = known()
        else:
            admonition = nodes.admonition(classes=[_LIKE.get(kind, kind)])
        self.add_line_and_source_path(admonition, token)
        with self.current_node_context(admonition, append=True):
            if known is None and not titled:
                title = nodes.title("", _TITLES.get(kind) or kind.replace("-", " ").capitalize())
                self.add_line_and_source_path(title, token)
                admonition += title
            self.render_children(token)

    def _render_frame(self, token: SyntaxTreeNode) -> None:
        """Render a directive that Astro knows no more of: what is inside, with nothing added."""
        frame = nodes.container(classes=[f"aside-{token.meta['kind']}"])
        self.add_line_and_source_path(frame, token)
        with self.current_node_context(frame, append=True):
            self.render_children(token)

    def render_aside_title(self, token: SyntaxTreeNode) -> None:
        title = nodes.title(token.children[0].content, "")
        self.add_line_and_source_path(title, token)
        with self.current_node_context(title, append=True):
            self.render_children(token)

    def render_inline(self, token: SyntaxTreeNode) -> None:
        if name := token.meta.get("directive"):
            note_unknown(self.sphinx_env, f"::{name}", token_line(token, 1))
        super().render_inline(token)


_OF_ELEMENT: dict[str, type[nodes.Element]] = {
    "note": nodes.note, "info": nodes.note, "tip": nodes.tip, "success": nodes.tip,
    "important": nodes.important, "caution": nodes.caution, "warning": nodes.warning,
    "warn": nodes.warning, "danger": nodes.danger, "error": nodes.danger,
}  # fmt: skip


def aside(element: Element) -> list[nodes.Node]:
    """Make an admonition."""
    kind = (element.text("type", "variant", "kind") or "note").lower()
    title = element.text("title")
    content = element.paragraphs()
    admonition = _OF_ELEMENT.get(kind, nodes.note)
    if not title:
        return [admonition("", *content)] if content else []
    heading = nodes.title(title, title)
    return [nodes.admonition("", heading, *content, classes=[admonition.__name__])]
