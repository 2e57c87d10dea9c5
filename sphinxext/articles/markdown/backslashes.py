"""Backslashes before punctuation that smart quotes would make something else of."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from markdown_it.token import Token
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from .switches import speaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.tree import SyntaxTreeNode

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
    for is_text, run in groupby(tokens, lambda token: token.type in _TEXT):
        texts = list(run)
        if not is_text or not any(map(_is_escaped, texts)):
            yield from texts
            continue
        marked = "".join(("\0" if _is_escaped(text) else "") + text.content for text in texts)
        yield Token(
            "text", "", 0, content=marked.replace("\0", ""), level=texts[0].level,
            meta={"marked": marked},
        )  # fmt: skip


_EATEN = re.compile(r"\\(?=[-\\'\".`])")


class BackslashRenderer(SphinxRenderer):
    """Renders text so that smart quotes leave it as it is marked."""

    def render_text(self, token: SyntaxTreeNode) -> None:
        if not speaks(self, "backslashes"):
            super().render_text(token)
            return
        # Smart quotes take a backslash for an escape; a null before it is docutils' way to say no.
        text = _EATEN.sub("\0\\\\", token.meta.get("marked", token.content))
        if text.startswith(("'", '"')) and self._follows_tag():
            text = f"\0 {text}"  # no one shows this space, but quotes after it open
        self.current_node.append(nodes.Text(text))

    def _follows_tag(self) -> bool:
        before = self.current_node.children[-1:]
        return bool(
            before and isinstance(before[0], nodes.raw) and before[0].astext()[:2] not in {"", "</"}
        )
