"""Files that have several names, by links of either kind: withheld by one, they are so by all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalogue.publication_gate import Withheld, visible
from .folders import identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..catalogue.article import Article
    from ..settings import Settings
    from .article_files import File
    from .folders import Identity


def with_several_names(files: Mapping[Path, File]) -> dict[Path, Identity]:
    """Tell which files those are that may have another name: only what says the same can be one."""
    counts = Counter(file.digest for file in files.values() if file.digest)
    twice = (path for path, file in files.items() if counts[file.digest] > 1)
    return {path: one for path in twice if (one := identity(path)) is not None}


def withheld_by_any_name(
    articles: Iterable[Article],
    pages: Mapping[str, Path],
    hidden: Iterable[str],
    shared: Mapping[Path, Identity],
    settings: Settings,
) -> tuple[list[Article], set[str]]:
    """Withhold what is one file with something that is withheld.

    *pages* are the source directory's own, by name; those in *hidden* are withheld by what they
    say. Returned are the articles, and the names of all pages that are withheld.
    """
    hidden = set(hidden)
    unshown = (each for each in Withheld if not visible(each, settings))
    reason = next(unshown, Withheld.DRAFT)
    found = {shared[pages[name]]: reason for name in hidden if pages[name] in shared}
    articles = list(articles)
    for article in articles:
        if article.withheld is not None and (one := shared.get(Path(article.path))):
            found[one] = article.withheld
    if not found:
        return articles, hidden
    unseen = {one for one, why in found.items() if not visible(why, settings)}
    hidden |= {docname for docname, path in pages.items() if shared.get(path) in unseen}
    return [_as_its_file(each, shared, found) for each in articles], hidden


def _as_its_file(
    article: Article, shared: Mapping[Path, Identity], found: Mapping[Identity, Withheld]
) -> Article:
    one = shared.get(Path(article.path))
    if article.withheld is not None or one is None or one not in found:
        return article
    return replace(article, withheld=found[one])
