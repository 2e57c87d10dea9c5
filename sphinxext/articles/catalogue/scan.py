"""Scan everything below the collections and the source directory into a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..languages import language_in
from ..problems import Kind, Problem
from ..settings import names_of
from .article import read_article, unreadable
from .cache import Cache
from .catalogue import Catalogue, build_catalogue
from .entries import Entry, Record, SeriesEntry
from .entries import read_file as read_records
from .files import looks_like_article, read_collection, read_file, with_own_names
from .gate import Withheld, shows, visible
from .languages import home_language
from .own_landing_pages import find_landings, known_series
from .patterns import ANYWHERE, Bounds, about_collection, doubts, list_collection
from .references import unknown_references

if TYPE_CHECKING:
    from ..settings import Collection, Places, Settings
    from .article import Article
    from .patterns import Listing

Progress = Callable[[Sequence[Path]], Iterable[Path]]
SERIES_FILE = "series.yml"
_NONE: Mapping[str, Path] = MappingProxyType({})
_NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The catalogue, and where its documents are read from.

    ``mounted`` are the files of documents outside the source directory's own, ``hidden`` the
    source directory's own documents that are withheld, ``recoded`` the repaired text of
    documents that are not UTF-8, ``digests`` those of their files' content.
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
    reserved: Mapping[str, str] = _NOBODY,
    bounds: Bounds = ANYWHERE,
    places: Places | None = None,
    cache: Cache | None = None,
    progress: Progress = iter,
) -> Scan:
    """Read all articles. *source_documents* are the Markdown documents of the source directory,
    and *others* those of other formats, of which only the gate is asked.

    Without collections, those of them that look like articles are articles. *reserved* maps
    further names that no article may have to who has them, *places* is what links may lead to
    besides.
    """
    found = _Scanning(
        collections,
        source_documents,
        others,
        reserved,
        bounds,
        source_folder,
        settings,
        cache or Cache(),
        progress,
    )
    return found.result(places)


class _Scanning:
    def __init__(
        self,
        collections: Iterable[Collection],
        source_documents: Mapping[str, Path],
        others: Mapping[str, Path],
        reserved: Mapping[str, str],
        bounds: Bounds,
        source_folder: Path,
        settings: Settings,
        cache: Cache,
        progress: Progress,
    ) -> None:
        self.settings = settings
        self.cache = cache
        self.problems: list[Problem] = []
        configured = tuple(collections)
        self.everywhere = not configured
        self.collections = tuple(self._existing(configured))
        self.documents = source_documents
        self.others = others
        self.reserved = reserved
        self.folders = list(
            dict.fromkeys([source_folder, *sorted(each.folder for each in self.collections)])
        )
        listings = {each: list_collection(each, bounds) for each in self.collections}
        self.listed = {each.prefix: _own(each, listings) for each in listings}
        known = {*self.documents.values(), *self.others.values(), *self._data_files()}
        for each, found in listings.items():
            self.problems += doubts(
                each, found, known=known, others=self.collections, suffixes=bounds.suffixes
            )
        mounted = [path for paths in self.listed.values() for path in paths]
        wanted = list(dict.fromkeys([*mounted, *self.documents.values(), *self.others.values()]))
        self.files = {path: read_file(path) for path in progress(wanted)}
        told, markdown = set(mounted), set(self.documents.values())
        self.problems += [
            file.problem
            for path, file in self.files.items()
            # Sphinx itself speaks of other faults of the source directory's documents.
            if file.problem is not None
            and (path in told or (file.recoded is not None and path in markdown))
        ]

    def result(self, places: Places | None) -> Scan:
        """Build the catalogue."""
        articles = self._articles()
        entries = self._records(SERIES_FILE, SeriesEntry)
        known = known_series(articles) | entries.keys()
        seen = [each for each in articles if visible(each.withheld, self.settings)]
        home = home_language(seen, self.settings)
        landings = find_landings(
            articles, self.documents, self.files, self.folders, known, self.settings, home
        )
        self.problems += landings.problems
        self.problems += unknown_references(articles, names_of(self.collections))
        self.problems += _wrong_clock(articles, self.settings)
        hidden = {*self._own_drafts(articles)}
        catalogue = build_catalogue(
            [each for each in articles if each.docname not in landings.instead_of_articles],
            self.settings,
            series_entries=landings.completed(entries),
            term_entries=self._term_entries(),
            places=places
            and replace(
                places,
                files={path: name for path, name in places.files.items() if name not in hidden},
            ),
            problems=self.problems,
            home=home,
        )
        own = self.documents.keys()
        mounted = {
            docname: Path(each.path)
            for docname, each in catalogue.articles.items()
            if docname not in own
        }
        mounted |= {
            each.docname: landings.mounted[each.docname]
            for each in catalogue.series.values()
            if each.docname in landings.mounted
        }
        return Scan(
            catalogue=catalogue,
            mounted=mounted,
            hidden=frozenset(own & (catalogue.withheld.keys() | landings.drafts)) | hidden,
            recoded={
                docname: text
                for docname, path in {**self.documents, **mounted}.items()
                if (text := self.files[path].recoded) is not None
            },
            digests={
                docname: self.files[path].digest
                for docname, path in {**self.documents, **mounted}.items()
            },
        )

    def _existing(self, collections: Iterable[Collection]) -> Iterator[Collection]:
        for collection in collections:
            if collection.folder.is_dir():
                yield collection
                continue
            self.problems.append(
                about_collection(
                    f"the folder {collection.folder} does not exist",
                    "an existing folder, relative to the source directory",
                    repr(collection.prefix),
                )
            )

    def _data_files(self) -> Iterator[Path]:
        names = (SERIES_FILE, *(f"{taxonomy.name}.yml" for taxonomy in self.settings.taxonomies))
        return (folder / name for folder in self.folders for name in names)

    def _articles(self) -> list[Article]:
        found: list[Article] = []
        for collection in self.collections:
            files = [self.files[path] for path in self.listed[collection.prefix]]
            for article, problems in read_collection(
                collection, [file for file in files if file.readable], self.settings, self.cache
            ):
                placed = replace(article, collection=collection.prefix)
                found.append(self._spoken(placed, collection))
                self._note(article, problems)
        own = {**self.others, **self.documents}
        taken = {**self.reserved, **{docname: str(path) for docname, path in own.items()}}
        named, problems = with_own_names(found, taken, self.settings)
        self.problems += problems
        return list(self._source_articles()) if self.everywhere else named

    def _source_articles(self) -> Iterator[Article]:
        for docname, path in sorted(self.documents.items()):
            file, name = self.files[path], (docname, str(path))
            known = self.cache.recall(name, file.digest, self.settings)
            if known is not None:
                self._note(*known)
                yield self._spoken(known[0])
            elif looks_like_article(file.source, self.settings):
                article, problems = read_article(
                    file.source,
                    docname=docname,
                    path=str(path),
                    settings=self.settings,
                    schema=self.settings.schema_above(docname),
                )
                self.cache.keep(name, file.digest, article, problems)
                self._note(article, problems)
                yield self._spoken(article)

    def _spoken(self, article: Article, collection: Collection | None = None) -> Article:
        """Give an article that names no language that of its collection, or of its path."""
        if article.front_matter.lang:
            return article
        path = f"{article.docname}.md"
        tag = collection.lang if collection else ""
        if collection and not tag:
            inner = Path(article.path).relative_to(collection.folder).as_posix()
            path = f"{collection.prefix}/{collection.folder.name}/{inner}"
        tag = tag or language_in(path, self.settings.languages)
        return replace(article, language=self.settings.language_of(tag)) if tag else article

    def _note(self, article: Article, problems: Iterable[Problem]) -> None:
        """Keep problems for the log, which tells nothing of what is withheld."""
        seen = visible(article.withheld, self.settings)
        self.problems += problems if seen else (problem.hushed() for problem in problems)

    def _own_drafts(self, articles: Iterable[Article]) -> Iterator[str]:
        """Name the pages of the source directory that are withheld, though no articles."""
        pages = {**self.documents, **self.others}
        for docname in sorted(pages.keys() - {article.docname for article in articles}):
            file = self.files[pages[docname]]
            if shows(file.source, self.settings, article=False):
                continue
            yield docname
            if file.source.error:
                self.problems.append(unreadable(file.source, str(file.path)).hushed())

    def _term_entries(self) -> dict[str, dict[str, Entry]]:
        return {
            taxonomy.name: self._records(f"{taxonomy.name}.yml", Entry)
            for taxonomy in self.settings.taxonomies
            if any((folder / f"{taxonomy.name}.yml").is_file() for folder in self.folders)
        }

    def _records(self, name: str, record: type[Record]) -> dict[str, Record]:
        """Merge the files called *name*; the source directory's comes first."""
        merged: dict[str, Record] = {}
        for folder in reversed(self.folders):
            if (folder / name).is_file():
                entries, problems = read_records(
                    folder / name, record, self.settings.zone, strict=self.settings.strict
                )
                self.problems += problems
                merged.update(entries)
        return merged


def _without(places: Places, hidden: Iterable[str]) -> Places:
    """Return the places without those of documents that are withheld."""
    gone = {*hidden}
    kept = {path: each for path, each in places.files.items() if each not in gone}
    return replace(places, files=kept)


def _own(collection: Collection, listings: Mapping[Collection, Listing]) -> list[Path]:
    """Return a collection's articles without those of collections inside its folder."""
    inner = {
        path
        for each, found in listings.items()
        if each.folder != collection.folder and each.folder.is_relative_to(collection.folder)
        for path in found.articles
    }
    return [path for path in listings[collection].articles if path not in inner]


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
