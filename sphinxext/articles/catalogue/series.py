"""Series: which there are, their parts in order, and what is announced."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ..problems import Kind, Problem
from ..settings import SERIES_FOLDER
from ..slugs import folded, natural_key, term_slug
from .by_language import by_language, docname_in, key_in
from .same_terms import Named, Namer, Use
from .term_entries import Planned, SeriesEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .article import Article

_KEYS = ("series", "seriesId")
_FEW = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A series; ``parts`` are the document names of what is published, in order.

    ``key`` is what it goes by among those of all languages: its slug, or ``de/<slug>``.
    """

    slug: str
    key: str
    language: str
    title: str
    docname: str
    parts: tuple[str, ...]
    planned: tuple[Planned, ...] = ()
    description: str = ""
    image: str = ""
    complete: bool = False
    order: float | None = None
    synonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: str = ""
    line: int = 1

    _places: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {docname: at for at, docname in enumerate(self.parts)}
        object.__setattr__(self, "_places", places)

    def number(self, docname: str) -> int:
        """Return which part a document is, the first being 1; 0 if it is none."""
        return self._places.get(docname, -1) + 1

    def neighbours(self, docname: str) -> tuple[str | None, str | None]:
        """Return the document names of the part before and the part after *docname*."""
        at = self._places[docname]
        before = self.parts[at - 1] if at else None
        after = self.parts[at + 1] if at + 1 < len(self.parts) else None
        return before, after


def build_series(
    articles: Sequence[Article],
    entries: Mapping[str, SeriesEntry],
    announced: Iterable[Article] = (),
    prefixes: Iterable[str] = (),
    *,
    home: str = "en",
) -> tuple[dict[str, Series], dict[str, tuple[str, ...]], list[Problem]]:
    """Return the series by key, the keys of each article's series in its own order, problems.

    A series is of one language, *home* is the site's. *entries* are by slug; those of one language
    alone by ``<language>/<slug>``.

    *announced* are withheld articles: a series that only they name is known, but has no page.
    *prefixes* are those of the collections, which ids go without.
    """
    unseen = list(announced)
    entries, unknown = _with_document_names(entries, [*articles, *unseen], prefixes)
    found = [
        _of_language(language, spoken, _entries_in(entries, language, home), home)
        for language, spoken in by_language(articles, home)
    ]
    result = {each.key: each for one in found for each in one.series}
    belongs = {docname: keys for one in found for docname, keys in one.belongs.items()}
    problems = [problem for one in found for problem in one.problems]
    problems += _spelled([named for one in found for named in one.spelled])
    problems += unknown
    problems += [problem for one in found for problem in one.namer.problems]
    problems += _unused(entries, result, unseen, home)
    by_order = sorted(
        result.values(),
        key=lambda each: (
            each.language != home,
            each.language,
            each.order is None,
            each.order or 0,
            each.title.casefold(),
            each.slug,
        ),
    )
    return {each.key: each for each in by_order}, belongs, problems


class _Found(NamedTuple):
    """The series of one language."""

    series: list[Series]
    belongs: dict[str, tuple[str, ...]]
    spelled: list[Named]
    problems: list[Problem]
    namer: Namer


def _of_language(
    language: str, articles: Sequence[Article], entries: Mapping[str, SeriesEntry], home: str
) -> _Found:
    namer = Namer("series", entries, merge=True, spell=True)
    uses, orders = _uses(articles, entries)
    problems: list[Problem] = []
    spelled: list[Named] = []
    series: list[Series] = []
    belongs: dict[str, list[tuple[int, str]]] = defaultdict(list)
    ranks = {article.docname: _ranks(article) for article in articles}
    for named in namer.group(uses):
        entry = named.entry if isinstance(named.entry, SeriesEntry) else SeriesEntry()
        if named.spelled:
            spelled.append(named)
        parts = {use.article.docname: use.article for use in named.uses}
        names = _names(named)
        order = {docname: orders.get((docname, name)) for docname, name in names.items()}
        order.update(_listed_order(parts, entry))
        problems += _check_order(named.label, parts, order)
        ordered = sorted(parts.values(), key=lambda each: _sort_key(each, order[each.docname]))
        key = key_in(language, named.slug, home)
        for docname in parts:
            rank = ranks[docname].get(names[docname], len(ranks[docname]))
            belongs[docname].append((rank, key))
        series.append(
            Series(
                slug=named.slug,
                key=key,
                language=language,
                title=named.label,
                docname=docname_in(language, SERIES_FOLDER, named.slug, home),
                parts=tuple(each.docname for each in ordered),
                planned=_still_planned(entry.planned, ordered),
                description=entry.description,
                image=entry.image,
                complete=entry.status == "complete",
                order=entry.order,
                synonyms=entry.synonyms,
                aliases=entry.aliases,
                source=entry.source,
                line=entry.line,
            )
        )
    ranked = {docname: tuple(key for _, key in sorted(keys)) for docname, keys in belongs.items()}
    return _Found(series, ranked, spelled, problems, namer)


def _entries_in(
    entries: Mapping[str, SeriesEntry], language: str, home: str
) -> dict[str, SeriesEntry]:
    """Return the entries by slug that are for a language: those for all, and over them its own."""
    own = f"{language}/"
    everyones = {key: entry for key, entry in entries.items() if "/" not in key}
    found = everyones | {
        key.removeprefix(own): entry for key, entry in entries.items() if key.startswith(own)
    }
    return {key: entry.spoken(language, home) for key, entry in found.items()}


def _unused(
    entries: Mapping[str, SeriesEntry],
    series: Mapping[str, Series],
    unseen: Sequence[Article],
    home: str,
) -> list[Problem]:
    """Report the entries of series that no article names, seen or unseen."""
    known: set[str | None] = {each.slug for each in series.values()}
    for language, spoken in by_language(unseen, home):
        own = _entries_in(entries, language, home)
        namer = Namer("series", own, merge=True)
        known |= {namer.entry_key(use.label, use.slug) for use in _uses(spoken, own)[0]}
    return [
        Problem(
            kind=Kind.SERIES,
            path=entry.source,
            line=entry.line,
            key=key,
            message="no article belongs to this series",
            accepted=", ".join(sorted({each.title for each in series.values()})),
        )
        for key, entry in entries.items()
        if key.rpartition("/")[2] not in known
    ]


def _uses(
    articles: Sequence[Article], entries: Mapping[str, SeriesEntry]
) -> tuple[list[Use], dict[tuple[str, str], float]]:
    uses: list[Use] = []
    orders: dict[tuple[str, str], float] = {}
    listed: dict[str, list[str]] = defaultdict(list)
    for key, entry in entries.items():
        for part in dict.fromkeys(entry.parts):
            listed[part].append(key)
    for article in articles:
        for membership in article.memberships:
            slug = term_slug(membership.slug)
            title = membership.title or ("" if slug else membership.slug)
            uses.append(Use(article=article, label=title, slug=slug, keys=_KEYS))
            if membership.order is not None:
                orders[article.docname, title or slug] = membership.order
        own = {membership.slug for membership in article.memberships}
        uses += [
            Use(article=article, label="", slug=key, keys=_KEYS)
            for key in listed.get(article.docname, ())
            if key not in own
        ]
    return uses, orders


def _with_document_names(
    entries: Mapping[str, SeriesEntry], everything: Iterable[Article], prefixes: Iterable[str]
) -> tuple[dict[str, SeriesEntry], list[Problem]]:
    """Replace ids by document names in the parts of *entries*; what is withheld has one, too."""
    known: dict[str, str] = {}
    for article in everything:
        known[article.docname] = article.docname
        for prefix in (*prefixes, article.docname.partition("/")[0]):
            if article.docname.startswith(f"{prefix}/"):
                known.setdefault(article.docname.removeprefix(f"{prefix}/"), article.docname)
    problems = [
        Problem(
            kind=Kind.SERIES,
            path=entry.source,
            line=entry.line,
            key=f"{key}.parts",
            value=repr(part),
            message="names no article",
            accepted="the ids of articles, or their document names",
        )
        for key, entry in entries.items()
        for part in entry.parts
        if part not in known
    ]
    named = {
        key: entry.model_copy(
            update={"parts": tuple(known.get(each, each) for each in entry.parts)}
        )
        for key, entry in entries.items()
    }
    return named, problems


def _listed_order(parts: Iterable[str], entry: SeriesEntry) -> dict[str, float]:
    places = {part: float(number) for number, part in enumerate(entry.parts, 1)}
    return {docname: places[docname] for docname in parts if docname in places}


def _names(named: Named) -> dict[str, str]:
    """Return how each of its articles itself calls the series."""
    names: dict[str, str] = {}
    for use in named.uses:
        names.setdefault(use.article.docname, use.label or use.slug)
    return names


def _ranks(article: Article) -> dict[str, int]:
    """Return the place of each series in the article's own list of them."""
    own = [each.title or term_slug(each.slug) or each.slug for each in article.memberships]
    return {name: at for at, name in reversed(list(enumerate(own)))}


def _sort_key(article: Article, order: float | None) -> tuple[object, ...]:
    date = article.date
    return (
        order is None,
        order or 0.0,
        date is None,
        date.instant.timestamp() if date else 0.0,
        natural_key(article.path),
        article.docname,
    )


def _still_planned(planned: Sequence[Planned], parts: Iterable[Article]) -> tuple[Planned, ...]:
    """Leave out what has been published since."""
    published = {folded(each.title) for each in parts}
    return tuple(each for each in planned if folded(each.title) not in published)


def _check_order(
    title: str, parts: Mapping[str, Article], order: Mapping[str, float | None]
) -> list[Problem]:
    by_order: dict[float, list[Article]] = defaultdict(list)
    for docname, number in order.items():
        if number is not None:
            by_order[number].append(parts[docname])
    problems = [
        _doubt(
            same[0],
            f"two parts of {title!r} have the order {number:g}: {_paths(same)}",
            "an order of its own",
        )
        for number, same in sorted(by_order.items())
        if len(same) > 1
    ]
    without = [parts[docname] for docname, number in order.items() if number is None]
    if by_order and without:
        problems.append(
            _doubt(
                without[0],
                f"some parts of {title!r} have an order, some have none; these come last:"
                f" {_paths(without)}",
                "an order for every part, or for none",
            )
        )
    return problems


def _spelled(series: Sequence[Named]) -> list[Problem]:
    """Say once which titles were made of slugs, and where better ones can stand."""
    if not series:
        return []
    names = ", ".join(f"{each.slug} ({each.label!r})" for each in series[:_FEW])
    more = f" and {len(series) - _FEW} more" if len(series) > _FEW else ""
    first = series[0].uses[0].article
    return [
        Problem(
            kind=Kind.SERIES,
            path=first.path,
            line=first.line(*_KEYS),
            message=f"titles made of the slugs of series: {names}{more}",
            accepted="a label for each in series.yml",
            information=True,
        )
    ]


def _doubt(article: Article, message: str, accepted: str) -> Problem:
    return Problem(
        kind=Kind.SERIES,
        path=article.path,
        line=article.line("seriesOrder", *_KEYS),
        message=message,
        accepted=accepted,
    )


def _paths(articles: Iterable[Article]) -> str:
    return ", ".join(sorted(each.path for each in articles))
