"""Pins: the articles that another one names in its front matter as ``related`` to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalogue.links import find_target
from ..did_you_mean import did_you_mean
from ..problems import Kind, Problem, shown
from ..settings import names_of
from .unknown_names import names_of_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..catalogue.article import Article
    from ..catalogue.catalogue import Catalogue
    from ..schema.references import Referred

_ENOUGH = 20
"""For how many unknown names the nearest is sought, which takes a while on a large site."""


def pinned(catalogue: Catalogue, article: Article) -> Iterator[str]:
    """Yield the document names of what an article names, but for what no list may show."""
    for name in _names(article):
        found = _found(catalogue, article, name)
        if found and found is not article and not found.front_matter.unlisted:
            yield found.docname


def unknown_pins(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each name that no article has; what is withheld is known.

    Where a schema says what the names refer to, :mod:`..scan.unknown_references` has told already.
    """
    known, nearest = names_of_articles(catalogue), dict[str, str]()
    for article in catalogue.articles.values():
        told = {name for each in article.references for name in _spellings(each)}
        for name in _names(article):
            if name in told or _is_known(catalogue, article, name):
                continue
            if name not in nearest and len(nearest) < _ENOUGH:
                nearest[name] = did_you_mean(name, known)
            near = f", such as {nearest[name]!r}" if nearest.get(name) else ""
            yield Problem(
                kind=Kind.REFERENCE,
                path=article.path,
                line=article.line("related"),
                key="related",
                value=shown(name),
                message="there is no article of this name",
                accepted=f"an article's id, its document name or its address{near}",
            )


def _spellings(reference: Referred) -> tuple[str, str]:
    return reference.identity, f"{reference.collection}/{reference.identity}"


def _names(article: Article) -> tuple[str, ...]:
    """Return what is written; a project's own model may have another use for the key."""
    named: object = article.front_matter.related
    if not isinstance(named, tuple):
        return ()
    return tuple(each for each in named if isinstance(each, str))


def _found(catalogue: Catalogue, article: Article, name: str) -> Article | None:
    """Look an article up as roles do, by id or document name; else as links do, by its address.

    Before the id may stand its collection, by Astro's name for it; without it, of several articles
    of that id it is the one of the same collection.
    """
    if (called := catalogue.find_article(name, article.language)) is not None:
        return called
    collection, _, identity = name.partition("/")
    prefix = names_of(catalogue.places.collections).get(collection)
    for docname in (f"{article.collection}/{name}", f"{prefix}/{identity}"):
        if docname in catalogue.articles:
            return catalogue.articles[docname]
    target = find_target(catalogue, article.docname, name)
    return catalogue.articles.get(target.docname) if target else None


def _is_known(catalogue: Catalogue, article: Article, name: str) -> bool:
    if _found(catalogue, article, name) or catalogue.withholds(name):
        return True
    target = find_target(catalogue, article.docname, name)
    return target is not None and target.withheld
