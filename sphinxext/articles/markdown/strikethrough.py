"""Strikethrough with one tilde or two, as in GitHub's Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_inline.state_inline import Delimiter
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..nodes import struck
from .switches import speaks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.tree import SyntaxTreeNode

_TILDE = ord("~")
_ONE = -_TILDE  # a marker of its own, so that it is never paired with two


def strikethrough_plugin(md: MarkdownIt) -> None:
    """Replace the rule that finds tildes; pairs become ``s_open`` and ``s_close`` as ever."""
    md.options["strikethrough_single_tilde"] = True
    md.inline.ruler.at("strikethrough", _tildes)
    md.inline.ruler2.before("strikethrough", "one_tilde", _as_tildes)


def _tildes(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "~":
        return False
    found = state.scanDelims(state.pos, True)
    state.push("text", "", 0).content = "~" * found.length
    if found.length <= 2:
        delimiter = Delimiter(
            marker=_ONE if found.length == 1 else _TILDE,
            length=0,
            token=len(state.tokens) - 1,
            end=-1,
            open=found.can_open,
            close=found.can_close,
        )
        state.delimiters.append(delimiter)
    state.pos += found.length
    return True


def _as_tildes(state: StateInline) -> None:
    nested = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for delimiters in (state.delimiters, *nested):
        for delimiter in delimiters:
            if delimiter.marker == _ONE:
                delimiter.marker = _TILDE


class StrikethroughRenderer(SphinxRenderer):
    """Renders it as a node of ours, which every builder can write."""

    def render_s(self, token: SyntaxTreeNode) -> None:
        if not speaks(self, "strikethrough"):
            super().render_s(token)
            return
        node = struck()
        self.add_line_and_source_path(node, token)
        with self.current_node_context(node, append=True):
            self.render_children(token)
