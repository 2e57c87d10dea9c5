"""What the rules remember of one article while it is parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..footnotes import KNOWN, MODULE
from .limits import Budget

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from .scanner import Code, Tag

_KEY = "articles_mdx"
_OF_MODULE = {_KEY, "references", "duplicate_refs"}
TRIES = 20


@dataclass(slots=True)
class ArticleState:
    """What an article has, and each file that it imports of its own.

    ``scope`` holds what is imported and exported by name; ``modules`` where a name comes from:
    the name there, and the module.

    ``texts`` are the files that are quoted, by module. ``computing`` is what is left for values
    and partials; both are the same for all these files. ``budget`` is how many characters may be
    read in vain for pieces that never end.
    """

    scope: dict[str, Any] = field(default_factory=dict)
    modules: dict[str, tuple[str, str]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    computing: Budget = field(default_factory=Budget)
    source: str = ""
    budget: int = 0
    blocks: dict[tuple[int, int, int], Block | None] = field(default_factory=dict)
    text: str = ""
    text_budget: int = 0
    text_at: tuple[int, int] = (0, 0)

    def begin_text(self, text: str) -> None:
        """Get ready for rules that read the text *text* of one block."""
        if self.text is not text:
            self.text, self.text_at = text, (0, 0)
            self.text_budget = TRIES * (len(text) + 1000)

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


def state_of(env: MutableMapping[str, Any]) -> ArticleState:
    """Return the state of the article that *env* belongs to."""
    article: ArticleState = env.setdefault(_KEY, ArticleState())
    return article


def env_of_module(
    env: Mapping[str, Any], footnotes: set[str], number: int
) -> MutableMapping[str, Any]:
    """Return the environment to parse an imported file in, which is a module of its own.

    Its imports, exports, link definitions and footnotes are no one else's. *number* tells it from
    other files, and *footnotes* are the names of those that have been defined in it before. What
    the page as a whole has, such as ids, is that of *env*.
    """
    article: ArticleState = env[_KEY]
    own = {key: value for key, value in env.items() if key not in _OF_MODULE}
    own[_KEY] = ArticleState(texts=article.texts, computing=article.computing)
    return {**own, KNOWN: footnotes, MODULE: number}


def state_in(env: MutableMapping[str, Any], source: str) -> ArticleState:
    """Return the state, ready for rules that read *source*."""
    article = state_of(env)
    if article.source is not source:
        article.source, article.blocks = source, {}
        article.budget = TRIES * (len(source) + 1000)
    return article
