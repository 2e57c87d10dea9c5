"""What an article is: its front matter, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..frontmatter.key_aliases import ALIASES
from .publication_gate import Standing, Withheld, verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..dates import Moment
    from ..frontmatter.keys import FrontMatter
    from ..frontmatter.value_types import Membership
    from ..schema.references import Referred
    from ..settings import Settings

MARKDOWN = (".md", ".mdx", ".markdown", ".mdown", ".mkd")
"""The suffixes of Markdown in collections; a project may have others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its document name, its front matter, and what follows from both.

    ``title`` is what readers see, ``untranslated`` what the file says, where that is another.
    ``labels`` maps a taxonomy's name to the labels as written; ``collection`` is a prefix, empty
    outside all collections; ``words`` and ``characters`` measure the body; ``lines`` tell where
    each key stands. ``standing`` is what decides, from one moment to the next, whether it is
    ``withheld``.
    """

    docname: str
    path: str
    title: str
    front_matter: FrontMatter
    language: str
    labels: Mapping[str, tuple[str, ...]]
    memberships: tuple[Membership, ...] = ()
    collection: str = ""
    words: int = 0
    characters: int = 0
    withheld: Withheld | None = None
    standing: Standing = field(default_factory=Standing)
    lines: Mapping[str, int] = field(default_factory=dict)
    references: tuple[Referred, ...] = ()
    untranslated: str = ""

    @property
    def written_title(self) -> str:
        """The title as the file has it."""
        return self.untranslated or self.title

    @property
    def date(self) -> Moment | None:
        """The publication date."""
        return self.front_matter.pubDate

    def line(self, *keys: str) -> int:
        """Return the line of the first of *keys* or its aliases; else the first line."""
        for key in keys:
            for name in (key, *ALIASES.get(key, ())):
                if name in self.lines:
                    return self.lines[name]
        return 1


def judged(article: Article, settings: Settings) -> Article:
    """Ask the gate again for an article read earlier: time has gone by."""
    withheld = verdict(article.front_matter, article.standing, settings)
    return article if withheld == article.withheld else replace(article, withheld=withheld)
