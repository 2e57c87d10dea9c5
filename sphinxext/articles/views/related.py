"""Related articles: those an author names, then those that share what few others have.

Only older ones, unless newer ones are asked for: so a page stays as it is when a new article comes.
What more than :data:`COMMON` of them have says little, and does not take part: so the work for one
page does not grow with the site.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..catalogue.terms import Term
from ..frontmatter.taxonomies import AUTHORS
from .listing import entry_of, one_name_each
from .registry import view
from .related_pins import pinned
from .selection import Query, newest
from .unknown_names import unknown_article
from .values import ArticleList, Group, Link, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..catalogue.article import Article
    from ..catalogue.catalogue import Catalogue
    from .values import Request

VIEW = "related"
NEWER, ALONE = "newer", "alone"
"""What a request says besides: newer ones, too; none of an article that is in a series."""
COMMON = 100
MINIMUM = 0.5
"""The least score: a term that three of five older articles have is enough, four of five not."""
_WEIGHT_OF_WORDS = 0.5
_SELDOM = 0.02
"""The part of all titles that may have a word which tells something."""
_WORD = re.compile(r"[^\W_]{3,}")

Trait = tuple[str, str]
"""A taxonomy and one of its terms; no taxonomy and a word of a title."""


class _Index(NamedTuple):
    """The articles of a language, newest first: their ages, and by trait the places of who has it.

    What has no date is infinitely old.
    """

    names: Sequence[str]
    ages: Sequence[float]
    having: Mapping[Trait, Sequence[int]]


@view(VIEW)
def _answered(catalogue: Catalogue, request: Request) -> ArticleList | Unknown:
    """Return what is related to the article that is named, or else to the page's own."""
    article = catalogue.articles.get(request.docname)
    if request.name:
        article = catalogue.find_article(request.name, catalogue.language_of(request.docname))
    found: tuple[str, ...] = ()
    if article is None:
        if not request.name:
            return Unknown("", what="article")
        if not catalogue.withholds(request.name):
            return unknown_article(catalogue, request.name)
    elif request.extra != ALONE or not catalogue.series_of.get(article.docname):
        found = related(catalogue, article, newer=request.extra == NEWER)
    query, fields = request.query or Query(), one_name_each(catalogue, request.fields)
    stop = query.offset + query.limit if query.limit else None
    entries = (entry_of(catalogue, name, fields) for name in found[query.offset : stop])
    return ArticleList(groups=(Group(Link(""), tuple(entries)),), fields=fields)


def related(catalogue: Catalogue, article: Article, *, newer: bool = False) -> tuple[str, ...]:
    """Return who is related to an article: first those it names, then the nearest.

    The latter are of its language, in none of its series, and older; all are compared with one
    that has no date.
    """
    keys = catalogue.series_of.get(article.docname, ())
    own = {part for key in keys for part in catalogue.series[key].parts} | {article.docname}
    near = (each for each in _near(catalogue, article, newer=newer) if each not in own)
    return tuple(dict.fromkeys([*pinned(catalogue, article), *near]))


def _near(catalogue: Catalogue, article: Article, *, newer: bool) -> list[str]:
    """Return who shares enough, weighted by how rare it is among those that are compared."""
    language = article.language
    index = catalogue.once((VIEW, language), lambda: _indexed(catalogue, language))
    first, end, itself = 0, len(index.names), not article.front_matter.unlisted
    if article.date is not None and not newer:
        first, end = bisect_right(index.ages, _age(article)), bisect_left(index.ages, math.inf)
        itself = False
    compared = end - first - itself
    scores: defaultdict[int, float] = defaultdict(float)
    for trait in _traits(catalogue, article):
        places = index.having.get(trait, ())
        start, stop = bisect_left(places, first), bisect_left(places, end)
        sharing = stop - start - itself
        if not 0 < sharing <= _most(trait, compared):
            continue
        weight = math.log((compared + 1) / sharing) * _weight(trait)
        for place in places[start:stop]:
            scores[place] += weight
    found = [(-round(score, 6), place) for place, score in scores.items() if score >= MINIMUM]
    return [index.names[place] for _, place in sorted(found)]


def _most(trait: Trait, compared: int) -> float:
    """Return how many articles may have something that tells anything."""
    return COMMON if trait[0] else min(COMMON, max(2, compared * _SELDOM))


def _weight(trait: Trait) -> float:
    return 1 if trait[0] else _WEIGHT_OF_WORDS


def _indexed(catalogue: Catalogue, language: str) -> _Index:
    articles = [catalogue.articles[name] for name in newest(catalogue)]
    spoken = [each for each in articles if each.language == language]
    having: dict[Trait, list[int]] = defaultdict(list)
    for place, article in enumerate(spoken):
        for trait in _traits(catalogue, article):
            having[trait].append(place)
    return _Index([each.docname for each in spoken], [_age(each) for each in spoken], having)


def _age(article: Article) -> float:
    return -article.date.instant.timestamp() if article.date else math.inf


def _traits(catalogue: Catalogue, article: Article) -> Iterable[Trait]:
    """Return what an article may share: its terms, but not who wrote it, and words of its title."""
    terms = (
        (taxonomy.name, each.key if isinstance(each, Term) else each)
        for taxonomy in catalogue.settings.taxonomies
        if taxonomy.name != AUTHORS.name
        for each in catalogue.terms_of(article.docname, taxonomy.name)
    )
    common = catalogue.common_words(article.language)
    words = (each for each in _WORD.findall(article.title.casefold()) if not each.isdigit())
    return dict.fromkeys([*terms, *(("", each) for each in words if each not in common)])
