"""Braces before code, ``{name}`x```: a role if somebody knows it, else text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import roles
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from .switches import speaks

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


class RoleRenderer(SphinxRenderer):
    """Renders what is no role as it is written."""

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        name = token.meta["name"]
        line = token_line(token, 0)
        found, _ = roles.role(name, self.language_module_rst, line, self.reporter)
        if found is not None or not speaks(self, "roles"):
            super().render_myst_role(token)
            return
        content = token.content
        if content.strip() and content[0] == content[-1] == " ":
            content = content[1:-1]
        self.current_node += [nodes.Text(f"{{{name}}}"), nodes.literal(content, content)]
