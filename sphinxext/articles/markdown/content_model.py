"""What Markdown allows and the content model of docutils does not, for which builds would end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..nodes import thematic_break

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

    def render_hr(self, token: SyntaxTreeNode) -> None:
        """Let a break within something be no transition, which docutils before 0.22 refuses."""
        if isinstance(self.current_node, nodes.document | nodes.section):
            super().render_hr(token)
            return
        node = thematic_break()
        self.add_line_and_source_path(node, token)
        self.current_node.append(node)
