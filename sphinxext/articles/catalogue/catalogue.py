"""The catalogue: one immutable value that decides everything."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

from ..languages import ANY
from ..settings import Places
from ..slugs import folded, term_slug
from .lists_with_pages import Indexes

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Mapping, Sequence

    from ..problems import Problem
    from ..settings import Settings
    from .article import Article
    from .chronology import Around
    from .pages import Page
    from .publication_gate import Withheld
    from .series import Series
    from .terms import Term

Value = TypeVar("Value")


def no_words(language: str) -> Container[str]:
    """Return nothing: the common words of a language that nobody knows."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What is published: articles by document name, series by key, terms by taxonomy and key.

    ``language`` is the site's; its series and terms have their slugs for keys.

    ``pages`` are the generated ones, by document name, ``left_out`` those for which there is no
    room; ``indexes`` say which lists have some. ``previewed`` are the documents, articles and
    others, that this build shows, though they are withheld. ``expected`` are names by which
    nothing may be shown, though files know them (:mod:`.known_names`).

    ``by_date`` has for each listed article with a date the next older and the next newer one.

    ``common_words`` gives those of a language that tell nothing, such as “the”.

    :meth:`once` is for views to keep what they have worked out.
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
    indexes: Indexes = field(default_factory=Indexes)
    left_out: frozenset[str] = frozenset()
    previewed: frozenset[str] = frozenset()
    expected: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    by_date: Mapping[str, Around] = field(default_factory=dict, repr=False)
    common_words: Callable[[str], Container[str]] = field(
        default=no_words, repr=False, compare=False
    )
    _files: Mapping[str, str] = field(default_factory=dict, repr=False)
    _spoken: tuple[str, ...] = ()
    _series_named: Mapping[tuple[str, str], Series] = field(default_factory=dict, repr=False)
    _terms_named: Mapping[tuple[str, str, str], Term] = field(default_factory=dict, repr=False)
    _spelled: Mapping[tuple[str, str, str], Term] = field(default_factory=dict, repr=False)
    _landings: Mapping[str, Series] = field(default_factory=dict, repr=False)
    # Not that of another catalogue, from which `replace` has made this one.
    _memo: dict[Hashable, object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, key: Hashable, work: Callable[[], Value]) -> Value:
        """Work something out once for this catalogue; *key* is its name."""
        if key not in self._memo:
            self._memo[key] = work()
        return cast("Value", self._memo[key])

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
        """Return the pages before and after a part, a landing page, or one of those that a list is
        in; None for other pages."""
        if (series := self.main_series(docname)) is not None:
            return series.neighbours(docname)
        if (landing := self.landing(docname)) is not None:
            return None, next(iter(landing.parts), None)
        page = self.pages.get(docname)
        return (page.newer or None, page.older or None) if page and page.is_divided else None

    def around_by_date(self, docname: str) -> Around | None:
        """Return the next older and the next newer article, of one that is in no series.

        They are for pages that no toctree leads from one to the other.
        """
        return None if self.series_of.get(docname) else self.by_date.get(docname)

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

    def withholds(self, name: str) -> bool:
        """Tell whether a name may mean an article that is withheld."""
        name = name.strip("/")
        return name in self.withheld or name in self._endings(withheld=True)

    def _endings(self, *, withheld: bool = False) -> Mapping[str, Sequence[str]]:
        """Map the ends of document names to them: ``b`` and ``a/b`` to ``blog/a/b``."""

        def collect() -> Mapping[str, Sequence[str]]:
            found: dict[str, list[str]] = defaultdict(list)
            for docname in self.withheld if withheld else self.articles:
                start = docname.find("/")
                while start >= 0:
                    found[docname[start + 1 :]].append(docname)
                    start = docname.find("/", start + 1)
            return found

        return self.once(("endings", withheld), collect)

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

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages of all articles, the site's first."""
        return tuple(dict.fromkeys((self.language, *self._spoken)))

    def is_own(self, docname: str) -> bool:
        """Tell whether an author has written a document of that name."""
        return docname in self.articles or docname in self.places.documents

    def has_page(self, docname: str) -> bool:
        """Tell whether this build has a document of that name."""
        return docname in self.pages or self.is_own(docname)

    def document_of_file(self, path: str) -> str | None:
        """Return the document that a file makes, or would make if it were published."""
        return self._files.get(path)

    def counts_withheld(self) -> Mapping[Withheld, int]:
        """Count what this build leaves out, by reason."""
        return Counter(each.withheld for each in self.withheld.values() if each.withheld)
