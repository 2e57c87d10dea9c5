"""References between articles: those that lead to no article."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from ..problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..catalogue.article import Article
    from ..schema.references import Referred


def unknown_references(
    articles: Iterable[Article], collections: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each reference to no article; *collections* maps names to prefixes.

    What is withheld exists. Collections that are not mounted cannot be looked into.
    """
    everything = list(articles)
    published = {each.docname: each.withheld is None for each in everything}
    for article in everything:
        for each in article.references:
            prefix = collections.get(each.collection)
            if prefix is None or _document(prefix, each.identity) in published:
                continue
            yield Problem(
                kind=Kind.SCHEMA,
                path=article.path,
                line=article.lines.get(each.top, 1),
                key=each.key,
                value=repr(each.identity) if article.withheld is None else "",
                message=f"refers to no article of the collection {each.collection!r}",
                accepted=_accepted(each, prefix, published),
            )


def _document(prefix: str, identity: str) -> str:
    return f"{prefix}/{identity}" if prefix else identity


def _accepted(reference: Referred, prefix: str, published: Mapping[str, bool]) -> str:
    start = _document(prefix, "")
    ids = [
        name.removeprefix(start)
        for name, shown in published.items()
        if shown and name.startswith(start)
    ]
    near = get_close_matches(reference.identity, ids, n=1)
    return f"an article's id{', such as ' + repr(near[0]) if near else ''}"
