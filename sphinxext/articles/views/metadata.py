"""What a page tells machines about itself, as values; other pages are named by document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..catalogue.series import Series
from ..catalogue.terms import Term
from ..frontmatter.taxonomies import AUTHORS, CATEGORIES, TAGS
from .breadcrumbs import Above, trail
from .people import Person, people_of, person
from .pictures import Picture, picture_beside, picture_of, site_picture
from .registry import view
from .translations import Translation, translations_of
from .values import Link, link_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..catalogue.article import Article
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.pages import Page
    from ..dates import Moment
    from .values import Request

Kind = Literal["article", "blog", "series", "author", "list", "page"]
"""What a page is: one article, a collection, a series, somebody who writes, another list."""


VIEW = "metadata"


class Membership(NamedTuple):
    """A series that an article is in, and which part of it the article is."""

    series: Link
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a page from front matter and files.

    ``title`` is empty where the page's heading says it. ``canonical`` is an address as written,
    ``preview`` the picture that links to the page are shown with: its own ``picture``, or the
    site's. ``about`` is the title of a series, ``parts`` are its parts; ``person`` is whom the
    page is about, ``above`` are the pages that lead to it.
    """

    docname: str
    kind: Kind
    title: str = ""
    description: str = ""
    language: str
    listed: bool = True
    canonical: str = ""
    published: Moment | None = None
    updated: Moment | None = None
    authors: tuple[Person, ...] = ()
    keywords: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    words: int = 0
    series: tuple[Membership, ...] = ()
    about: str = ""
    parts: tuple[Link, ...] = ()
    person: Person | None = None
    picture: Picture | None = None
    preview: Picture | None = None
    translations: tuple[Translation, ...] = ()
    above: tuple[Above, ...] = ()


@view(VIEW, local=True)
def _metadata(catalogue: Catalogue, request: Request) -> Metadata:
    return metadata_of(catalogue, request.docname)


def metadata_of(catalogue: Catalogue, docname: str) -> Metadata:
    """Return the metadata of any page."""
    if (article := catalogue.articles.get(docname)) is not None:
        return _of_article(catalogue, article)
    page = catalogue.pages.get(docname)
    if page is not None and not page.empty:
        return _of_page(catalogue, page)
    return Metadata(
        docname=docname,
        kind="blog" if _is_blog(catalogue, docname) else "page",
        language=catalogue.language_of(docname),
        preview=site_picture(catalogue),
    )


def _of_article(catalogue: Catalogue, article: Article) -> Metadata:
    docname, given = article.docname, article.front_matter
    found = [catalogue.series[key] for key in catalogue.series_of.get(docname, ())]
    picture = picture_of(catalogue, docname)
    return Metadata(
        docname=docname,
        kind="article",
        title=article.title,
        description=given.description,
        language=given.lang or article.language,
        listed=not given.unlisted,
        canonical=given.canonicalURL,
        published=article.date,
        updated=given.updatedDate,
        authors=people_of(catalogue, docname),
        keywords=_labels(catalogue, docname, TAGS.name),
        sections=_labels(catalogue, docname, CATEGORIES.name),
        words=article.words + article.characters,
        series=tuple(Membership(link_of(catalogue, each), each.number(docname)) for each in found),
        picture=picture,
        preview=picture or site_picture(catalogue),
        translations=translations_of(catalogue, docname),
        above=trail(catalogue, docname),
    )


def _labels(catalogue: Catalogue, docname: str, taxonomy: str) -> tuple[str, ...]:
    found = catalogue.terms_of(docname, taxonomy)
    return tuple(each.label if isinstance(each, Term) else each for each in found)


def _of_page(catalogue: Catalogue, page: Page) -> Metadata:
    series = catalogue.landing(page.docname)
    term = _term_pages(catalogue).get(page.docname)
    written = term if term is not None and term.taxonomy == AUTHORS.name else None
    entry = series or term
    picture = picture_beside(catalogue, entry) if entry else None
    return Metadata(
        docname=page.docname,
        kind=_kind_of(catalogue, page, entry),
        description=entry.description if entry else "",
        language=page.language or catalogue.language,
        about=entry.title if isinstance(entry, Series) else "",
        parts=tuple(
            Link(catalogue.articles[part].title, part) for part in (series.parts if series else ())
        ),
        person=person(catalogue, written) if written else None,
        picture=picture,
        preview=picture or site_picture(catalogue),
        translations=translations_of(catalogue, page.docname),
        above=trail(catalogue, page.docname),
    )


def _kind_of(catalogue: Catalogue, page: Page, entry: Series | Term | None) -> Kind:
    if isinstance(entry, Series):
        return "series"
    if entry is not None:
        return "author" if entry.taxonomy == AUTHORS.name else "list"
    return "list" if page.number or not _is_blog(catalogue, page.docname) else "blog"


def _term_pages(catalogue: Catalogue) -> Mapping[str, Term]:
    """Return the terms by their pages."""
    found = (term for each in catalogue.terms.values() for term in each.values())
    return catalogue.once("term pages", lambda: {each.docname: each for each in found})


def _is_blog(catalogue: Catalogue, docname: str) -> bool:
    """Tell whether this is the page of a collection."""
    prefixes = (prefix for prefix, _ in catalogue.places.folders)
    return any(f"/{docname}".endswith(f"/{each}/index") for each in prefixes if each)
