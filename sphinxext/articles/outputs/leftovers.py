"""Files that a builder makes of the whole project: Sphinx makes what it needs, and takes none away.

They are such as ``genindex-A.html``, ``py-modindex.html``, ``manual.tex`` and ``name.qhp``. What
they are called depends on the configuration and on what is in them, so the ledger remembers those
that builds have been seen to make, and what is not made again goes.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.gettext import MessageCatalogBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.latex import LaTeXBuilder
from sphinx.util.i18n import docname_to_domain

from ..documents.copied_paths import copied_from
from ..documents.output_folder import own_folders
from ..documents.pages_of_sphinx import pages_of_sphinx
from ..documents.single_volume import is_one_volume
from ..rebuilds.removal import delete
from .taken_paths import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from ..rebuilds import Rebuilds

    State = tuple[int, int, int]

_KINDS: Mapping[str, re.Pattern[str]] = {
    "latex": re.compile(r"\.tex$"),
    "texinfo": re.compile(r"\.texi$"),
    "man": re.compile(r"\.[1-9]\w*$"),
    "epub": re.compile(r"\.epub$"),
    "gettext": re.compile(r"\.pot$"),
    "qthelp": re.compile(r"^[^/]+\.qhc?p$"),
    "htmlhelp": re.compile(r"^[^/]+\.hh[ckp]$"),
    "devhelp": re.compile(r"^[^/]+\.devhelp(?:\.gz)?$"),
    "linkcheck": re.compile(r"^output\.(?:txt|json)$"),
    "doctest": re.compile(r"^output\.txt$"),
    "coverage": re.compile(r"^(?:(?:python|c)\.txt|undoc\.pickle)$"),
    "changes": re.compile(r"^(?:index|changes|rst/.+)\.html$"),
}
"""The paths of such files, by the name of the builder; builders of HTML have pages besides."""


class Leftovers:
    """The handlers of one build."""

    def __init__(self, build: Rebuilds) -> None:
        self.build = build
        self.before: Mapping[str, State] = {}
        self.writing = False
        self.pages: set[str] = set()

    def on_env_get_outdated(self, app: Sphinx, *_: object) -> list[str]:
        """Note which files there are, when what is withdrawn has gone."""
        self.before = dict(_files(app))
        return []

    def on_write_started(self, app: Sphinx, builder: Builder) -> None:
        """Note that something is written: else what is there may stay."""
        self.writing = True

    def on_html_page_context(self, app: Sphinx, pagename: str, *_: object) -> None:
        """Note which pages of no document the builder writes: HTML may be anybody's."""
        if pagename not in app.project.docnames:
            self.pages.add(pagename)

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Take away what builds have made, and this one no more."""
        if exception is not None or not self.writing:
            return
        book, now = self.build.book, dict(_files(app))
        new = {path for path, state in now.items() if self.before.get(path) != state}
        new -= {path for path in new if _is_html(app.builder, path)} - self._written(app)
        made = ((book.before.made & now.keys()) | new) - book.now.outputs.keys()
        stale = set(_no_longer_made(app, made - new, book.written))
        delete((Path(app.outdir, path) for path in stale), app)
        book.enter(replace(book.now, made=frozenset(made - stale)))

    def _written(self, app: Sphinx) -> set[str]:
        """Return the files of those pages, by path from the top of the output."""
        if not isinstance(app.builder, StandaloneHTMLBuilder):
            return set()
        files = map(app.builder.get_outfilename, self.pages)
        return {os.path.relpath(each, app.outdir).replace(os.sep, "/") for each in files}


def _no_longer_made(
    app: Sphinx, paths: AbstractSet[str], written: AbstractSet[str]
) -> Iterator[str]:
    """Yield those *paths* that a build which has *written* these documents would have written, too,
    if there was still to be a file."""
    builder = app.builder
    if isinstance(builder, MessageCatalogBuilder):  # which leaves files that stay the same
        compact = app.config.gettext_compact
        kept = {docname_to_domain(each, compact) for each in app.project.docnames} | {"sphinx"}
        yield from (path for path in paths if path.removesuffix(".pot") not in kept)
        return
    if isinstance(builder, LaTeXBuilder):  # which does so, too
        yield from paths - _manuals(app)
        return
    everything = is_one_volume(builder) or written >= app.project.docnames
    if not isinstance(builder, StandaloneHTMLBuilder):
        yield from paths if everything else ()
        return
    indexes, taken = pages_of_sphinx(app.env), Taken(app)
    for path in paths:
        name = path.removesuffix(builder.out_suffix).removesuffix("/index")
        always = name in indexes or name.startswith("genindex-") or _is_of_kind(builder, path)
        if always:  # made whenever a page is written
            if not copied_from(taken.copied, path):
                yield path
        elif everything and not taken.by(path):
            yield path


def _manuals(app: Sphinx) -> set[str]:
    """Name the files of LaTeX that the configuration asks for."""
    documents = ((str(each[0]), str(each[1])) for each in app.config.latex_documents)
    made = {name for start, name in documents if start in app.project.docnames}
    return made | {Path(str(each)).name for each in app.config.latex_additional_files}


def _files(app: Sphinx) -> Iterator[tuple[str, State]]:
    """Yield such files of an output folder, each with what changes when it is written."""
    if app.builder.name not in _KINDS and not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    for folder, names in own_folders(app):
        if folder and any(each.startswith((".", "_")) for each in folder.split("/")):
            continue
        for name in names:
            path = f"{folder}/{name}".lstrip("/")
            if _is_such(app.builder, path) and not _is_page(app, path):
                found = os.stat(f"{app.outdir}/{path}")  # noqa: PTH116 (there may be thousands)
                yield path, (found.st_mtime_ns, found.st_ctime_ns, found.st_size)


def _is_page(app: Sphinx, path: str) -> bool:
    """Tell whether a file is, or may be, the page of a document, which has a ledger of its own."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return False
    name, docnames = path.removesuffix(app.builder.out_suffix), app.project.docnames
    return name in docnames or name.removesuffix("/index") in docnames


def _is_such(builder: Builder, path: str) -> bool:
    return _is_of_kind(builder, path) or _is_html(builder, path)


def _is_of_kind(builder: Builder, path: str) -> bool:
    return builder.name in _KINDS and _KINDS[builder.name].search(path) is not None


def _is_html(builder: Builder, path: str) -> bool:
    return isinstance(builder, StandaloneHTMLBuilder) and path.endswith(builder.out_suffix)


def setup(app: Sphinx, build: Rebuilds) -> None:
    """Register the handlers."""
    made = Leftovers(build)
    app.connect("env-get-outdated", made.on_env_get_outdated, priority=900)
    app.connect("write-started", made.on_write_started)
    app.connect("html-page-context", made.on_html_page_context)
    # After files beside pages (400), before the book is closed (500).
    app.connect("build-finished", made.on_build_finished, priority=450)
