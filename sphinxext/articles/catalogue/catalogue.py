"""The catalogue: one immutable value that decides everything."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from ..languages import ANY
from ..settings import Places
from ..slugs import folded, term_slug
from .expected import expected_names
from .gate import Withheld, visible
from .generated_pages import Page, generated_pages
from .languages import home_language
from .series import Series, build_series
from .terms import Term, build_terms

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from ..problems import Problem
    from ..settings import Settings
    from .article import Article
    from .entries import Entry, SeriesEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What is published: articles by document name, series by key, terms by taxonomy and key.

    ``language`` is the site's; its series and terms have their slugs for keys.

    ``pages`` are the generated ones, by document name. ``expected`` are names by which nothing
    may be shown, though files know them (:mod:`.expected`).

    ``memo`` is for views to keep what they have worked out.
    """

    settings: Settings
    language: str = "en"
    articles: Mapping[str, Article] = field(default_factory=dict)
    withheld: Mapping[str, Article] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    series_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    places: Places = field(default_factory=Places)
    expected: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    memo: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)
    _files: Mapping[str, str] = field(default_factory=dict, repr=False)
    _spoken: tuple[str, ...] = ()
    _series_named: Mapping[tuple[str, str], Series] = field(default_factory=dict, repr=False)
    _terms_named: Mapping[tuple[str, str, str], Term] = field(default_factory=dict, repr=False)
    _spelled: Mapping[tuple[str, str, str], Term] = field(default_factory=dict, repr=False)
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

    def language_of(self, docname: str) -> str:
        """Return the language of a document: an article's, a generated page's, or its folder's."""
        found = self.articles.get(docname) or self.pages.get(docname)
        if found is not None:
            return found.language or self.language
        tag = self.settings.language_in(f"{docname}.md")
        return self.settings.language_of(tag) if tag else self.language

    def speaks(self, name: str) -> bool:
        """Tell whether a folder is that of another language than the site's."""
        return name in self._spoken and name != self.language

    def find_series(self, name: str, language: str = "") -> Series | None:
        """Look a series up by key, slug or title, among those of *language* first."""
        if (found := self.series.get(name)) is not None and found.language != self.language:
            return found
        wanted = (name, folded(name), term_slug(name))
        return next(
            (
                self._series_named[spoken, each]
                for spoken in self._order(language)
                for each in wanted
                if (spoken, each) in self._series_named
            ),
            None,
        )

    def find_term(self, taxonomy: str, name: str, language: str = "") -> Term | None:
        """Look a term up by label as written, by slug, by spelling, in *language* first."""
        terms = self.terms.get(taxonomy, {})
        if (found := terms.get(name)) is not None and found.language != self.language:
            return found
        for spoken in self._order(language):
            for names in (self._spelled, self._terms_named):
                if (found := names.get((spoken, taxonomy, name))) is not None:
                    return found
            if (found := self._terms_named.get((spoken, taxonomy, folded(name)))) is not None:
                return found
        return None

    def find_article(self, name: str, language: str = "") -> Article | None:
        """Look an article up by document name, or by its id where only one collection has it.

        Of those in several languages, it is the one in *language*.
        """
        name = name.strip("/")
        if (article := self.articles.get(name)) is not None:
            return article
        found = [self.articles[docname] for docname in self._endings().get(name, ())]
        by_id = [each for each in found if each.docname.partition("/")[2] == name] or found
        by_id = [each for each in by_id if each.language == language] or by_id
        return by_id[0] if len(by_id) == 1 else None

    def _endings(self) -> Mapping[str, Sequence[str]]:
        """Map the ends of document names to them: ``b`` and ``a/b`` to ``blog/a/b``."""
        if ("endings", "") not in self.memo:
            found: dict[str, list[str]] = defaultdict(list)
            for docname in self.articles:
                start = docname.find("/")
                while start >= 0:
                    found[docname[start + 1 :]].append(docname)
                    start = docname.find("/", start + 1)
            self.memo["endings", ""] = found
        return cast("Mapping[str, Sequence[str]]", self.memo["endings", ""])

    def _order(self, language: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (language, self.language, *self._spoken))))

    def terms_of(self, docname: str, taxonomy: str) -> list[Term | str]:
        """Return an article's terms in its own order; a label alone where there is no page."""
        result: dict[str, Term | str] = {}
        language = self.articles[docname].language
        for label in self.articles[docname].labels.get(taxonomy, ()):
            term: Term | str = self._spelled.get((language, taxonomy, label), label)
            if isinstance(term, str):
                result.setdefault(f"\0{term}", term)
            elif not term.hidden:
                result.setdefault(term.key, term)
        return list(result.values())

    def public_terms(self, taxonomy: str, language: str = ANY) -> list[Term]:
        """Return the terms of a language that have a page, by label."""
        return [
            term
            for term in self.terms.get(taxonomy, {}).values()
            if not term.hidden and language in {ANY, term.language}
        ]

    def same_terms(self, term: Term) -> list[Term]:
        """Return a term as each language has it, by slug or label."""
        return [
            each
            for each in self.public_terms(term.taxonomy)
            if each.slug == term.slug or folded(each.label) == folded(term.label)
        ]

    def listed_series(self, language: str = ANY) -> list[Series]:
        """Return the series of a language in their order."""
        return [each for each in self.series.values() if language in {ANY, each.language}]

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
    home: str = "",
) -> Catalogue:
    """Build the catalogue. *home* is the site's language.

    *term_entries* has a key for each taxonomy that has a term file.
    """
    everything = sorted(articles, key=lambda each: each.docname)
    shown = {each.docname: each for each in everything if visible(each.withheld, settings)}
    withheld = {each.docname: each for each in everything if each.docname not in shown}
    listed = {name: each for name, each in shown.items() if not each.front_matter.unlisted}
    found = list(problems)
    unseen = [each for each in everything if each.docname not in listed]
    prefixes = [prefix for _, prefix in places.urls] if places else []
    home = home or home_language(shown.values(), settings)
    series, series_of, wrong = build_series(
        list(listed.values()), series_entries or {}, unseen, prefixes, home=home
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
            home=home,
        )
        found += wrong
    places = places or Places()
    spoken = tuple(sorted({each.language for each in shown.values()}))
    languages = tuple(dict.fromkeys((home, *spoken)))
    pages = generated_pages(series, series_of, terms, settings.taxonomies, languages)
    return Catalogue(
        settings=settings,
        language=home,
        articles=shown,
        withheld=withheld,
        series=series,
        series_of=series_of,
        terms=terms,
        problems=tuple(found),
        places=places,
        expected=expected_names(unseen, series_entries or {}, term_entries or {}),
        _files={each.path: each.docname for each in everything} | dict(places.files),
        pages={page.docname: page for page in pages},
        _spoken=spoken,
        _series_named=dict(_series_names(series.values())),
        _terms_named=dict(_term_names(terms.values())),
        _spelled={
            (term.language, term.taxonomy, spelling): term
            for each in terms.values()
            for term in each.values()
            for spelling in (term.label, *term.spellings)
        },
        _landings={each.docname: each for each in series.values()},
    )


def _series_names(series: Iterable[Series]) -> Iterator[tuple[tuple[str, str], Series]]:
    """Yield what each series may be called; what comes later wins."""
    listed = list(series)[::-1]
    yield from (((each.language, folded(each.title)), each) for each in listed)
    yield from (((each.language, each.slug), each) for each in listed)


def _term_names(
    terms: Iterable[Mapping[str, Term]],
) -> Iterator[tuple[tuple[str, str, str], Term]]:
    """Yield what each term may be called besides its spellings; what comes later wins."""
    listed = [term for each in terms for term in each.values()][::-1]
    yield from (((each.language, each.taxonomy, folded(each.label)), each) for each in listed)
    yield from (((each.language, each.taxonomy, each.slug), each) for each in listed)
