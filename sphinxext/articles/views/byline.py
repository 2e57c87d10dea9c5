"""What stands under the title of an article, and who wrote it at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..catalogue import reading_time
from ..frontmatter.taxonomies import AUTHORS
from .people import people_of
from .registry import view
from .values import links_of

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.publication_gate import Withheld
    from ..dates import Moment
    from .people import Person
    from .values import Link, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Dates, people, terms and reading time of an article."""

    authors: tuple[Person, ...]
    published: Moment | None
    updated: Moment | None
    label: Withheld | None
    minutes: int
    terms: tuple[tuple[str, tuple[Link, ...]], ...]


@view("byline", local=True)
def _byline(catalogue: Catalogue, request: Request) -> Byline | None:
    article = catalogue.articles.get(request.docname)
    if article is None:
        return None
    return Byline(
        authors=people_of(catalogue, request.docname),
        published=article.date,
        updated=article.front_matter.updatedDate,
        label=article.withheld,
        minutes=reading_time.minutes(
            article.words, article.characters, catalogue.settings.words_per_minute
        ),
        terms=tuple(
            (taxonomy.name, links_of(catalogue, request.docname, taxonomy.name))
            for taxonomy in catalogue.settings.taxonomies
            if taxonomy.name != AUTHORS.name
        ),
    )


@view("people", local=True)
def _people(catalogue: Catalogue, request: Request) -> tuple[Person, ...]:
    return people_of(catalogue, request.docname)
