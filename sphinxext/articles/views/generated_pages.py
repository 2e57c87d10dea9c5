"""The pages that the catalogue itself calls for, in each of the languages that articles have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..catalogue.by_language import docname_in, key_in
from ..catalogue.pages import N_, Page
from ..frontmatter.taxonomies import AUTHORS
from ..languages import ANY
from ..settings import SERIES_FOLDER
from .archive import ARCHIVE, count_years
from .paging import FIRST, full_pages, page_name
from .people import addresses_of
from .selection import Query, Terms, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..catalogue.catalogue import Catalogue
    from ..catalogue.lists_with_pages import Index
    from ..frontmatter.taxonomies import Taxonomy


def generated_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield every page; whether there is room for it, :mod:`..scan.free_page_names` says."""
    for language in catalogue.spoken:
        yield from _series(catalogue, language)
        for taxonomy in catalogue.settings.taxonomies:
            yield from _taxonomy(catalogue, taxonomy, language)
        for index in catalogue.indexes.collections:
            yield from _collection(catalogue, index, language)
    for index in catalogue.indexes.lists:
        yield from _listed(catalogue, index)
    for language in catalogue.spoken:  # last, since it is there only where nothing else is
        yield from _archive(catalogue, language)


def _series(catalogue: Catalogue, language: str) -> Iterator[Page]:
    series = catalogue.listed_series(language)
    index = Page(
        docname=docname_in(language, SERIES_FOLDER, "index", catalogue.language),
        title=N_("Series"),
        translated=True,
        language=language,
        widget="series-list",
        parts=tuple(each.docname for each in series),
        empty=not series,
    )
    yield index
    for each in series:
        yield Page(
            docname=each.docname,
            title=each.title,
            language=language,
            widget="parts",
            name=each.key,
            parts=tuple(part for part in each.parts if catalogue.series_of[part][0] == each.key),
            up=index.docname,
            image=each.image,
            source=each.source,
        )


def _taxonomy(catalogue: Catalogue, taxonomy: Taxonomy, language: str) -> Iterator[Page]:
    built_in = {"tags": N_("Tags"), "categories": N_("Categories"), "authors": N_("Authors")}
    message = "" if taxonomy.title else built_in.get(taxonomy.name, "")
    terms = catalogue.public_terms(taxonomy.name, language)
    index = Page(
        docname=docname_in(language, taxonomy.name, "index", catalogue.language),
        title=message or taxonomy.title or taxonomy.name.capitalize(),
        translated=bool(message),
        language=language,
        widget="term-list",
        extra=taxonomy.name,
        parts=_in_a_volume(catalogue, tuple(term.docname for term in terms)),
        empty=not terms,
    )
    yield index
    for term in terms:
        page = Page(
            docname=term.docname,
            title=term.label,
            language=language,
            widget="article-list",
            name=term.key,
            query=Query(language=language, terms=(Terms(taxonomy.name, (term.key,), keys=True),)),
            up=index.docname,
            description=term.description,
            links=addresses_of(term),
            person=taxonomy.name == AUTHORS.name,
            image=term.image,
            source=term.source,
        )
        yield from _in_pages(catalogue, page)


def _collection(catalogue: Catalogue, index: Index, language: str) -> Iterator[Page]:
    """Yield the index of a collection; in another language than its own, where it has articles."""
    settings = catalogue.settings
    own = settings.language_of(index.language) if index.language else catalogue.language
    query = Query(collections=(index.name,), language=language, others=True)
    if language != own and not select(catalogue, query):
        return
    folder = key_in(language, index.name, own).rstrip("/")
    if folder and catalogue.is_own(folder):  # which is at the same address without ``index``
        return
    yield from _list(catalogue, index, f"{folder}/index".lstrip("/"), query)


def _listed(catalogue: Catalogue, index: Index) -> Iterator[Page]:
    """Yield a list of ``articles_lists``; in other languages than the site's, where it has some."""
    asked = index.query.language
    for language in (asked,) if asked else catalogue.spoken:
        query = replace(index.query, language=language, others=True)
        if asked or language == catalogue.language:
            docname = index.name
        elif select(catalogue, query):
            docname = key_in(language, index.name, catalogue.language)
        else:
            continue
        yield from _list(catalogue, index, docname, query, apart=True)


def _list(
    catalogue: Catalogue, index: Index, docname: str, query: Query, *, apart: bool = False
) -> Iterator[Page]:
    language = "" if query.language == ANY else catalogue.settings.language_of(query.language)
    page = Page(
        docname=docname,
        title=index.title,
        language=language,
        widget="article-list",
        name=index.name,
        query=query,
        description=index.description,
        empty=not select(catalogue, query, docname),
        apart=apart,
        invites=not apart,
        by_name=True,
    )
    yield from _in_pages(catalogue, page)


def _archive(catalogue: Catalogue, language: str) -> Iterator[Page]:
    years = count_years(catalogue, language)
    name = key_in(language, ARCHIVE, catalogue.language)
    pages = {year: f"{name}/{year}" for year in years}
    yield Page(
        docname=name,
        title=N_("Archive"),
        translated=True,
        language=language,
        widget="archive",
        parts=_in_a_volume(catalogue, tuple(pages.values())),
        empty=not years,
        searched=False,
        by_name=True,
        yields=True,
    )
    for year, docname in pages.items():
        yield Page(
            docname=docname,
            title=year,
            language=language,
            widget="article-list",
            query=Query(language=language, start=year, end=year),
            group="month",
            layout="compact",
            up=name,
            searched=False,
            by_name=True,
            yields=True,
        )


def _in_a_volume(catalogue: Catalogue, docnames: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the toctree of an index holds: a book has nothing but what is in a toctree."""
    return docnames if catalogue.indexes.one_volume else ()


def _in_pages(catalogue: Catalogue, page: Page) -> Iterator[Page]:
    """Yield a page with a list, and further pages if the list is long."""
    query = page.query or Query()
    whole = not query.limit and not query.offset
    total = len(select(catalogue, query, page.docname)) if whole else 0
    full = full_pages(total, catalogue.indexes.size)
    names = [page_name(page.docname, number) for number in (FIRST, *range(full, 0, -1))]
    around = zip(["", *names], names, [*names[1:], ""], strict=False)
    for number, (newer, docname, older) in enumerate(around):
        first = replace(page, first=page.docname, newer=newer, older=older)
        yield first if number == FIRST else _further(first, docname, full + 1 - number)


def _further(first: Page, docname: str, number: int) -> Page:
    return replace(
        first,
        docname=docname,
        number=number,
        up=first.docname,
        parts=(),
        description="",
        links=(),
        image="",
        invites=False,
        searched=False,
        by_name=True,
    )
