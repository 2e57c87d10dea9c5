"""Build the catalogue of all articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..catalogue.by_language import home_language
from ..catalogue.catalogue import Catalogue, no_words
from ..catalogue.chronology import by_date
from ..catalogue.known_names import expected_names
from ..catalogue.lists_with_pages import Indexes
from ..catalogue.publication_gate import visible
from ..catalogue.series import Series, build_series
from ..catalogue.terms import Term, build_terms
from ..settings import Places
from ..slugs import folded
from ..views.generated_pages import generated_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from ..catalogue.article import Article
    from ..catalogue.term_entries import Entry, SeriesEntry
    from ..problems import Problem
    from ..settings import Settings


def build_catalogue(
    articles: Iterable[Article],
    settings: Settings,
    *,
    series_entries: Mapping[str, SeriesEntry] | None = None,
    term_entries: Mapping[str, Mapping[str, Entry]] | None = None,
    places: Places | None = None,
    indexes: Indexes | None = None,
    problems: Iterable[Problem] = (),
    home: str = "",
    common_words: Callable[[str], Container[str]] = no_words,
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
    catalogue = Catalogue(
        settings=settings,
        language=home,
        articles=shown,
        withheld=withheld,
        series=series,
        series_of=series_of,
        terms=terms,
        problems=tuple(found),
        places=places,
        indexes=indexes or Indexes(),
        previewed=frozenset(name for name, each in shown.items() if each.withheld is not None),
        expected=expected_names(unseen, series_entries or {}, term_entries or {}),
        _files={each.path: each.docname for each in everything} | dict(places.files),
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
        by_date=by_date(listed.values()),
        common_words=common_words,
    )
    return replace(catalogue, pages={page.docname: page for page in generated_pages(catalogue)})


def _series_names(series: Iterable[Series]) -> Iterator[tuple[tuple[str, str], Series]]:
    """Yield what each series may be called; what comes later wins."""
    listed = list(series)[::-1]
    yield from (((each.language, folded(name)), each) for each in listed for name in each.synonyms)
    yield from (((each.language, folded(each.title)), each) for each in listed)
    yield from (((each.language, each.slug), each) for each in listed)


def _term_names(
    terms: Iterable[Mapping[str, Term]],
) -> Iterator[tuple[tuple[str, str, str], Term]]:
    """Yield what each term may be called besides its spellings; what comes later wins."""
    listed = [term for each in terms for term in each.values()][::-1]
    yield from (
        ((each.language, each.taxonomy, folded(name)), each)
        for each in listed
        for name in each.synonyms
    )
    yield from (((each.language, each.taxonomy, folded(each.label)), each) for each in listed)
    yield from (((each.language, each.taxonomy, each.slug), each) for each in listed)
