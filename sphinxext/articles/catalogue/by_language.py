"""Series and terms are of one language each; those of others than the site's stand below it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..portable_names import numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..settings import Settings
    from .article import Article


def home_language(articles: Iterable[Article], settings: Settings) -> str:
    """Return the site's language: what ``conf.py`` says, or else the one that all articles have."""
    spoken = {article.language for article in articles}
    if len(spoken) == 1 and not settings.told_language and not settings.languages:
        return spoken.pop()
    return settings.language_of("")


def by_language(articles: Iterable[Article], home: str) -> list[tuple[str, list[Article]]]:
    """Return the articles of each language, the site's first."""
    found: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        found[article.language].append(article)
    return sorted(found.items(), key=lambda pair: (pair[0] != home, pair[0]))


def key_in(language: str, slug: str, home: str) -> str:
    """Return what a series or term goes by, which is also where its page stands."""
    return slug if language == home else f"{language}/{slug}"


def docname_in(language: str, folder: str, slug: str, home: str) -> str:
    """Return the document of a series or term: below its language, if that is not the site's."""
    return key_in(numbered(language), f"{folder}/{slug}", numbered(home))
