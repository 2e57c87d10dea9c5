r"""Escaped punctuation, ``\--`` and ``\"``: it is shown as it is, whatever smart quotes do."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_TEXT = frozenset({"text", "text_special"})
_SMART = frozenset("-'\".")


def backslashes_plugin(md: MarkdownIt) -> None:
    """Give text with such punctuation ``meta["marked"]``: itself, a null before each."""
    md.core.ruler.before("text_join", "backslashes", _mark)


def _mark(state: StateCore) -> None:
    for token in state.tokens:
        if token.children and any(map(_is_escaped, token.children)):
            token.children = list(_joined(token.children))


def _is_escaped(token: Token) -> bool:
    return token.type == "text_special" and token.content in _SMART


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    for is_text, run in groupby(tokens, lambda each: each.type in _TEXT):
        texts = list(run)
        if not is_text or not any(map(_is_escaped, texts)):
            yield from texts
            continue
        marked = "".join(("\0" if _is_escaped(each) else "") + each.content for each in texts)
        yield Token(
            "text", "", 0, content=marked.replace("\0", ""), level=texts[0].level,
            meta={"marked": marked},
        )  # fmt: skip
