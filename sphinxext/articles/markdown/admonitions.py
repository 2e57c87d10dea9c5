"""Asides and alerts as admonitions, leaf directives as paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..problems import Kind, Problem, shown
from ..reporting import warn
from .admonition_kinds import KINDS, admonition
from .embeds import find_site
from .unknown_names import note_unknown

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

    from .mdx.element import Element


def aside(element: Element) -> list[nodes.Node]:
    """Make an admonition of ``<Aside type="…" title="…">``."""
    kind = element.text("type", "variant", "kind").strip().lower() or "note"
    title = element.text("title")
    content = element.paragraphs()
    if not title and not content:
        return []
    made = admonition(kind, titled=bool(title))
    if title:
        made += nodes.title(title, title)
    made += content
    return [made]


class AsideRenderer(SphinxRenderer):
    """Renders asides. One with a title of its own is a generic admonition, styled as its kind."""

    def render_aside(self, token: SyntaxTreeNode) -> None:
        kind = token.meta["kind"]
        titled = bool(token.children) and token.children[0].type == "aside_title"
        is_directive = not token.markup
        if is_directive and not titled and kind not in KINDS:
            self._render_frame(token)
            return
        made = admonition(kind, titled=titled)
        for node in made.findall(nodes.Element):
            self.add_line_and_source_path(node, token)
        with self.current_node_context(made, append=True):
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
            path = self.document["source"]
            note_unknown(self.sphinx_env, f"::{name}", path, token_line(token, 1))
        elif name := token.meta.get("embed"):
            warn([self._empty_embed(name, token)])
        super().render_inline(token)

    def _empty_embed(self, name: str, token: SyntaxTreeNode) -> Problem:
        site = find_site(name)
        return Problem(
            kind=Kind.DIRECTIVE,
            path=self.document["source"],
            line=token_line(token, 1),
            message=f"the embed ::{name} does not say what to embed; it stays as text",
            value=shown(token.content),
            accepted=site.accepted if site is not None else "",
        )
