"""Which pages are written again: those that show something else than the output folder does."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from ..doctree.domain import REQUESTS
from ..documents.project import catalogue_of, project_of
from ..storage import digest
from ..translation import __
from ..views.fingerprints import IN_HEADS, excerpts_in, fingerprint, pictures_in, shared_digest
from ..views.pictures import picture_of
from ..views.registry import is_local
from ..views.values import Request
from .filled_late import LATE, all_documents
from .ledger import Ledger, Page
from .picture_names import numbered, numbered_on
from .reference_meanings import excerpt_key, meaning
from .toctrees import contents, numbers, pages_showing
from .writers_settings import writers_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..documents.project import ArticleProject
    from .ledger import Book

logger = logging.getLogger(__name__)

_VOLUME = "singlehtml"
"""The builder whose only page, with all others in it, is called as the first page of others is."""


def outdated(app: Sphinx, env: BuildEnvironment, book: Book) -> Iterable[str]:
    """Enter into the book what pages show now; return those that showed something else."""
    settings = writers_settings(app)
    now, before = ledger_of(env, book.before, settings), book.before.pages
    suffix = str(getattr(app.builder, "out_suffix", ""))
    now = replace(now, suffixes=book.before.suffixes | {suffix}, made=book.before.made)
    book.enter(now)
    if not book.finished:
        if book.known:
            message = __(
                "articles: the last build into this folder did not finish,"
                " so every page is written: %d"
            )
            logger.info(message, len(now.pages))
        return sorted(now.pages)
    updated = {docname for docname, page in now.pages.items() if page != before.get(docname)}
    moved = {
        docname
        for docname in before.keys() | now.pages.keys()
        if _contents(before.get(docname)) != _contents(now.pages.get(docname))
    }
    come_or_gone = before.keys() ^ now.pages.keys()
    if _VOLUME in book.beside:
        updated.add(env.config.root_doc)
    return sorted(updated | pages_showing(env, app.builder, moved, come_or_gone))


def copied_files(env: BuildEnvironment) -> frozenset[str]:
    """Name the pictures and downloads that HTML builders copy, relative to the output folder."""
    pictures = {f"_images/{name}" for _, name in env.images.values()}
    return frozenset(pictures | _downloads(env))


def copied_into_volume(builder: Builder) -> frozenset[str]:
    """Name those that a builder has just copied which makes one volume of some documents."""
    pictures = {f"_images/{name}" for name in builder.images.values()}
    return frozenset(pictures | _downloads(builder.env))


def _downloads(env: BuildEnvironment) -> set[str]:
    return {f"_downloads/{name}" for _, name in env.dlfiles.values()}


def ledger_of(env: BuildEnvironment, before: Ledger, settings: str) -> Ledger:
    """Return what the output folder shall hold, given what it held *before*.

    *settings* stand for what all pages are written with, the empty text if the builder knows.
    """
    requests = REQUESTS.of(env)
    names = numbered(env)
    shared = digest(shared_digest(catalogue_of(env)), *sorted(names.items()))
    catalogue = _catalogue_digest(project_of(env))
    late, documents, own_names = LATE.of(env), all_documents(env), numbered_on(env, names)

    def same(request: Request) -> bool:
        """Tell whether a page that was not read again shows the same for a request.

        What a local view shows is of the page's own article, or shared. Others show anything of
        the catalogue, and excerpts, which are of documents.
        """
        if shared != before.shared:
            return False
        whole = catalogue == before.catalogue and "excerpt" not in request.fields
        return whole or is_local(request)

    pages = {}
    for docname in sorted(env.found_docs):
        asked = (*requests.get(docname, ()), *(Request(what, docname) for what in IN_HEADS))
        read, known = env.all_docs.get(docname, 0), before.pages.get(docname)
        if known is not None and known.read != read:
            known = None
        pages[docname] = Page(
            shown=known.shown if known and all(map(same, asked)) else _shown(env, asked, names),
            read=read,
            contents=known.contents if known else contents(env, docname),
            numbers=numbers(env, docname),
            meant=meaning(env, docname),
            besides=_besides(
                [settings] if settings else [],
                [documents, catalogue] if docname in late else [],
                own_names.get(docname, []),
            ),
        )
    return Ledger(pages=pages, files=copied_files(env), shared=shared, catalogue=catalogue)


def _catalogue_digest(project: ArticleProject) -> str:
    """Digest what the catalogue is made of, and the pictures that views look at besides."""
    catalogue, files = project.catalogue, project.scan.digests
    articles = [
        (name, each.path, each.withheld, files.get(name, each), picture_of(catalogue, name))
        for name, each in catalogue.articles.items()
    ]
    return digest(project.cache_key, catalogue.indexes, [*catalogue.pages.values()], *articles)


def _besides(*parts: list[str]) -> str:
    return digest(*parts) if any(parts) else ""


def _shown(env: BuildEnvironment, asked: tuple[Request, ...], names: Mapping[str, str]) -> str:
    """Digest what a page shows of the catalogue, and of other articles."""
    catalogue = catalogue_of(env)
    excerpts = (excerpt_key(env, name) for name in excerpts_in(catalogue, asked))
    pictures = pictures_in(catalogue, asked) if names else ()
    paths = (Path(os.path.relpath(each, env.srcdir)).as_posix() for each in pictures)
    called = [names.get(path, "") for path in paths]
    return digest(fingerprint(catalogue, asked), *excerpts, *(called if any(called) else ()))


def _contents(page: Page | None) -> tuple[str, str] | None:
    return page and (page.contents, page.numbers)
