"""Scan everything below the collections and the source directory into a catalogue."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..catalogue.by_language import home_language
from ..catalogue.catalogue import no_words
from ..catalogue.publication_gate import Withheld, shows, visible
from ..problems import Kind, Problem
from ..settings import names_of
from ..views.related_pins import unknown_pins
from ..views.subscribe import subscribe_pages
from ..views.translations import unknown_originals
from ..views.unknown_names import unknown_in_lists
from .article_files import looks_like_article, read_collection, spoken
from .build_catalogue import build_catalogue
from .cache import Cache
from .distinct_names import DISTINCT, Output, one_file, with_own_names
from .drafts_folders import RealFolders, path_in_project
from .files import Files, existing
from .folders import upwards
from .free_page_names import Room
from .identities import shared_identities
from .merged_entries import Records
from .own_landing_pages import find_landings, known_series
from .patterns import ANYWHERE, Bounds
from .same_files import with_several_names, withheld_by_any_name
from .unknown_references import unknown_references
from .validation import read_article, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from ..catalogue.article import Article
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.lists_with_pages import Indexes
    from ..settings import Collection, Places, Settings
    from .files import Progress
    from .folders import Identity
    from .own_landing_pages import Landings

_NONE: Mapping[str, Path] = MappingProxyType({})
_NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The catalogue, and where its documents are read from.

    ``mounted`` are the files of documents outside the source directory's own, ``hidden`` the
    source directory's own documents that are withheld, whose names others may have, ``recoded``
    the repaired text of documents that are not UTF-8, ``digests`` those of their files' content.
    """

    catalogue: Catalogue
    mounted: Mapping[str, Path] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    recoded: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)


def scan(
    collections: Iterable[Collection],
    source_documents: Mapping[str, Path],
    source_folder: Path,
    settings: Settings,
    *,
    others: Mapping[str, Path] = _NONE,
    withheld: Container[Path] = (),
    reserved: Mapping[str, str] = _NOBODY,
    bounds: Bounds = ANYWHERE,
    output: Output = DISTINCT,
    places: Places | None = None,
    indexes: Indexes | None = None,
    cache: Cache | None = None,
    progress: Progress = iter,
    common_words: Callable[[str], Container[str]] = no_words,
    translated: Callable[[str, str], str] | None = None,
) -> Scan:
    """Read all articles. *source_documents* are the Markdown documents of the source directory,
    and *others* those of other formats, of which only the gate is asked. Files in *withheld* say
    in a way that only Sphinx can read that they are withheld.

    Without collections, those of them that look like articles are articles. *reserved* maps
    further names that no article may have to who has them, *output* tells which names are one
    file, *places* is what links may lead to besides, *indexes* which lists have pages,
    *common_words* are those that any text in a language has, *translated* returns the title of a
    document in the site's language.
    """
    configured = tuple(collections)
    present, problems = existing(configured)
    folders = [*dict.fromkeys([source_folder, *sorted(each.folder for each in present)])]
    records = Records(folders, present, settings)
    files = Files(
        present,
        markdown=source_documents.values(),
        others=others.values(),
        data=records.files,
        bounds=bounds,
        progress=progress,
    )
    scanning = _Scanning(
        collections=present,
        everywhere=not configured,
        documents=source_documents,
        others=others,
        withheld=withheld,
        reserved=reserved,
        bounds=bounds,
        output=output,
        folders=folders,
        drafts=RealFolders(folders),
        settings=settings,
        records=records,
        files=files,
        cache=cache or Cache(),
        translated=translated,
        problems=[*problems, *records.problems, *files.problems],
    )
    return scanning.result(places, indexes, common_words)


@dataclass(kw_only=True)
class _Scanning:
    """What a scan is made of, and the problems that it has found so far.

    ``everywhere`` tells that there are no collections: whatever looks like an article is one.
    """

    collections: Sequence[Collection]
    everywhere: bool
    documents: Mapping[str, Path]
    others: Mapping[str, Path]
    withheld: Container[Path]
    reserved: Mapping[str, str]
    bounds: Bounds
    output: Output
    folders: Sequence[Path]
    drafts: RealFolders
    settings: Settings
    records: Records
    files: Files
    cache: Cache
    translated: Callable[[str, str], str] | None
    problems: list[Problem]

    def result(
        self,
        places: Places | None,
        indexes: Indexes | None,
        common_words: Callable[[str], Container[str]],
    ) -> Scan:
        """Build the catalogue."""
        read = self._source_articles() if self.everywhere else self._collected()
        articles = self._by_real_folders(read)
        own = {**self.others, **self.documents}
        spoken = {each.docname for each in articles} if self.everywhere else set()
        pages = {name: path for name, path in own.items() if name not in spoken}
        shared = with_several_names(self.files.read)
        articles, hidden = withheld_by_any_name(
            articles, pages, self._hidden(pages, shared, self.settings), shared, self.settings
        )
        previewed = self._previewed(articles, pages, shared) - hidden
        shown = {name: path for name, path in own.items() if name not in hidden}
        self.problems += one_file(shown, self.output)
        if not self.everywhere:
            articles = self._named(articles, shown)
        if self.translated is not None:
            articles = [_in_translation(each, self.translated) for each in articles]
        known = known_series(articles) | self.records.series.keys()
        seen = [each for each in articles if visible(each.withheld, self.settings)]
        home = home_language(seen, self.settings)
        landings = find_landings(
            articles,
            self.documents,
            shown,
            self.files.read,
            self.folders,
            known,
            self.settings,
            home,
            hidden,
        )
        hidden |= landings.drafts & pages.keys()
        self._forget_unknown_keys(articles, landings.instead_of_articles)
        self.problems += landings.problems
        self.problems += unknown_references(articles, names_of(self.collections))
        self.problems += _wrong_clock(articles, self.settings)
        self.problems += self._unreadable(hidden, pages)
        catalogue = build_catalogue(
            [each for each in articles if each.docname not in landings.instead_of_articles],
            self.settings,
            series_entries=landings.completed(self.records.series),
            term_entries=self.records.terms,
            places=places and places.without(hidden),
            indexes=indexes,
            problems=self.problems,
            home=home,
            common_words=common_words,
        )
        problems = (
            *catalogue.problems,
            *unknown_originals(catalogue),
            *unknown_pins(catalogue),
            *unknown_in_lists(catalogue),
            *shared_identities(catalogue),
        )
        held = {each.path for each in articles if each.withheld is not None}
        previewed |= {name for name, path in landings.mounted.items() if str(path) in held}
        previewed |= catalogue.previewed
        catalogue = replace(catalogue, problems=problems, previewed=frozenset(previewed))
        if self.everywhere:
            hidden |= catalogue.withheld.keys()
        return self._with_documents(catalogue, landings, frozenset(hidden), shown)

    def _with_documents(
        self,
        catalogue: Catalogue,
        landings: Landings,
        hidden: frozenset[str],
        shown: Mapping[str, Path],
    ) -> Scan:
        """Tell where the documents of a catalogue are read from."""
        documents = {name: path for name, path in self.documents.items() if name not in hidden}
        mounted = {
            docname: Path(each.path)
            for docname, each in catalogue.articles.items()
            if docname not in documents
        }
        mounted |= {
            each.docname: landings.mounted[each.docname]
            for each in catalogue.series.values()
            if each.docname in landings.mounted
        }
        documents |= mounted
        return Scan(
            catalogue=self._with_room(catalogue, {**shown, **mounted}),
            mounted=mounted,
            hidden=hidden,
            recoded={
                docname: text
                for docname, path in documents.items()
                if (text := self.files[path].recoded) is not None
            },
            digests={docname: self.files[path].digest for docname, path in documents.items()},
        )

    def _collected(self) -> Iterator[Article]:
        for collection in self.collections:
            files = [self.files[path] for path in self.files.listed[collection.prefix]]
            for article, problems in read_collection(
                collection,
                [file for file in files if file.readable],
                self.settings,
                self.cache,
                below=path_in_project(collection.folder, self.folders),
            ):
                if not self._is_left_out(collection, article):
                    self._note(article, problems)
                    yield article

    def _is_left_out(self, collection: Collection, article: Article) -> bool:
        """Tell whether the project leaves an article out by its name, which its slug may say."""
        if (excluded := self.bounds.excluded) is None:
            return False
        name = article.docname.removeprefix(f"{collection.prefix}/")
        suffix = os.path.splitext(article.path)[1]  # noqa: PTH122 (there may be thousands)
        return any(excluded(collection, each) for each in (f"{name}{suffix}", *upwards(name)))

    def _named(self, articles: Iterable[Article], pages: Mapping[str, Path]) -> list[Article]:
        """Give articles names that none of the source directory's *pages* has."""
        taken = {**self.reserved, **{docname: str(path) for docname, path in pages.items()}}
        named, problems = with_own_names(articles, taken, self.settings, self.output)
        self.problems += problems
        return named

    def _with_room(self, catalogue: Catalogue, documents: Mapping[str, Path]) -> Catalogue:
        """Leave out the generated pages that would be written over *documents*."""
        made = {docname: str(path) for docname, path in documents.items()}
        room = Room(made, self.reserved, catalogue.articles.keys(), self.output)
        room.place(catalogue.pages.values(), self.bounds.without_page)
        kept = replace(catalogue, pages=dict(room.kept))
        room.place(subscribe_pages(kept), self.bounds.without_page)
        return replace(
            catalogue,
            pages=room.kept,
            left_out=frozenset(room.left_out),
            problems=(*catalogue.problems, *room.problems),
        )

    def _source_articles(self) -> Iterator[Article]:
        for docname, path in sorted(self.documents.items()):
            file, name = self.files[path], (docname, str(path))
            known = self.cache.recall(name, file.digest, self.settings)
            if known is not None:
                self._note(*known)
                yield known[0]
            elif looks_like_article(file.source):
                article, problems = read_article(
                    file.source,
                    docname=docname,
                    path=str(path),
                    settings=self.settings,
                    schema=self.settings.schema_above(docname),
                    below=f"{docname}{path.suffix}",
                )
                article = spoken(article, self.settings)
                self.cache.keep(name, file.digest, article, problems)
                self._note(article, problems)
                yield article

    def _by_real_folders(self, articles: Iterable[Article]) -> list[Article]:
        """Withhold what is in a folder of drafts by a link on disk."""
        return [
            replace(each, withheld=Withheld.DRAFT, standing=each.standing._replace(draft=True))
            if each.withheld is not Withheld.DRAFT and self.drafts.in_drafts(Path(each.path))
            else each
            for each in articles
        ]

    def _note(self, article: Article, problems: Iterable[Problem]) -> None:
        """Keep problems for the log, which tells nothing of what is withheld."""
        seen = visible(article.withheld, self.settings)
        self.problems += problems if seen else (problem.hushed() for problem in problems)

    def _forget_unknown_keys(self, articles: Iterable[Article], landings: Container[str]) -> None:
        """Forget what was said of keys of landing pages, which have others than articles."""
        paths = {article.path for article in articles if article.docname in landings}
        self.problems = [
            each
            for each in self.problems
            if each.kind is not Kind.UNKNOWN_KEY or each.path not in paths
        ]

    def _previewed(
        self,
        articles: Iterable[Article],
        pages: Mapping[str, Path],
        shared: Mapping[Path, Identity],
    ) -> set[str]:
        """Name those of the source directory's *pages* that a build without ``-t`` withholds."""
        if not self.settings.shown:
            return set()
        settings = replace(self.settings, shown=())
        hidden = self._hidden(pages, shared, settings)
        return withheld_by_any_name(articles, pages, hidden, shared, settings)[1]

    def _hidden(
        self, pages: Mapping[str, Path], shared: Mapping[Path, Identity], settings: Settings
    ) -> set[str]:
        """Name those of the source directory's *pages* that are withheld, though no articles.

        One that is the file of an article, too, is asked for what withholds articles.
        """
        listed = (path for paths in self.files.listed.values() for path in paths)
        articles = {one for path in listed if (one := shared.get(path)) is not None}
        unshown = not visible(Withheld.DRAFT, settings)
        return {
            docname
            for docname, path in pages.items()
            if path in self.withheld
            or (unshown and self.drafts.in_drafts(path))
            or not shows(self.files[path].source, settings, article=shared.get(path) in articles)
        }

    def _unreadable(self, hidden: Iterable[str], pages: Mapping[str, Path]) -> Iterator[Problem]:
        """Yield a problem for each page that is withheld because nobody can read what it says."""
        for file in (self.files[pages[docname]] for docname in sorted(hidden)):
            if file.source.error:
                yield unreadable(file.source, str(file.path)).hushed()


def _in_translation(article: Article, translated: Callable[[str, str], str]) -> Article:
    title = translated(article.docname, article.title)
    if title == article.title:
        return article
    return replace(article, title=title, untranslated=article.title)


def _wrong_clock(articles: Iterable[Article], settings: Settings) -> Iterator[Problem]:
    """Yield a problem if all dates are still to come for a clock that somebody has set.

    ``SOURCE_DATE_EPOCH`` is 1980 in some build systems.
    """
    dated = [article for article in articles if article.date is not None]
    if settings.clock and dated and all(each.withheld is Withheld.SCHEDULED for each in dated):
        yield Problem(
            kind=Kind.COLLECTION,
            key=settings.clock,
            value=settings.now.isoformat(timespec="seconds"),
            message="every article with a date is in the future",
            accepted="the moment to build for",
        )
