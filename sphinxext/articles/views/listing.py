"""Lists of articles: what a query finds, with the fields that a page shows, in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalogue import reading_time
from .filters import filter_of
from .grouping import grouped
from .paging import FIRST, span
from .pictures import picture_of
from .registry import view
from .selection import Query, select
from .unknown_names import unknown_in
from .values import ArticleList, Entry, Link, Neighbour, link_of, links_of

if TYPE_CHECKING:
    from ..catalogue.article import Article
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.pages import Page
    from .values import Request

FIELDS = ("image", "date", "updated", "description", "excerpt", "reading-time", "series")
"""What a list may show of an article besides its title, and besides its terms."""


@view("articles")
def listing(catalogue: Catalogue, request: Request) -> ArticleList:
    """Return the articles that a list shows."""
    query, newer, older = request.query or Query(), None, None
    found = select(catalogue, query, request.name or request.docname)
    page = catalogue.pages.get(request.docname) if request.name else None
    if page is not None and page.is_divided:
        newer = _neighbour(catalogue, page.newer, query, found)
        older = _neighbour(catalogue, page.older, query, found)
        found = _on_page(catalogue, page, found)
    fields = one_name_each(catalogue, request.fields)
    entries = tuple(entry_of(catalogue, name, fields) for name in found)
    groups = grouped(catalogue, entries, request)
    filters = None
    if request.picks is not None:
        shown = [entry for group in groups for entry in group.entries]
        filters = filter_of(catalogue, shown, request.picks)
    return ArticleList(
        groups=groups,
        grouped=request.group,
        fields=fields,
        newer=newer,
        older=older,
        dated=by_date(query),
        unknown=() if request.name else unknown_in(catalogue, query, request.docname),
        filters=filters,
    )


def by_date(query: Query) -> bool:
    """Tell whether a list begins with the newest."""
    return query.sort == Query().sort


def _on_page(catalogue: Catalogue, page: Page, found: tuple[str, ...]) -> tuple[str, ...]:
    return found[slice(*span(len(found), catalogue.indexes.size, page.number))]


def _neighbour(
    catalogue: Catalogue, docname: str, query: Query, found: tuple[str, ...]
) -> Neighbour | None:
    if not docname:
        return None
    if not by_date(query):
        return Neighbour(docname)
    page = catalogue.pages[docname]
    there = _on_page(catalogue, page, found)
    dates = [date for name in there if (date := catalogue.articles[name].date) is not None]
    if not dates:
        return Neighbour(docname)
    return Neighbour(docname, dates[-1], dates[0] if page.number != FIRST else None)


def one_name_each(catalogue: Catalogue, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return fields by one name each; a taxonomy has two."""
    names = {each.singular: each.name for each in catalogue.settings.taxonomies}
    return tuple(dict.fromkeys(names.get(field, field) for field in asked))


def entry_of(catalogue: Catalogue, docname: str, fields: tuple[str, ...]) -> Entry:
    """Return what lists with these fields show of an article, worked out once for all of them."""
    return catalogue.once(
        ("entry", fields, docname),
        lambda: _entry(catalogue, catalogue.articles[docname], frozenset(fields)),
    )


def _entry(catalogue: Catalogue, article: Article, fields: frozenset[str]) -> Entry:
    front_matter, settings = article.front_matter, catalogue.settings
    series = catalogue.main_series(article.docname) if "series" in fields else None
    minutes = 0
    if "reading-time" in fields:
        speed = settings.words_per_minute
        minutes = reading_time.minutes(article.words, article.characters, speed)
    return Entry(
        link=Link(article.title, article.docname),
        language=article.language,
        label=article.withheld,
        date=article.date if "date" in fields else None,
        updated=front_matter.updatedDate if "updated" in fields else None,
        description=front_matter.description if "description" in fields else "",
        picture=picture_of(catalogue, article.docname) if "image" in fields else None,
        excerpt="excerpt" in fields,
        minutes=minutes,
        series=link_of(catalogue, series) if series else None,
        terms=tuple(
            (taxonomy.name, links_of(catalogue, article.docname, taxonomy.name))
            for taxonomy in settings.taxonomies
            if taxonomy.name in fields
        ),
    )
