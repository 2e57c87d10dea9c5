"""A bound to nesting: what is nested deeper is text, where markdown-it would leave it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block import blockquote, list_block
from mdit_py_plugins.footnote.index import footnote_def

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    Rule = Callable[[StateBlock, int, int, bool], bool]

DEEPEST = 40
_FLAT = {f"{name}_{end}" for name in ("em", "strong", "s") for end in ("open", "close")}
_HEIGHT = 3  # levels that a list takes: itself, its item, and what is in it


def nesting_plugin(md: MarkdownIt) -> None:
    """Keep what is nested too deep as text, so that neither it nor the recursion limit is lost."""
    md.options["maxNesting"] = DEEPEST
    rules = md.block.ruler
    ends = ["paragraph", "reference", "blockquote"]
    rules.at("blockquote", bounded(blockquote), {"alt": [*ends, "list"]})
    rules.at("list", bounded(list_block), {"alt": ends})
    if "footnote_def" in rules.get_all_rules():
        rules.at("footnote_def", bounded(footnote_def), {"alt": ends[:2]})
    md.core.ruler.after("inline", "nesting", _flatten)


def bounded(rule: Rule) -> Rule:
    """Return *rule*, which finds nothing where it would nest too deep."""

    def rule_within_bounds(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if state.level + _HEIGHT >= DEEPEST:
            return False
        return rule(state, start, end, silent)

    return rule_within_bounds


def _flatten(state: StateCore) -> None:
    for token in state.tokens:
        if token.children and len(token.children) > DEEPEST:
            _flatten_inline(token.children)


def _flatten_inline(tokens: list[Token]) -> None:
    depth = 0
    for token in tokens:
        depth += token.nesting > 0
        if depth > DEEPEST and token.type in _FLAT:
            token.type, token.content = "text", token.markup
            depth -= token.nesting < 0
            token.nesting = 0
            continue
        depth -= token.nesting < 0
