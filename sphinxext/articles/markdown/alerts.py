"""Alerts of GitHub and Obsidian: a quote that begins with ``[!NOTE]`` is an aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_MARK = re.compile(r"\[!(?P<kind>[^\W\d][\w-]*)\][+-]?(?:[ \t]+(?P<title>[^\n]*))?(?:\n|$)")


def alerts_plugin(md: MarkdownIt) -> None:
    """Turn quotes that are alerts into the tokens of :mod:`.asides`."""
    md.core.ruler.after("block", "alerts", _alerts)


def _alerts(state: StateCore) -> None:
    if "[!" not in state.src:
        return
    tokens: list[Token] = []
    kinds: list[bool] = []
    at = 0
    while at < len(state.tokens):
        token = state.tokens[at]
        at += 1
        if token.type == "blockquote_open":
            found = _mark(state.tokens, at)
            kinds.append(found is not None)
            if found is not None:
                tokens += _opening(token, found)
                at += _without_mark(state.tokens, at, found)
                continue
        elif token.type == "blockquote_close" and kinds.pop():
            token.type, token.tag = "aside_close", "aside"
        tokens.append(token)
    state.tokens = tokens


def _mark(tokens: list[Token], at: int) -> re.Match[str] | None:
    if tokens[at].type != "paragraph_open":
        return None
    return _MARK.match(tokens[at + 1].content)


def _opening(token: Token, found: re.Match[str]) -> list[Token]:
    token.type, token.tag = "aside_open", "aside"
    token.meta = {**token.meta, "kind": found["kind"].lower()}
    title = (found["title"] or "").strip()
    if not title or token.map is None:
        return [token]
    first = [token.map[0], token.map[0] + 1]
    level = token.level + 1
    return [
        token,
        Token("aside_title_open", "p", 1, map=first, level=level),
        Token("inline", "", 0, map=first, level=level + 1, content=title, children=[]),
        Token("aside_title_close", "p", -1, level=level),
    ]


def _without_mark(tokens: list[Token], at: int, found: re.Match[str]) -> int:
    """Take the mark out of a paragraph; return how many tokens there is nothing left of."""
    paragraph, inline = tokens[at : at + 2]
    inline.content = inline.content[found.end() :]
    if not inline.content.strip():
        return 3
    for token in (paragraph, inline):
        if token.map is not None:
            token.map = [token.map[0] + 1, token.map[1]]
    return 0
