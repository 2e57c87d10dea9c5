"""Inline rule: tags, expressions and comments inside text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .scanner import MORE, Code, NoPiece, Tag, Unfinished, scan
from .state import state_of

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# What stands before the attributes of a directive, as in ``:badge[new]{.red}``.
_DIRECTIVE = re.compile(r":[a-zA-Z][\w-]*(?:\[[^\[\]]*\])?\Z")


def piece(state: StateInline, silent: bool) -> bool:
    """Read a tag or an expression; an expression that never ends is text, and reported."""
    at = state.pos
    if state.src[at] not in "<{":
        return False
    if state.src[at] == "{" and _DIRECTIVE.search(state.src, max(0, at - 200), at):
        return False
    article = state_of(state.env)
    article.begin_text(state.src)
    if article.text_budget < 0:
        return False
    try:
        read, end = scan(state.src, at)
    except Unfinished:
        article.text_budget -= len(state.src) - at
        return False
    except NoPiece as none:
        article.text_budget -= none.end - at
        return False
    if end > state.posMax:
        article.text_budget -= end - at
        return False
    if not silent and read is not None:
        name = "mdx_tag" if isinstance(read, Tag) else "mdx_expression"
        token = state.push("html_inline" if read is MORE else name, "", 0)
        token.content = read if isinstance(read, Code) else ""
        token.meta = {"piece": read, "line": article.line_in(state.src, at)}
    state.pos = end
    return True
