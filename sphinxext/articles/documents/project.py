"""Which documents exist: the only place that decides.

The design leans here on :class:`sphinx.project.Project`: its ``discover``, ``doc2path`` and
``path2doc`` are overridden, and an instance takes the place of ``app.project``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.project import Project

from ..catalogue.catalogue import Catalogue
from ..problems import Kind, Problem
from ..reporting import warn
from ..scan.cache import Cache
from ..scan.distinct_names import DISTINCT, Output
from ..scan.folders import identity
from ..scan.patterns import Bounds
from ..scan.scan import Scan, scan
from ..settings import Places, Settings, innermost
from ..slugs import Numbered
from ..version import STORED, __version__
from ..views.previewed import only_previewed
from .folders import Excluded, left_out
from .generated_sources import GENERATED, Sources
from .log_messages import tell_withheld, with_progress
from .stop_words import common_words
from .suffixes import NOTEBOOK, markdown_suffixes, never_found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util._pathlib import _StrPath

    from ..catalogue.article import Article
    from ..catalogue.lists_with_pages import Indexes
    from ..catalogue.pages import Page
    from ..scan.folders import Identity
    from ..settings import Collection

_NOTHING = Scan(catalogue=Catalogue(settings=Settings()))


class ArticleProject(Project):
    """The project's own documents, the mounted articles, and the generated pages."""

    def __init__(
        self,
        original: Project,
        *,
        collections: Sequence[Collection],
        settings: Settings,
        sources: Sources,
        outputs: Iterable[Path],
        excluded: Excluded,
        suffixes: Mapping[str, str],
        reserved: Iterable[str] = (),
        sites: tuple[str, ...] = (),
        output: Output = DISTINCT,
        indexes: Indexes | None = None,
        translated: Callable[[str, str], str] | None = None,
    ) -> None:
        never = never_found(suffixes)
        found = [each for each in original.source_suffix if each not in never]
        self._find: Callable[[], None] | None = None
        super().__init__(original.srcdir, found)
        self.restore(original)
        self.collections = tuple(collections)
        self.settings = settings
        self.sources = sources
        self.outputs = frozenset(filter(None, map(identity, outputs)))
        self.excluded = excluded
        self.markdown = markdown_suffixes(suffixes)
        self.notebooks = tuple(each for each, kind in suffixes.items() if kind == NOTEBOOK)
        self.reserved = tuple(reserved)
        self.sites = sites
        self.output = output
        self.indexes = indexes
        self._translated = translated
        self.scan = _NOTHING
        self.was_output = False
        self._docname_of: dict[Path, str] = {}
        self._own: set[str] = set()
        self._hidden: dict[Path, str] = {}
        self._hidden_names: frozenset[str] = frozenset()
        self._found_later: frozenset[Path] = frozenset()
        self._said: set[Problem] = set()
        self._up_to_date = False
        self._collection_at: dict[Path, Collection | None] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Keep the catalogue, and the names of what is withheld, out of the pickled environment."""
        return {
            **self.__dict__,
            "scan": _NOTHING,
            "_docname_of": {},
            "_own": set(),
            "_hidden": {},
            "_hidden_names": frozenset(),
            "_found_later": frozenset(),
            "_said": set(),
            "_collection_at": {},
            "_find": None,
            "_translated": None,
            "_path_to_docname": {},
            "_docname_to_path": {},
        }

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where authors' files are: the source directory, and the folders of collections."""
        source = Path(self.srcdir).resolve()
        return (source, *(each.folder for each in self.collections))

    @property
    def catalogue(self) -> Catalogue:
        """What is published."""
        return self.scan.catalogue

    @property
    def docnames(self) -> set[str]:
        """The names of the documents.

        Looked for when somebody asks before the build does, to write sources of its own: they are
        those of the source directory then, without what is withheld.
        """
        if self._find is not None:
            find, self._find = self._find, None
            find()
            self._docnames = self._own
        return self._docnames

    @docnames.setter
    def docnames(self, docnames: set[str]) -> None:
        self._docnames = docnames

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find the documents, then let the catalogue add and remove some.

        Builders ask for outdated documents before Sphinx looks for documents at all, so
        :func:`.finding.on_sources_written` does it first, and Sphinx's own call finds it done.
        """
        if self._up_to_date:
            self._up_to_date = False
            return self.docnames
        self.scan, self._docname_of = _NOTHING, {}
        exclude = [*exclude_paths]
        exclude += left_out(
            Path(self.srcdir), exclude, self.collections, self.outputs, self.markdown
        )
        own = self._own_documents(super().discover(exclude, include_paths))
        cache = Cache(self.sources.folder / "articles.pickle", self.cache_key)
        self.scan = self.scanned(own, cache, with_progress)
        cache.save()
        self._docname_of = {path: docname for docname, path in self.scan.mounted.items()}
        self._docname_of |= {
            Path(article.path): docname for docname, article in self.catalogue.withheld.items()
        }
        self._own = own.keys() - self.scan.hidden
        self.docnames = self._own | self.scan.mounted.keys() | self.catalogue.pages.keys()
        # Other documents may have the names of what is hidden.
        free = Numbered(self.docnames | (self.catalogue.withheld.keys() - self.scan.hidden))
        self._hidden = {own[docname]: free.take(docname) for docname in sorted(self.scan.hidden)}
        self._hidden_names = frozenset(self._hidden.values())
        self._docname_of |= self._hidden
        self.sources.write(self.scan.recoded)
        return self.docnames

    def withhold(self, docnames: Iterable[str]) -> None:
        """Withhold documents of the source directory's own, from the next time on that this build
        looks for documents."""
        paths = filter(None, map(self.real_path, docnames))
        self._found_later = self._found_later.union(paths)

    def scanned(self, own: Mapping[str, Path], cache: Cache, progress: Any = iter) -> Scan:
        """Return what there is, given the source directory's own documents; changes nothing."""
        markdown = {name: path for name, path in own.items() if path.name.endswith(self.markdown)}
        others = {name: path for name, path in own.items() if name not in markdown}
        return scan(
            self.collections,
            markdown,
            Path(self.srcdir),
            self.settings,
            others=others,
            withheld=self._found_later,
            reserved=dict.fromkeys(self.reserved, "Sphinx itself"),
            bounds=Bounds(
                outputs=self.outputs,
                excluded=self.excluded,
                without_page=self.excluded.pages(self.collections),
                suffixes=self.markdown,
            ),
            output=self.output,
            places=self._places(own),
            indexes=self.indexes,
            cache=cache,
            progress=progress,
            common_words=common_words,
            translated=self._translated,
        )

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:
        """Return the file of a document; a mounted one's path leads out of the source directory."""
        if self.is_generated(docname):
            return (
                self.srcdir / self.sources.generated
                if absolute
                else _as_path(f"{docname}.{GENERATED}")
            )
        if absolute and docname in self.scan.recoded:
            return self.srcdir / self.sources.repaired(docname)
        if docname in self.scan.mounted:
            path = self.scan.mounted[docname]
            return self.srcdir / path if absolute else _relative(path, self.srcdir)
        return super().doc2path(docname, absolute)

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """Return the document made of a file. Files of withheld articles keep their name too,
        so that no link takes one for a download."""
        docname = self.document_at(Path(os.path.normpath(Path(self.srcdir) / filename)))
        return docname or super().path2doc(filename)

    def document_at(self, path: Path) -> str | None:
        """Return the document that a mounted or withheld file makes, or would make."""
        return self._docname_of.get(path)

    @property
    def withheld_files(self) -> frozenset[Identity]:
        """What is withheld, by whatever name: capitals and accents do not count on every disk."""

        def collect() -> frozenset[Identity]:
            return frozenset(filter(None, map(identity, self.withheld_paths)))

        return self.catalogue.once("withheld files", collect)

    @property
    def withheld_paths(self) -> tuple[Path, ...]:
        """The files of what is withheld, articles and other documents."""
        articles = (Path(each.path) for each in self.catalogue.withheld.values())
        return (*articles, *self._hidden)

    def is_withheld(self, docname: str | None) -> bool:
        """Tell whether a file that is withheld goes by this name."""
        return docname in self.catalogue.withheld or docname in self._hidden_names

    def real_path(self, docname: str) -> Path | None:
        """Return the file an author would edit; None for generated pages."""
        if docname in self.scan.mounted:
            return self.scan.mounted[docname]
        return None if self.is_generated(docname) else Path(super().doc2path(docname, True))

    def is_generated(self, docname: str) -> bool:
        """Tell whether a document has no file of an author's."""
        return (
            docname in self.catalogue.pages
            and docname not in self.scan.mounted
            and docname not in self._own
        )

    def article(self, docname: str) -> Article | None:
        """Return the article that a document shows."""
        return self.catalogue.articles.get(docname)

    def page(self, docname: str) -> Page | None:
        """Return what a generated page shows, and an author's own page of that name as well."""
        page = self.catalogue.pages.get(docname)
        # A page of the author's that may have nothing to do with us, as long as we list nothing.
        return None if page is not None and page.empty and not self.is_generated(docname) else page

    @property
    def unindexed(self) -> frozenset[str]:
        """What neither search, inventory nor sitemap tell of: all that is unlisted, and generated
        pages that say only that there is nothing yet."""
        empty = (page.docname for page in self.catalogue.pages.values() if page.empty)
        return self.catalogue.unlisted.union(filter(self.is_generated, empty))

    @property
    def untold(self) -> frozenset[str]:
        """What no file for machines tells of: all this, and what only a preview has."""
        return self.unindexed | only_previewed(self.catalogue)

    @property
    def pages_by_name(self) -> frozenset[str]:
        """Generated pages that toctrees have only by their names."""

        def collect() -> frozenset[str]:
            by_name = (page for page in self.catalogue.pages.values() if page.by_name)
            return frozenset(page.docname for page in by_name if self.is_generated(page.docname))

        return self.catalogue.once("pages by name", collect)

    def collection_of(self, path: Path) -> Collection | None:
        """Return the collection that a file belongs to, the innermost of several."""
        if (folder := path.parent) not in self._collection_at:
            self._collection_at[folder] = innermost(self.collections, path)
        return self._collection_at[folder]

    def is_markdown(self, docname: str) -> bool:
        """Tell whether the file of a document is Markdown by its name."""
        return str(self.real_path(docname)).endswith(self.markdown)

    def is_of_strangers(self, docname: str) -> bool:
        """Tell whether a document is an article, or else lies in the folder of a collection."""
        if docname in self.scan.mounted or self.article(docname) is not None:
            return True
        path = self.real_path(docname)
        return path is not None and self.collection_of(path) is not None

    def find_when_asked(self, app: Sphinx) -> None:
        """Look for documents as soon as an extension asks which there are, such as
        :mod:`sphinx.ext.autosummary`, before all sources are written."""
        self._find = lambda: app.env.find_files(app.config, app.builder)

    def find_before_building(self, app: Sphinx) -> None:
        """Look for documents now; the next call of :meth:`discover` keeps what is found."""
        self._find = None
        app.env.find_files(app.config, app.builder)
        self._up_to_date = True
        self.tell()

    def tell(self) -> None:
        """Warn of what is wrong, once, and say how much is withheld."""
        warn(each for each in self.catalogue.problems if each not in self._said)
        if not self._found_later:  # else that has been told
            tell_withheld(self.catalogue)
        self._said.update(self.catalogue.problems)

    def _own_documents(self, found: Iterable[str]) -> dict[str, Path]:
        """Return the files of the source directory's own documents: devices and pipes are none."""
        named = {
            docname: Path(os.path.normpath(super(ArticleProject, self).doc2path(docname, True)))
            for docname in found
        }
        files = {docname: path for docname, path in named.items() if path.is_file()}
        warn(
            Problem(kind=Kind.FILE, path=str(path), message="is a device or a pipe, and left out")
            for path in sorted(named[docname] for docname in named.keys() - files.keys())
        )
        return files

    @property
    def cache_key(self) -> str:
        """Name everything but files and time that decides what an article is."""
        return repr((__version__, STORED, sys.version, self.settings.timeless, self.collections))

    def _places(self, own: Mapping[str, Path]) -> Places:
        urls = {(each.url, each.prefix) for each in self.collections}
        return Places(
            urls=tuple(sorted(urls, key=lambda pair: (-len(pair[0]), pair))),
            folders=tuple(sorted((each.prefix, each.folder) for each in self.collections)),
            collections=self.collections,
            root=Path(self.srcdir),
            files={str(path): docname for docname, path in own.items()},
            sites=self.sites,
        )


def _relative(path: Path, folder: os.PathLike[str]) -> _StrPath:
    try:
        return _as_path(os.path.relpath(path, folder))
    except ValueError:  # another drive
        return _as_path(path)


def _as_path(path: str | Path) -> _StrPath:
    return cast("_StrPath", Path(path))


def project_of(env: BuildEnvironment) -> ArticleProject:
    """Return our project of an environment."""
    return cast("ArticleProject", env.project)


def catalogue_of(env: BuildEnvironment) -> Catalogue:
    """Return the catalogue of an environment."""
    return project_of(env).catalogue
