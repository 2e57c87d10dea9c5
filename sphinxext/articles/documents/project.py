"""Which documents exist: the only place that decides.

The design leans here on :class:`sphinx.project.Project`: its ``discover``, ``doc2path`` and
``path2doc`` are overridden, and :mod:`.mounting` puts it in place of ``app.project``.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.project import Project
from sphinx.util import logging
from sphinx.util.display import status_iterator

from .. import __version__
from ..astro import find_file
from ..catalogue.article import read_article
from ..catalogue.cache import Memory
from ..catalogue.catalogue import Catalogue
from ..catalogue.files import read_file
from ..catalogue.gate import visible
from ..catalogue.links import Places
from ..catalogue.scan import Gathered, gather
from ..config import collections_of, schemas_of, settings_of, sites_of
from ..frontmatter.myst import front_matter, prepare
from ..reporting import warn
from ..settings import Collection, Settings
from ..translation import __
from . import pages
from .sources import source_file, write_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util._pathlib import _StrPath

    from ..catalogue.article import Article
    from ..rebuilds.ledger import Book

logger = logging.getLogger(__name__)

MDX = "mdx"
"""The file type of ``.mdx``: documents in collections only, so that components lying about in
the source directory stay what they are. ``source_suffix`` can make it ``markdown``."""
_MANY = 200
_BATCH = 50
_EMPTY = Catalogue(settings=Settings())


class ArticleProject(Project):
    """The project's own documents, the mounted articles, and the generated pages."""

    book: Book
    """What the output folder shows; there once the builder is."""

    def __init__(
        self,
        original: Project,
        *,
        collections: Sequence[Collection],
        settings: Settings,
        workshop: Path,
        ignored: Iterable[Path],
        markdown: tuple[str, ...],
        only_mounted: tuple[str, ...],
        sites: frozenset[str] = frozenset(),
    ) -> None:
        suffixes = [each for each in original.source_suffix if each not in only_mounted]
        super().__init__(original.srcdir, suffixes)
        self.restore(original)
        self.collections = tuple(collections)
        self.settings = settings
        self.workshop = workshop
        self.ignored = tuple(path.resolve() for path in ignored)
        self.markdown = markdown
        self.sites = sites
        self.gathered = Gathered(catalogue=_EMPTY)
        self._sources: dict[str, Path] = {}
        self._generated: dict[str, tuple[str, str]] = {}
        self._docname_of: dict[Path, str] = {}
        self._own: set[str] = set()
        self._up_to_date = False

    def __getstate__(self) -> dict[str, Any]:
        """Keep the catalogue, and the names of what is withheld, out of the pickled environment."""
        kept = {name: value for name, value in self.__dict__.items() if name != "book"}
        return {
            **kept,
            "gathered": Gathered(catalogue=_EMPTY),
            "_sources": {},
            "_generated": {},
            "_docname_of": {},
            "_own": set(),
            "_path_to_docname": {},
            "_docname_to_path": {},
        }

    @property
    def catalogue(self) -> Catalogue:
        """What is published."""
        return self.gathered.catalogue

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find the documents, then build the catalogue and let it add and remove some.

        Builders ask for outdated documents before Sphinx looks for documents at all, so
        :mod:`.mounting` does it first, and Sphinx's own call finds it done.
        """
        if self._up_to_date:
            self._up_to_date = False
            return self.docnames
        self._sources, self._generated, self._docname_of = {}, {}, {}
        self.gathered = Gathered(catalogue=_EMPTY)
        found = super().discover(exclude_paths, include_paths)
        own = {docname: self._own_path(docname) for docname in found}
        mounted = [each.folder for each in self.collections]
        skipped = (*self.ignored, *mounted)
        own = {
            docname: path
            for docname, path in own.items()
            if not any(path.is_relative_to(folder) for folder in skipped)
        }
        source_folder = Path(self.srcdir)
        self.gathered = gather(
            self.collections,
            {docname: path for docname, path in own.items() if path.name.endswith(self.markdown)},
            source_folder,
            self.settings,
            places=self._places(own),
            memory=Memory(self.workshop / "articles.pickle", self._memory_key()),
            progress=_with_progress,
        )
        self._sources = dict(self.gathered.mounted)
        self._docname_of = {path: docname for docname, path in self._sources.items()}
        self._docname_of |= {
            Path(article.path): docname for docname, article in self.catalogue.withheld.items()
        }
        self._own = own.keys() - self.gathered.hidden
        for docname, title, body in pages.bodies(self.catalogue, source_folder):
            self._generated[docname] = (title, body)
        write_sources(self.workshop, self._written())
        self.docnames = self._own | self._sources.keys() | self._generated.keys()
        warn(self.catalogue.problems)
        self._tell_withheld()
        return self.docnames

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:
        """Return the file of a document; a mounted one's path leads out of the source directory."""
        if absolute and (self.is_generated(docname) or docname in self.gathered.recoded):
            return self.srcdir / source_file(self.workshop, docname)
        if docname in self._sources:
            path = self._sources[docname]
            return self.srcdir / path if absolute else _relative(path, self.srcdir)
        if self.is_generated(docname):
            return cast("_StrPath", Path(f"{docname}.md"))
        return super().doc2path(docname, absolute)

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """Return the document made of a file. Files of withheld articles keep their name too,
        so that no link takes one for a download."""
        if self._docname_of:
            path = Path(os.path.normpath(Path(self.srcdir) / filename))
            if (docname := self._docname_of.get(path)) is not None:
                return docname
        return super().path2doc(filename)

    def note_discovered(self) -> None:
        """Let the next call of :meth:`discover` keep what has just been found."""
        self._up_to_date = True

    def real_path(self, docname: str) -> Path | None:
        """Return the file an author would edit; None for generated pages."""
        if docname in self._sources:
            return self._sources[docname]
        return None if self.is_generated(docname) else Path(super().doc2path(docname, True))

    def is_generated(self, docname: str) -> bool:
        """Tell whether a document has no file of an author's."""
        return (
            docname in self._generated and docname not in self._sources and docname not in self._own
        )

    def article(self, docname: str) -> Article | None:
        """Return the article that a document shows."""
        return self.catalogue.articles.get(docname)

    def appended(self, docname: str) -> str | None:
        """Return what is added to an author's own landing, term or index page."""
        return self._generated[docname][1] if docname in self._generated else None

    def prepared(self, docname: str, text: str) -> str:
        """Return the text that MyST shall parse instead of *text*, line for line."""
        article = self.article(docname)
        added = self.appended(docname)
        if self.is_generated(docname) or (article is None and added is None):
            return text
        if not str(self.doc2path(docname, absolute=True)).endswith(self.markdown):
            return text
        return prepare(
            text, article=article, added=added, orphan=docname in self._sources or added is not None
        )

    def read_key(self, docname: str) -> str | None:
        """Digest what a document's reading depends on besides its file's time of change."""
        if docname not in self._generated and docname not in self.gathered.digests:
            return None
        article = self.article(docname)
        parts = (
            self.real_path(docname),
            self._generated.get(docname),
            self.gathered.digests.get(docname),
            article and (article.title, article.withheld),
            *self.settings.models,
        )
        return blake2b(repr(parts).encode(), digest_size=16).hexdigest()

    def collection_of(self, path: Path) -> Collection | None:
        """Return the collection that a file belongs to, the innermost of several."""
        around = [each for each in self.collections if path.is_relative_to(each.folder)]
        return max(around, key=lambda each: len(each.folder.parts), default=None)

    def file_at(self, docname: str, address: str) -> str | None:
        """Return the file that an address in an article means, relative to the article's own.

        What is withheld is nowhere.
        """
        article, file = self.real_path(docname), self._file_at(docname, address)
        if article is None or file is None or self._is_withheld(file):
            return None
        return Path(os.path.relpath(file, article.parent)).as_posix()

    def withheld_at(self, docname: str, address: str) -> bool:
        """Tell whether an address in an article means a file that is withheld."""
        file = self._file_at(docname, address)
        return file is not None and self._is_withheld(file)

    def _file_at(self, docname: str, address: str) -> Path | None:
        article = self.real_path(docname)
        collection = self.collection_of(article) if article else None
        if article is None or collection is None:
            return None
        return find_file(collection, article, address)

    def _is_withheld(self, file: Path) -> bool:
        """Ask the gate; of a partial, which is no article, by its own front matter."""
        docname = self._docname_of.get(file) or self._docname_of.get(file.resolve())
        if docname is not None:
            return docname in self.catalogue.withheld
        if not file.name.lower().endswith((".md", ".mdx")):
            return False
        source = read_file(file).source
        article, _ = read_article(source, docname="", path=str(file), settings=self.settings)
        return not visible(article.withheld, self.settings)

    def _memory_key(self) -> str:
        """Name everything but files and time that decides what an article is."""
        return repr((__version__, sys.version, self.settings.timeless))

    def _places(self, own: Mapping[str, Path]) -> Places:
        urls = {(each.url, each.prefix) for each in self.collections}
        return Places(
            urls=tuple(sorted(urls, key=lambda pair: (-len(pair[0]), pair))),
            root=Path(self.srcdir),
            files={str(path): docname for docname, path in own.items()},
            sites=self.sites,
        )

    def _own_path(self, docname: str) -> Path:
        return Path(os.path.normpath(super().doc2path(docname, True)))

    def _written(self) -> dict[str, str]:
        """Return the sources that no author has written: generated and repaired ones."""
        texts = {
            docname: front_matter(title, orphan=True) + "\n" + body
            for docname, (title, body) in self._generated.items()
            if self.is_generated(docname)
        }
        return texts | dict(self.gathered.recoded)

    def _tell_withheld(self) -> None:
        counts = self.catalogue.counts_withheld()
        if counts:
            reasons = ", ".join(
                f"{count} {reason.name.lower()} (-t {reason.value} shows them)"
                for reason, count in sorted(counts.items(), key=lambda pair: pair[0].name)
            )
            logger.info(__("articles: %d withheld: %s"), sum(counts.values()), reasons)


def _relative(path: Path, folder: os.PathLike[str]) -> _StrPath:
    try:
        return cast("_StrPath", Path(os.path.relpath(path, folder)))
    except ValueError:  # another drive
        return cast("_StrPath", path)


def _with_progress(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the paths; of many, show how far it is, a batch at a time."""
    if len(paths) < _MANY:
        yield from paths
        return
    batches = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    for batch in status_iterator(
        batches,
        __("scanning articles... "),
        "brown",
        len(batches),
        stringify_func=lambda batch: batch[-1].name,
    ):
        yield from batch


def project_of(env: BuildEnvironment) -> ArticleProject:
    """Return our project of an environment."""
    return cast("ArticleProject", env.project)


def catalogue_of(env: BuildEnvironment) -> Catalogue:
    """Return the catalogue of an environment."""
    return project_of(env).catalogue


def on_builder_inited(app: Sphinx) -> None:
    """Replace the project before anything asks it for documents."""
    source = Path(app.srcdir)
    collections = collections_of(app.config, source)
    project = ArticleProject(
        app.project,
        collections=collections,
        settings=replace(
            settings_of(app.config, frozenset(app.tags)),
            schemas=schemas_of(app.config, source, collections),
        ),
        workshop=Path(app.doctreedir) / "articles",
        ignored=(Path(app.outdir), Path(app.doctreedir)),
        markdown=tuple(
            suffix
            for suffix, kind in app.config.source_suffix.items()
            if kind in {"markdown", "myst", MDX}
        ),
        only_mounted=tuple(
            suffix for suffix, kind in app.config.source_suffix.items() if kind == MDX
        ),
        sites=sites_of(app.config),
    )
    app.project = app.env.project = project


def on_sources_written(app: Sphinx) -> None:
    """Look for documents before the builder asks which are outdated."""
    app.env.find_files(app.config, app.builder)
    project_of(app.env).note_discovered()


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Hand MyST the prepared text."""
    content[0] = project_of(app.env).prepared(docname, content[0])


def setup(app: Sphinx) -> None:
    """Register the project and the prepared sources."""
    app.connect("builder-inited", on_builder_inited)
    app.connect(
        "builder-inited", on_sources_written, priority=900
    )  # after those that write sources
    app.connect("source-read", on_source_read, priority=400)  # before extensions that look at MyST
