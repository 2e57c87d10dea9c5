"""An article as feeds have it, all but its text."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from ..catalogue.by_language import docname_in
from ..catalogue.terms import Term
from ..formats.feed_values import Category, Enclosure, Entry, Person
from ..frontmatter.taxonomies import AUTHORS
from ..scan.identities import identities
from ..settings import SERIES_FOLDER
from ..views.people import people_of
from ..views.pictures import picture_of
from .base import image_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..catalogue.article import Article
    from .base import Site


def entry_of(site: Site, article: Article, *, with_series: bool = False) -> Entry:
    """Return the entry of an article that has a date; its title begins *with_series*, if told."""
    address, date = site.address(article.docname), article.date
    if date is None:
        raise ValueError(article.docname)
    later = article.front_matter.updatedDate or date
    return Entry(
        id=identities(site.catalogue).get(article.docname, address),
        address=address,
        title=_title(site, article) if with_series else article.title,
        published=date.instant,
        updated=max(date.instant, later.instant),
        summary=article.front_matter.description,
        authors=tuple(_authors(site, article)),
        categories=tuple(_categories(site, article)),
        language=article.front_matter.lang or article.language,
        enclosure=_enclosure(site, article),
    )


def _title(site: Site, article: Article) -> str:
    series = site.catalogue.main_series(article.docname)
    if series is None:
        return article.title
    return f"{series.title} ({series.number(article.docname)}): {article.title}"


def _authors(site: Site, article: Article) -> Iterator[Person]:
    for each in people_of(site.catalogue, article.docname):
        own = site.address(each.link.docname) if each.link.docname else ""
        yield Person(each.link.text, own or next(iter(each.elsewhere), ""), each.email)


def _categories(site: Site, article: Article) -> Iterator[Category]:
    """Yield the terms of an article, and its series."""
    catalogue = site.catalogue
    for taxonomy in catalogue.settings.taxonomies:
        if taxonomy.name == AUTHORS.name:
            continue
        for each in catalogue.terms_of(article.docname, taxonomy.name):
            label = each.label if isinstance(each, Term) else each
            yield Category(label, _index(site, article, taxonomy.name))
    for key in catalogue.series_of.get(article.docname, ()):
        yield Category(catalogue.series[key].title, _index(site, article, SERIES_FOLDER))


def _index(site: Site, article: Article, folder: str) -> str:
    """Return the address of the index of terms, or of series, in the language of an article.

    The empty text if it is left out.
    """
    docname = docname_in(article.language, folder, "index", site.catalogue.language)
    return site.address(docname) if site.catalogue.has_page(docname) else ""


def _enclosure(site: Site, article: Article) -> Enclosure | None:
    """Return the picture of an article, if it is a file of the site."""
    picture = picture_of(site.catalogue, article.docname)
    if picture is None or picture.remote or not (path := image_path(site.builder, picture)):
        return None
    file = Path(picture.path)
    if not file.is_file():
        return None
    kind = guess_type(file.name)[0] or "application/octet-stream"
    return Enclosure(urljoin(site.base, path), kind, file.stat().st_size)
