"""Exact rebuilds: after any edit, an incremental build gives what a clean build gives.

What follows is what happens in a build, event by event.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..documents.assets import SOUGHT
from ..documents.project import project_of
from ..documents.single_volume import joins_documents
from ..documents.site_addresses import SITES
from . import (
    filled_late,
    picture_names,
    read_again,
    reference_meanings,
    removal,
    toctrees,
    write_again,
)
from .ledger import Book, Failures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


class Rebuilds:
    """The handlers of one build, around the book of its output folder."""

    book: Book
    failures: Failures | None = None
    reads: bool = False
    writing: bool = True

    def on_builder_inited(self, app: Sphinx) -> None:
        """Open the book, before the builder compares time stamps."""
        folder = project_of(app.env).sources.folder
        self.book = Book(folder, app.builder.name, Path(app.outdir))
        self.book.open()

    def on_env_get_outdated(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> Iterable[str]:
        """Withdraw what is gone, and name who is read again."""
        if self.failures is not None:  # documents are looked for twice
            self.failures.close()
        self.failures = Failures(self.book)
        gone = removal.withdraw(app, self.book, removed)
        known = project_of(env).docnames - added - changed
        return {
            *read_again.outdated(env, known),
            *read_again.interrupted(env),
            *removal.holders(env, gone),
        }

    def on_env_before_read_docs(
        self, app: Sphinx, env: BuildEnvironment, docnames: list[str]
    ) -> None:
        """Note what is being read."""
        self.reads = bool(docnames)
        read_again.begin(env, docnames)

    def on_source_read(self, app: Sphinx, docname: str, content: list[str]) -> None:
        """Note what the reading depends on."""
        read_again.note_reading(app.env, docname)

    def on_doctree_read(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the files it was made of, and what it refers to."""
        read_again.note_files(app.env)
        reference_meanings.note_targets(app.env, doctree)
        filled_late.note_late(app, doctree)

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Order and name what was read, and withdraw copied files that no page uses any more."""
        if self.reads:
            filled_late.put_in_order(env)
        picture_names.name_anew(env)
        ledgers = (self.book.before, *self.book.beside.values())
        known = {name for each in ledgers for name in each.files}
        removal.withdraw_files(app, known - write_again.copied_files(env))

    def on_env_get_updated(self, app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
        """Name the pages that are written again, now that all is numbered."""
        return write_again.outdated(app, env, self.book)

    def on_env_check_consistency(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Forget what was being read: the environment has been saved."""
        read_again.end(env)

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note which pages are written: ``sphinx-build`` may be asked for some files only."""
        if self.writing:
            self.book.written.add(docname)

    def on_pages_written(self, app: Sphinx, exception: Exception | None) -> None:
        """Note no more: files beside pages are made of pages that may not be written."""
        self.writing = False

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Close the book; after a failure it stays open, and all is written again."""
        if self.failures is not None:
            self.failures.close()
        if exception is None:
            if (volume := joins_documents(app.builder)) and self.book.written:
                self._withdraw_from_volume(app)
            self.book.close(each=not volume)

    def _withdraw_from_volume(self, app: Sphinx) -> None:
        """Withdraw pictures that are in other documents only, but for those of other builders."""
        copied = write_again.copied_into_volume(app.builder)
        beside = {name for each in self.book.beside.values() for name in each.files}
        given = {Path(str(each)).name for each in _beside_volume(app.config) if each}
        gone = self.book.before.files - copied - (beside & write_again.copied_files(app.env))
        removal.withdraw_files(app, {name for name in gone if Path(name).name not in given})
        self.book.now = replace(self.book.now, files=copied)


def _beside_volume(config: Config) -> Iterable[object]:
    """Yield the files that the configuration has copied to where pictures of LaTeX are."""
    return config.latex_logo, *config.latex_additional_files


def on_env_get_updated(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Let Sphinx give section numbers anew."""
    toctrees.forget_numbers(env)
    return ()


def setup(app: Sphinx) -> Rebuilds:
    """Register what happens in a build, and what is remembered for the next; return them."""
    for store in (
        SITES,
        SOUGHT,
        filled_late.LATE,
        read_again.READ,
        read_again.STAMPS,
        reference_meanings.TARGETS,
        reference_meanings.WORDLESS,
    ):
        store.setup(app)
    build = Rebuilds()
    app.connect("builder-inited", build.on_builder_inited, priority=950)  # after project (900)
    app.connect("env-get-outdated", build.on_env_get_outdated)
    app.connect("env-before-read-docs", build.on_env_before_read_docs)
    app.connect("source-read", build.on_source_read)
    # After Sphinx's collectors (500), and after MyST has made its own links.
    app.connect("doctree-read", build.on_doctree_read, priority=900)
    app.connect("env-updated", build.on_env_updated)
    app.connect("env-get-updated", on_env_get_updated, priority=400)  # before Sphinx (500)
    app.connect("env-get-updated", build.on_env_get_updated, priority=900)  # when all is numbered
    app.connect("env-check-consistency", build.on_env_check_consistency)
    app.connect("doctree-resolved", build.on_doctree_resolved)
    # Before files beside pages (400), which resolve pages once more.
    app.connect("build-finished", build.on_pages_written, priority=300)
    app.connect("build-finished", build.on_build_finished)
    return build
