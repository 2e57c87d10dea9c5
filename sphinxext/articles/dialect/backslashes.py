"""Escaped punctuation, ``\\--`` and ``\\"``: it is shown as it is, whatever smart quotes do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_SMART = frozenset("-'\".")


def backslashes_plugin(md: MarkdownIt) -> None:
    """Keep escaped punctuation that could be smart apart from text, as ``text_literal``."""
    md.core.ruler.before("text_join", "backslashes", _literals)


def _literals(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text_special" and child.content in _SMART:
                child.type = "text_literal"
