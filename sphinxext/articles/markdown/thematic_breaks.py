"""Thematic breaks, ``---``: anywhere, where docutils has transitions between sections only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..nodes import thematic_break
from .switches import speaks

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


class BreakRenderer(SphinxRenderer):
    """Renders a break as a node of ours where a transition cannot be, and where Astro has one."""

    def render_hr(self, token: SyntaxTreeNode) -> None:
        between = isinstance(self.current_node, nodes.document | nodes.section)
        if between and not speaks(self, "breaks"):
            super().render_hr(token)
            return
        node = thematic_break()  # docutils before 0.22 refuses a transition within something
        self.add_line_and_source_path(node, token)
        self.current_node.append(node)
