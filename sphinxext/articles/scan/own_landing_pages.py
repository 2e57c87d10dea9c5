"""Landing pages that authors write themselves: ``series/<slug>.md`` keeps its prose."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalogue.by_language import docname_in
from ..catalogue.publication_gate import shows, visible
from ..catalogue.term_entries import SeriesEntry
from ..problems import Kind, Problem
from ..settings import SERIES_FOLDER
from ..slugs import term_slug
from .entry_files import read_entry, unknown_fields
from .validation import known_keys

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from ..catalogue.article import Article
    from ..frontmatter.parse import Source
    from ..settings import Settings
    from .article_files import File


@dataclass(frozen=True, slots=True, kw_only=True)
class Landings:
    """What was found: entries by language and slug (``de/course``), files by document name, and
    which documents are no articles.

    ``drafts`` are landing pages whose prose is withheld; the series then has a generated one.
    """

    entries: Mapping[str, SeriesEntry] = field(default_factory=dict)
    mounted: Mapping[str, Path] = field(default_factory=dict)
    instead_of_articles: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def completed(self, entries: Mapping[str, SeriesEntry]) -> dict[str, SeriesEntry]:
        """Lay what the landing pages say over the entries of the series file."""
        result = dict(entries)
        for key, entry in self.entries.items():
            slug = key.rpartition("/")[2]
            result[key] = entry.over(result[slug]) if slug in result else entry
        return result


def known_series(articles: Iterable[Article]) -> set[str]:
    """Return all series that any article names, by language and slug."""
    return {
        f"{article.language}/{term_slug(membership.slug or membership.title)}"
        for article in articles
        for membership in article.memberships
    }


def find_landings(
    articles: Sequence[Article],
    documents: Mapping[str, Path],
    shown: Mapping[str, Path],
    files: Mapping[Path, File],
    folders: Sequence[Path],
    known: AbstractSet[str],
    settings: Settings,
    home: str,
    hidden: Container[str] = (),
) -> Landings:
    """Find the landing pages among the articles and the source directory's *documents*.

    *shown* are all documents of the source directory that are published, whatever their format;
    one that stands where a landing page would is that page, and no article takes its place.
    *known* are series by slug, or by language and slug; *home* is the site's language. *hidden*
    are documents that are withheld for other reasons than what they say.
    """
    entries: dict[str, SeriesEntry] = {}
    mounted: dict[str, Path] = {}
    drafts: set[str] = set()
    instead: set[str] = set()
    problems: list[Problem] = []
    seen = [each for each in articles if visible(each.withheld, settings)]
    unseen = {each.docname for each in articles} - {each.docname for each in seen}
    unseen.update(docname for docname in documents if docname in hidden)
    taken = {each.docname: each.path for each in seen}
    taken |= {docname: str(path) for docname, path in shown.items()}
    for docname, language, slug, path in _claims(
        articles, documents, folders, known, settings, home
    ):
        source = files[path].source
        says = shows(source, settings, article=docname not in documents)
        if source.error or not says or docname in unseen:
            drafts.add(docname)
            instead.add(docname)
            continue
        place = docname_in(language, SERIES_FOLDER, slug, home)
        if docname not in documents and taken.setdefault(place, str(path)) != str(path):
            problems.append(_second(docname, path, place, taken[place]))
            continue
        entry, wrong = read_entry(
            source.data, SeriesEntry, path=str(path), line=1, key=slug, zone=settings.zone
        )
        if settings.strict:
            wrong += unknown_fields(
                source.data, SeriesEntry, path=str(path), key=slug, others=known_keys(settings)
            )
        problems += (_at_its_line(each, source) for each in wrong)
        entries[f"{language}/{slug}"] = entry
        instead.add(docname)
        if docname not in documents:
            mounted[place] = path
    return Landings(
        entries=entries,
        mounted=mounted,
        instead_of_articles=frozenset(instead),
        drafts=frozenset(drafts),
        problems=tuple(problems),
    )


def _at_its_line(problem: Problem, source: Source) -> Problem:
    return replace(problem, line=source.lines.get(problem.key.partition(".")[2], 1))


def _second(docname: str, path: Path, place: str, other: str) -> Problem:
    return Problem(
        kind=Kind.ID,
        path=str(path),
        line=1,
        message=f"the landing page {place!r} is already made by {other};"
        f" this one is the article {docname!r}",
    )


def _claims(
    articles: Sequence[Article],
    documents: Mapping[str, Path],
    folders: Sequence[Path],
    known: AbstractSet[str],
    settings: Settings,
    home: str,
) -> Iterator[tuple[str, str, str, Path]]:
    """Yield document name, language, slug and file of each page that stands where a landing page
    would."""
    parts = {article.docname for article in articles if article.memberships}
    spoken = {article.docname: article.language for article in articles}
    candidates = {article.docname: article.path for article in articles}
    candidates |= {docname: str(path) for docname, path in documents.items()}
    for docname, name in candidates.items():
        if f"{SERIES_FOLDER}/" not in docname and f"{SERIES_FOLDER}{os.sep}" not in name:
            continue
        path = Path(name)
        slug = term_slug(path.stem)
        first = docname.partition("/")[0]
        if docname not in spoken and first in spoken.values():
            language = first
        else:
            tag = settings.language_in(f"{docname}.md")
            language = spoken.get(docname) or (settings.language_of(tag) if tag else home)
        if (
            not known.isdisjoint({slug, f"{language}/{slug}"})
            and docname not in parts
            and _stands_in_series(docname, path, folders, language, settings)
        ):
            yield docname, language, slug, path


def _stands_in_series(
    docname: str, path: Path, folders: Sequence[Path], language: str, settings: Settings
) -> bool:
    below = docname.removeprefix(f"{language}/")
    if below.startswith(f"{SERIES_FOLDER}/"):
        return below.count("/") == 1
    if path.parent.name != SERIES_FOLDER:
        return False
    around = path.parent.parent
    if settings.language_in(f"{around.name}/x.md") == language:
        return around in folders or around.parent in folders
    return around in folders
