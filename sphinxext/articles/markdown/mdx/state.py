"""What the rules remember of one article while it is parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from .scanner import Code, Tag

_KEY = "articles_mdx"
TRIES = 20


@dataclass(slots=True)
class Facts:
    """``scope`` holds what is imported and exported by name; ``modules`` where a name comes from:
    the name there, and the module.

    ``patience`` is how many characters may be read in vain for pieces that never end.
    """

    scope: dict[str, Any] = field(default_factory=dict)
    modules: dict[str, tuple[str, str]] = field(default_factory=dict)
    source: str = ""
    patience: int = 0
    blocks: dict[tuple[int, int, int], Block | None] = field(default_factory=dict)
    text: str = ""
    text_patience: int = 0
    text_at: tuple[int, int] = (0, 0)

    def begin_text(self, text: str) -> None:
        """Get ready for rules that read the text *text* of one block."""
        if self.text is not text:
            self.text, self.text_at = text, (0, 0)
            self.text_patience = TRIES * (len(text) + 1000)

    def line_in(self, text: str, at: int) -> int:
        """Count the line breaks before *at*, from where the last call left off."""
        before, count = self.text_at
        if at < before:
            before, count = 0, 0
        count += text.count("\n", before, at)
        self.text_at = (at, count)
        return count


@dataclass(frozen=True, slots=True)
class Block:
    """A line, or several, of nothing but pieces; each with the line it begins in."""

    pieces: tuple[tuple[Tag | Code, int], ...]
    end: int


def facts_of(env: MutableMapping[str, Any]) -> Facts:
    """Return the facts of the article that *env* belongs to."""
    facts: Facts = env.setdefault(_KEY, Facts())
    return facts


def facts_in(env: MutableMapping[str, Any], source: str) -> Facts:
    """Return the facts, ready for rules that read *source*."""
    facts = facts_of(env)
    if facts.source is not source:
        facts.source, facts.blocks = source, {}
        facts.patience = TRIES * (len(source) + 1000)
    return facts
