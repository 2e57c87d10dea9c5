"""Translations: pages that say the same in several languages.

Articles are translations of each other if their files differ by a language only (``a.md`` and
``a.de.md``, ``en/a.md`` and ``de/a.md``), or if one says so: ``translationOf``. Pages of series and
terms are by the same name in each language.
"""

from __future__ import annotations

import os
from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from ..languages import without_language
from ..problems import Kind, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..catalogue.article import Article
    from ..catalogue.catalogue import Catalogue


class Translation(NamedTuple):
    """A page, and the language that it is in."""

    language: str
    docname: str


def translations_of(catalogue: Catalogue, docname: str) -> tuple[Translation, ...]:
    """Return a page in all languages, itself among them; nothing if there is only one."""
    return translations(catalogue).get(docname, ())


def translations(catalogue: Catalogue) -> Mapping[str, tuple[Translation, ...]]:
    """Return the translations of each page that has some, worked out once for a catalogue."""
    return catalogue.once("translations", lambda: dict(_grouped(catalogue)))


def unknown_originals(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each ``translationOf`` that names no article."""
    for article in catalogue.articles.values():
        name = article.front_matter.translationOf
        if not name or _original(catalogue, article) or catalogue.withholds(name):
            continue
        ids = [each.partition("/")[2] or each for each in catalogue.articles]
        near = get_close_matches(name, ids, n=1)
        yield Problem(
            kind=Kind.REFERENCE,
            path=article.path,
            line=article.line("translationOf"),
            key="translationOf",
            value=shown(name),
            message="there is no other article of this name",
            accepted=f"an article's id{', such as ' + repr(near[0]) if near else ''}",
        )


def _grouped(catalogue: Catalogue) -> Iterator[tuple[str, tuple[Translation, ...]]]:
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for docname, language, key in (*_articles(catalogue), *_pages(catalogue)):
        groups[key].setdefault(language, docname)
    for group in groups.values():
        if len(group) > 1:
            found = tuple(Translation(*each) for each in sorted(group.items()))
            yield from ((docname, found) for docname in group.values())


def _articles(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield articles, their languages, and what those of one article have in common."""
    listed = [
        each
        for each in catalogue.articles.values()
        if not (each.front_matter.unlisted or each.front_matter.canonicalURL)
    ]
    spoken = sorted({each.language for each in listed})
    if len(spoken) < 2:
        return
    whole = [each.partition("-")[0] for each in spoken]  # "a.de.md" may be in de-AT
    known = (*catalogue.settings.languages, *spoken, *whole)
    for article in listed:
        origin, seen = article, {article.docname}
        while (before := _original(catalogue, origin)) is not None and before.docname not in seen:
            origin = before
            seen.add(before.docname)
        path = os.path.relpath(origin.path, catalogue.places.root).replace(os.sep, "/")
        key = without_language(path, known, catalogue.settings.locales)
        yield article.docname, article.front_matter.lang or article.language, key


def _pages(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield generated pages in the same way."""
    for docname, page in catalogue.pages.items():
        if not page.empty and not page.number:
            language = page.language or catalogue.language
            home = language == catalogue.language
            yield docname, language, f"/{docname if home else docname.removeprefix(f'{language}/')}"


def _original(catalogue: Catalogue, article: Article) -> Article | None:
    """Return the article that another one says it translates."""
    name = article.front_matter.translationOf.strip("/")
    beside = f"{article.docname.rpartition('/')[0]}/{name}"
    found = name and (catalogue.articles.get(beside) or catalogue.find_article(name))
    return found if found and found.docname != article.docname else None
