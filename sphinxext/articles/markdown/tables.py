"""Tables that are nothing but a head, which Astro allows, and docutils' writers do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


class TableRenderer(SphinxRenderer):
    """Gives each table the body that docutils' content model asks for: LaTeX's writer needs it."""

    def render_table(self, token: SyntaxTreeNode) -> None:
        super().render_table(token)
        table = self.current_node[-1]
        group = table.next_node(nodes.tgroup)
        if group is not None and group.next_node(nodes.tbody) is None:
            empty = (nodes.entry("", nodes.paragraph()) for _ in range(group["cols"]))
            group += nodes.tbody("", nodes.row("", *empty))
