"""What feeds know articles by, where their authors say it; each identity is one article's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frontmatter.keys import FrontMatter
from ..problems import Kind, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..catalogue.catalogue import Catalogue


def identities(catalogue: Catalogue) -> Mapping[str, str]:
    """Return them by document name; of several articles that say the same, the first has it."""

    def collect() -> Mapping[str, str]:
        owners: dict[str, str] = {}
        for docname, article in catalogue.articles.items():
            if named := FrontMatter.identity(article.front_matter):  # a field may have its name
                owners.setdefault(named, docname)
        return {docname: named for named, docname in owners.items()}

    return catalogue.once("identities", collect)


def shared_identities(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each article that says what another one has said."""
    owners = {named: docname for docname, named in identities(catalogue).items()}
    for docname, article in catalogue.articles.items():
        named = FrontMatter.identity(article.front_matter)
        if named and owners[named] != docname:
            yield Problem(
                kind=Kind.ID,
                path=article.path,
                line=article.line("guid", "id"),
                key="guid" if article.front_matter.guid else "id",
                value=shown(named),
                message=f"is that of {catalogue.articles[owners[named]].path} as well; feeds know"
                " this one by its address",
                accepted="an identity for each article",
            )
