"""Where roles and links lead, and which pages stand before and after one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..catalogue.links import Target, find_target
from .registry import language_asked, view
from .values import Link, link_of

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from .values import Request


@view("neighbours", local=True)
def _neighbours(catalogue: Catalogue, request: Request) -> tuple[str | None, str | None] | None:
    docname = request.docname
    around = catalogue.neighbours(docname) or catalogue.around_by_date(docname)
    return around and (_named(catalogue, around[0]), _named(catalogue, around[1]))


def _named(catalogue: Catalogue, docname: str | None) -> str | None:
    if docname is None:
        return None
    found = catalogue.articles.get(docname) or catalogue.pages[docname]
    return f"{docname} {found.title}"


@view("reference", local=True)
def _reference(catalogue: Catalogue, request: Request) -> Link | None:
    language = language_asked(catalogue, request)
    if request.extra == "article":
        article = catalogue.find_article(request.name, language)
        return Link(article.title, article.docname) if article else None
    if request.extra == "series":
        series = catalogue.find_series(request.name, language)
        return link_of(catalogue, series) if series else None
    term = catalogue.find_term(request.extra, request.name, language)
    return link_of(catalogue, term) if term and not term.hidden else None


@view("address", local=True)
def _address(catalogue: Catalogue, request: Request) -> Target | None:
    """Return where an address leads; with its title, if that is what ``extra`` asks for."""
    target = find_target(catalogue, request.docname, request.name)
    if target is None or not target.docname or request.extra != "title":
        return target
    article = catalogue.articles.get(target.docname)
    return replace(target, title=article.title if article else "")
