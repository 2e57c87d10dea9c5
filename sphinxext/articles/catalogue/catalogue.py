"""The catalogue: one immutable value that decides everything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..settings import Places
from ..slugs import folded, term_slug
from .gate import Withheld, visible
from .pages import Page, generated_pages
from .series import Series, build_series
from .terms import Term, build_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..problems import Problem
    from ..settings import Settings
    from .article import Article
    from .entries import Entry, SeriesEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What is published: articles by document name, series by slug, terms by taxonomy and slug.

    ``pages`` are the generated ones, by document name.

    ``memo`` is for views to keep what they have worked out.
    """

    settings: Settings
    articles: Mapping[str, Article] = field(default_factory=dict)
    withheld: Mapping[str, Article] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    series_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    places: Places = field(default_factory=Places)
    memo: dict[tuple[str, str], object] = field(default_factory=dict, repr=False, compare=False)
    _files: Mapping[str, str] = field(default_factory=dict, repr=False)
    _spelled: Mapping[tuple[str, str], Term] = field(default_factory=dict, repr=False)
    _landings: Mapping[str, Series] = field(default_factory=dict, repr=False)

    @property
    def unlisted(self) -> frozenset[str]:
        """The articles that are shown, but in no list, index, feed or search."""
        found = (name for name, each in self.articles.items() if each.front_matter.unlisted)
        return frozenset(found)

    def main_series(self, docname: str) -> Series | None:
        """Return the series that gives a part its previous and next page: the first it names."""
        slugs = self.series_of.get(docname, ())
        return self.series[slugs[0]] if slugs else None

    def neighbours(self, docname: str) -> tuple[str | None, str | None] | None:
        """Return the pages before and after a part or a landing page; None for other pages."""
        if (series := self.main_series(docname)) is not None:
            return series.neighbours(docname)
        landing = self.landing(docname)
        return (None, next(iter(landing.parts), None)) if landing else None

    def landing(self, docname: str) -> Series | None:
        """Return the series whose landing page this is."""
        return self._landings.get(docname)

    def find_series(self, name: str) -> Series | None:
        """Look a series up by slug or title."""
        if name in self.series:
            return self.series[name]
        return next(
            (each for each in self.series.values() if folded(each.title) == folded(name)),
            self.series.get(term_slug(name)),
        )

    def find_term(self, taxonomy: str, name: str) -> Term | None:
        """Look a term up by label as written, then by slug, then by spelling."""
        terms = self.terms.get(taxonomy, {})
        found = self._spelled.get((taxonomy, name)) or terms.get(name)
        return found or next(
            (each for each in terms.values() if folded(each.label) == folded(name)), None
        )

    def find_article(self, name: str) -> Article | None:
        """Look an article up by document name, or by its id where only one collection has it."""
        name = name.strip("/")
        if (article := self.articles.get(name)) is not None:
            return article
        found = [each for docname, each in self.articles.items() if docname.endswith(f"/{name}")]
        by_id = [each for each in found if each.docname.partition("/")[2] == name] or found
        return by_id[0] if len(by_id) == 1 else None

    def terms_of(self, docname: str, taxonomy: str) -> list[Term | str]:
        """Return an article's terms in its own order; a label alone where there is no page."""
        result: list[Term | str] = []
        for label in self.articles[docname].labels.get(taxonomy, ()):
            term: Term | str = self._spelled.get((taxonomy, label), label)
            if term not in result and not (isinstance(term, Term) and term.hidden):
                result.append(term)
        return result

    def public_terms(self, taxonomy: str) -> list[Term]:
        """Return the terms that have a page, by label."""
        return [term for term in self.terms.get(taxonomy, {}).values() if not term.hidden]

    def has_page(self, docname: str) -> bool:
        """Tell whether this build has a document of that name."""
        return docname in self.articles or docname in self.pages or docname in self.places.documents

    def document_of_file(self, path: str) -> str | None:
        """Return the document that a file makes, or would make if it were published."""
        return self._files.get(path)

    def counts_withheld(self) -> Mapping[Withheld, int]:
        """Count what this build leaves out, by reason."""
        return Counter(each.withheld for each in self.withheld.values() if each.withheld)


def build_catalogue(
    articles: Iterable[Article],
    settings: Settings,
    *,
    series_entries: Mapping[str, SeriesEntry] | None = None,
    term_entries: Mapping[str, Mapping[str, Entry]] | None = None,
    places: Places | None = None,
    problems: Iterable[Problem] = (),
) -> Catalogue:
    """Build the catalogue. *term_entries* has a key for each taxonomy that has a term file."""
    everything = sorted(articles, key=lambda each: each.docname)
    shown = {each.docname: each for each in everything if visible(each.withheld, settings)}
    withheld = {each.docname: each for each in everything if each.docname not in shown}
    listed = {name: each for name, each in shown.items() if not each.front_matter.unlisted}
    found = list(problems)
    unseen = [each for each in everything if each.docname not in listed]
    prefixes = [prefix for _, prefix in places.urls] if places else []
    series, series_of, wrong = build_series(
        list(listed.values()), series_entries or {}, unseen, prefixes
    )
    found += wrong
    terms = {}
    for taxonomy in settings.taxonomies:
        entries = (term_entries or {}).get(taxonomy.name)
        terms[taxonomy.name], wrong = build_terms(
            taxonomy,
            list(listed.values()),
            entries or {},
            settings,
            has_file=entries is not None,
        )
        found += wrong
    places = places or Places()
    pages = generated_pages(series, series_of, terms, settings.taxonomies)
    return Catalogue(
        settings=settings,
        articles=shown,
        withheld=withheld,
        series=series,
        series_of=series_of,
        terms=terms,
        problems=tuple(found),
        places=places,
        _files={each.path: each.docname for each in everything} | dict(places.files),
        pages={page.docname: page for page in pages},
        _spelled={
            (term.taxonomy, spelling): term
            for each in terms.values()
            for term in each.values()
            for spelling in (term.label, *term.spellings)
        },
        _landings={each.docname: each for each in series.values()},
    )
