"""What Markdown allows and the content model of docutils does not, for which builds would end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


class ContentModelRenderer(SphinxRenderer):
    """Renders any article so that writers and transforms find what they ask for."""

    def render_table(self, token: SyntaxTreeNode) -> None:
        """Give a table that is nothing but a head a body: LaTeX's writer needs it."""
        super().render_table(token)
        table = self.current_node[-1]
        group = table.next_node(nodes.tgroup)
        if group is not None and group.next_node(nodes.tbody) is None:
            empty = (nodes.entry("", nodes.paragraph()) for _ in range(group["cols"]))
            group += nodes.tbody("", nodes.row("", *empty))
