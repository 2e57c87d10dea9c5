"""Gather everything below the collections and the source directory into a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .article import Article, read_article
from .catalogue import Catalogue, build_catalogue
from .problems import Kind, Problem
from .records import Entry, Record, SeriesEntry, read_entry
from .records import read_file as read_records
from .scan import (
    File,
    collection_files,
    looks_like_article,
    read_collection,
    read_file,
    with_own_names,
)
from .slugs import term_slug

if TYPE_CHECKING:
    from .settings import Collection, Settings

Progress = Callable[[Sequence[Path]], Iterable[Path]]
SERIES_FILE = "series.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The catalogue, and where each of its documents is read from.

    ``paths`` are the files of mounted documents, ``recoded`` the repaired text of files that
    are not UTF-8, ``landings`` the documents that are an author's own page of a series.
    """

    catalogue: Catalogue
    paths: Mapping[str, Path] = field(default_factory=dict)
    recoded: Mapping[str, str] = field(default_factory=dict)
    landings: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


def gather(
    collections: Iterable[Collection],
    source_documents: Mapping[str, Path],
    source_folder: Path,
    settings: Settings,
    *,
    progress: Progress = iter,
) -> Gathered:
    """Read all articles. *source_documents* are the Markdown documents of the source directory."""
    return _Gathering(collections, source_documents, source_folder, settings, progress).result()


class _Gathering:
    def __init__(
        self,
        collections: Iterable[Collection],
        source_documents: Mapping[str, Path],
        source_folder: Path,
        settings: Settings,
        progress: Progress,
    ) -> None:
        self.settings = settings
        self.problems: list[Problem] = []
        self.collections = tuple(self._existing(collections))
        folders = {each.folder for each in self.collections}
        self.documents = {
            docname: path
            for docname, path in source_documents.items()
            if not any(path.is_relative_to(folder) for folder in folders)
        }
        self.folders = [source_folder, *sorted(folders)]
        listed = {each.prefix: collection_files(each) for each in self.collections}
        everything = [path for paths in listed.values() for path in paths]
        everything += self.documents.values()
        self.files: dict[Path, File] = {}
        for path in progress(everything):
            file = self.files[path] = read_file(path)
            if file.problem is not None and (path not in self.documents.values() or file.recoded):
                self.problems.append(file.problem)
        self.listed = listed

    def result(self) -> Gathered:
        articles = list(self._articles())
        series_entries = self._records(SERIES_FILE, SeriesEntry)
        known = {
            term_slug(membership.slug or membership.title)
            for article in articles
            for membership in article.memberships
        } | series_entries.keys()
        landings = {
            article.docname: slug for article in articles if (slug := self._landing(article, known))
        }
        articles = [article for article in articles if article.docname not in landings]
        mounted = {article.docname: Path(article.path) for article in articles}
        series_entries |= self._own_landings(known)
        own = {}
        for article_docname, slug in landings.items():
            path = self._path_of[article_docname]
            if self._read_landing(path, slug, series_entries):
                own[f"series/{slug}"] = path
        catalogue = build_catalogue(
            articles,
            self.settings,
            series_entries=series_entries,
            term_entries={
                taxonomy.name: self._records(f"{taxonomy.name}.yml", Entry)
                for taxonomy in self.settings.taxonomies
                if any((folder / f"{taxonomy.name}.yml").is_file() for folder in self.folders)
            },
            problems=self.problems,
        )
        paths = {
            docname: mounted[docname] for docname in (*catalogue.articles, *catalogue.withheld)
        }
        shown = {s.docname: own[s.docname] for s in catalogue.series.values() if s.docname in own}
        recoded = {
            docname: text
            for docname, path in (paths | shown).items()
            if (text := self.files[path].recoded) is not None
        }
        return Gathered(
            catalogue=catalogue,
            paths={
                docname: path for docname, path in paths.items() if docname in catalogue.articles
            }
            | shown,
            recoded=recoded,
            landings=frozenset({*shown, *self._landing_documents}),
            hidden=frozenset(catalogue.withheld),
        )

    def _existing(self, collections: Iterable[Collection]) -> Iterator[Collection]:
        for collection in collections:
            if collection.folder.is_dir():
                yield collection
                continue
            self.problems.append(
                Problem(
                    kind=Kind.COLLECTION,
                    key="articles_collections",
                    value=repr(collection.prefix),
                    message=f"the folder {collection.folder} does not exist",
                    accepted="an existing folder, relative to the source directory",
                )
            )

    def _articles(self) -> Iterator[Article]:
        found: list[Article] = []
        for collection in self.collections:
            files = [self.files[path] for path in self.listed[collection.prefix]]
            for article, problems in read_collection(
                collection, [file for file in files if file.readable], self.settings
            ):
                found.append(article)
                self.problems += problems
        if not self.collections:
            found += self._source_articles()
            taken: dict[str, str] = {}
        else:
            taken = {docname: str(path) for docname, path in self.documents.items()}
        named, problems = with_own_names(found, taken)
        self.problems += problems
        self._path_of = {article.docname: Path(article.path) for article in named}
        yield from named

    def _source_articles(self) -> Iterator[Article]:
        """Without collections, documents of the source directory that look like articles are."""
        for docname, path in sorted(self.documents.items()):
            file = self.files[path]
            if docname.startswith("series/") or not looks_like_article(file.source, self.settings):
                continue
            article, problems = read_article(
                file.source, docname=docname, path=str(path), settings=self.settings
            )
            self.problems += problems
            yield article

    def _landing(self, article: Article, known: Iterable[str]) -> str:
        """Return the series' slug if this file is ``series/<slug>.md`` of a series that exists."""
        if article.memberships:
            return ""
        path = Path(article.path)
        inside = path.parent.name == "series" and path.parent.parent in self.folders
        if not inside and not article.docname.startswith("series/"):
            return ""
        slug = term_slug(path.stem)
        return slug if slug in known else ""

    def _own_landings(self, known: Iterable[str]) -> dict[str, SeriesEntry]:
        """Read the front matter of ``series/<slug>.md`` documents of the source directory."""
        entries: dict[str, SeriesEntry] = {}
        self._landing_documents = []
        for docname, path in sorted(self.documents.items()):
            slug = docname.removeprefix("series/")
            if slug != docname and slug in known and self._read_landing(path, slug, entries):
                self._landing_documents.append(docname)
        return entries

    def _read_landing(self, path: Path, slug: str, entries: dict[str, SeriesEntry]) -> bool:
        """Add a landing page's front matter to *entries*; False if the page is a draft."""
        source = self.files[path].source
        if source.data.get("draft", False) is not False or source.error:
            return False
        entry, problems = read_entry(
            source.data, SeriesEntry, path=str(path), line=1, key=slug, zone=self.settings.zone
        )
        self.problems += problems
        given = {name: getattr(entry, name) for name in entry.model_fields_set}
        entries[slug] = entries[slug].model_copy(update=given) if slug in entries else entry
        return True

    def _records(self, name: str, record: type[Record]) -> dict[str, Record]:
        """Merge the files called *name* in the source directory and the collections."""
        merged: dict[str, Record] = {}
        for folder in reversed(self.folders):
            if (folder / name).is_file():
                entries, problems = read_records(folder / name, record, self.settings.zone)
                self.problems += problems
                merged.update(entries)
        return merged
