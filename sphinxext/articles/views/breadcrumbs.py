"""The pages above a page, from the outermost on; the first page of the site is above all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..catalogue.by_language import docname_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..catalogue.catalogue import Catalogue


class Above(NamedTuple):
    """A page above another one; ``title`` is a message to be translated if ``translated``."""

    docname: str
    title: str
    translated: bool = False


def trail(catalogue: Catalogue, docname: str) -> tuple[Above, ...]:
    """Return the generated pages above a page: an article's collection, a term's index."""
    return tuple(_upwards(catalogue, docname))[::-1]


def _upwards(catalogue: Catalogue, docname: str) -> Iterator[Above]:
    seen = {docname}
    while (name := _next(catalogue, docname)) and name not in seen:
        seen.add(name)
        page = catalogue.pages[name]
        yield Above(name, page.title, page.translated)
        docname = name


def _next(catalogue: Catalogue, docname: str) -> str:
    """Return the page right above one, if there is such a page."""
    article, page = catalogue.articles.get(docname), catalogue.pages.get(docname)
    names = [page.up] if page else []
    if article is not None and article.collection:
        folder = article.collection
        names = [
            docname_in(article.language, folder, "index", catalogue.language),
            f"{folder}/index",
        ]
    shown = (each for each in names if each in catalogue.pages and not catalogue.pages[each].empty)
    return next(shown, "")
