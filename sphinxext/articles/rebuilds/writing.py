"""Which pages are written again: those that show something else than the output folder does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.util import logging

from ..catalogue.views import fingerprint, is_list, world
from ..doctree.domain import domain_of
from ..documents.project import catalogue_of, project_of
from ..translation import __
from .ledger import Book, Ledger, Page
from .quoted import meaning
from .toctrees import contents, numbers, pages_showing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def on_builder_inited(app: Sphinx) -> None:
    """Open the book of this output folder, before the builder compares time stamps."""
    project = project_of(app.env)
    project.book = Book(project.workshop, app.builder.name, Path(app.outdir))
    project.book.open()


def on_env_before_read_docs(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Note what is being read: until the environment is saved, it knows less than the doctrees."""
    if docnames:
        names = sorted({*docnames, *interrupted(env)})
        note = _reading(env)
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text("\n".join(names), encoding="utf-8")


def on_env_check_consistency(app: Sphinx, env: BuildEnvironment) -> None:
    """Forget what was being read: the environment has just been saved."""
    _reading(env).unlink(missing_ok=True)


def interrupted(env: BuildEnvironment) -> list[str]:
    """Name the documents that a build was reading when it was cut off."""
    note = _reading(env)
    return note.read_text(encoding="utf-8").splitlines() if note.is_file() else []


def on_env_get_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """Read again what a build was reading when it was cut off."""
    return interrupted(env)


def on_env_get_updated(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Write again every page that shows something else than before."""
    book = project_of(env).book
    now = _ledger(env, book.before)
    before = book.before.pages
    book.enter(now)
    if not book.finished:
        if book.known:
            message = __(
                "articles: the last build here did not end well, so all %d pages are written"
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
    return sorted(updated | pages_showing(env, app.builder, moved, come_or_gone))


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note which pages are written: ``sphinx-build`` may be asked for some files only."""
    project_of(app.env).book.written.add(docname)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Close the book; after a failure it stays open, and all is written again."""
    if exception is None:
        each = type(app.builder).write_documents is Builder.write_documents
        project_of(app.env).book.close(each=each)


def media(env: BuildEnvironment) -> frozenset[str]:
    """Name the pictures and downloads that HTML builders copy, relative to the output folder."""
    pictures = {f"_images/{name}" for _, name in env.images.values()}
    return frozenset(pictures | {f"_downloads/{name}" for _, name in env.dlfiles.values()})


def _ledger(env: BuildEnvironment, before: Ledger) -> Ledger:
    catalogue, requests = catalogue_of(env), domain_of(env).requests
    everything = world(catalogue)
    same = everything == before.world
    pages = {}
    for docname in sorted(env.found_docs):
        asked, known = requests.get(docname, ()), before.pages.get(docname)
        read = env.all_docs.get(docname, 0)
        if known is not None and known.read != read:
            known = None
        keep = known is not None and same and not any(map(is_list, asked))
        pages[docname] = Page(
            shown=known.shown if known and keep else fingerprint(catalogue, asked),
            read=read,
            contents=known.contents if known else contents(env, docname),
            numbers=numbers(env, docname),
            meant=meaning(env, docname),
        )
    return Ledger(pages=pages, media=media(env), world=everything)


def _contents(page: Page | None) -> tuple[str, str] | None:
    return page and (page.contents, page.numbers)


def _reading(env: BuildEnvironment) -> Path:
    return project_of(env).workshop / "reading.txt"


def setup(app: Sphinx) -> None:
    """Register what keeps the book."""
    app.connect("builder-inited", on_builder_inited, priority=950)  # after project (900)
    app.connect("env-get-outdated", on_env_get_outdated)
    app.connect("env-before-read-docs", on_env_before_read_docs)
    app.connect("env-get-updated", on_env_get_updated, priority=900)  # when all is numbered
    app.connect("env-check-consistency", on_env_check_consistency)
    app.connect("doctree-resolved", on_doctree_resolved)
    app.connect("build-finished", on_build_finished)
