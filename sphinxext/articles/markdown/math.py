"""Maths where a project has ``dollarmath``: a line ``$$x$$`` within a paragraph stays in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from .block_lines import line_of
from .switches import speaks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.tree import SyntaxTreeNode

_BLOCK = "math_block"


def math_plugin(md: MarkdownIt) -> None:
    """Take a line of maths for a paragraph if the text goes on after it, as remark-math does."""
    if _BLOCK in md.block.ruler.get_all_rules():
        md.block.ruler.before(_BLOCK, "math_in_text", _in_text)


def _in_text(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    text = line_of(state, start_line)
    if not text.startswith("$$") or text.find("$$", 2) != len(text) - 2 or len(text) < 5:
        return False
    following = start_line + 1
    if silent or following >= end_line or not line_of(state, following):
        return False
    if state.sCount[following] < state.blkIndent or state.is_code_block(start_line):
        return False
    rules = state.md.block.ruler
    if any(rule(state, following, end_line, True) for rule in rules.getRules("paragraph")):
        return False
    paragraph = rules.getRules("")[-1]
    return paragraph(state, start_line, end_line, False)


class MathRenderer(SphinxRenderer):
    """Renders ``$$x$$`` in text as text."""

    def render_math_inline_double(self, token: SyntaxTreeNode) -> None:
        if speaks(self, "math") and "\n" not in token.content.strip():
            self.render_math_inline(token)
        else:
            super().render_math_inline_double(token)
