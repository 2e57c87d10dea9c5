"""Which feeds there are, and which articles each of them may hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ..catalogue.terms import newest_first
from ..languages import ANY
from ..portable_names import LONGEST_FILE
from ..settings import SERIES_FOLDER
from ..slugs import unusable
from .registry import view
from .selection import Query, newest, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..catalogue.catalogue import Catalogue
    from ..catalogue.pages import Page
    from ..catalogue.series import Series
    from ..catalogue.terms import Term
    from ..settings import FeedRule
    from .values import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed: where it is written and how, what it is of, and its articles, newest first.

    ``docname`` is the page it belongs to; a feed of the whole site has none, and no ``label``.
    """

    path: str
    rule: FeedRule
    docname: str = ""
    label: str = ""
    description: str = ""
    language: str = ""
    articles: tuple[str, ...] = ()


class Offer(NamedTuple):
    """A feed as a page announces it."""

    path: str
    format: str
    label: str


def feeds_of(catalogue: Catalogue) -> tuple[Feed, ...]:
    """Return the feeds that have articles and a place, those of the whole site first."""
    return tuple(feed for feed, wrong in _placed(catalogue) if not wrong)


def feeds_without_place(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return the paths at which no feed can be written, and why; no page tells of these."""
    return tuple((feed.path, wrong) for feed, wrong in _placed(catalogue) if wrong)


def _placed(catalogue: Catalogue) -> tuple[tuple[Feed, str], ...]:
    """Return all feeds, each with what is wrong with its path."""

    def place() -> Iterator[tuple[Feed, str]]:
        feeds = tuple(_distinct(_all(catalogue)))
        paths = {feed.path for feed in feeds}
        taken: set[str] = set()
        for feed in feeds:
            wrong = unusable(feed.path, LONGEST_FILE)
            if not wrong and feed.path in taken:
                wrong = "is also the path of another feed"
            if above := next(filter(paths.__contains__, _folders(feed.path)), ""):
                wrong = wrong or f"would need a folder where {above!r} stands"
            taken.add(feed.path)
            yield feed, wrong

    return catalogue.once("feeds", lambda: tuple(place()))


def _folders(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def archive_path(path: str, number: int) -> str:
    """Return where an archive of the feed at *path* stands: ``feed-1.xml`` is the oldest."""
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return f"{folder}{slash}{stem or suffix}-{number}{dot}{suffix if stem else ''}"


def undated(catalogue: Catalogue) -> int:
    """Count the articles that no feed can have, since nothing says when they were published."""
    return sum(1 for name in newest(catalogue) if catalogue.articles[name].date is None)


@view("feeds", local=True)
def _offers(catalogue: Catalogue, request: Request) -> tuple[Offer, ...]:
    """Return the feeds that a page announces: the site's, its collection's, and its own."""
    article = catalogue.articles.get(request.docname)
    page = catalogue.pages.get(request.docname)
    here = {"", request.docname, page.first if page else request.docname}
    here.add(f"{article.collection}/index" if article else request.docname)
    by_page = catalogue.once("feeds by page", lambda: _by_page(feeds_of(catalogue)))
    found = sorted(pair for name in here for pair in by_page.get(name, ()))
    return tuple(offer for _, offer in found)


def _by_page(feeds: Iterable[Feed]) -> Mapping[str, list[tuple[int, Offer]]]:
    """Return what each page offers, with its place among all."""
    found: dict[str, list[tuple[int, Offer]]] = defaultdict(list)
    for place, feed in enumerate(feeds):
        found[feed.docname].append((place, Offer(feed.path, feed.rule.format, feed.label)))
    return found


def _all(catalogue: Catalogue) -> Iterator[Feed]:
    for rule in catalogue.settings.feeds:
        for name, page, feed in _of_group(catalogue, rule):
            path = rule.path.replace("{page}", page).replace("{name}", name).lstrip("/")
            articles = tuple(each for each in feed.articles if _may_be_fed(catalogue, each))
            if articles:
                yield replace(feed, path=path, articles=articles)


def _of_group(catalogue: Catalogue, rule: FeedRule) -> Iterator[tuple[str, str, Feed]]:
    """Yield what ``{name}`` and ``{page}`` stand for in the path of a rule, and the feed."""
    if rule.group == "site":
        yield "", "", Feed(path="", rule=rule, articles=newest(catalogue))
    elif rule.group == "collections":
        titles = {index.name: index.title for index in catalogue.indexes.collections}
        for prefix, _ in catalogue.places.folders:
            found = select(catalogue, Query(collections=(prefix,), language=ANY))
            docname, label = f"{prefix}/index" if prefix else "", titles.get(prefix, "")
            feed = Feed(path="", rule=rule, docname=docname, label=label, articles=found)
            yield prefix, prefix, feed
    elif rule.group in {index.name for index in catalogue.indexes.lists}:
        for page in catalogue.pages.values():
            if page.name == rule.group and page.apart and not page.number:
                yield page.docname, page.docname, _of_list(catalogue, rule, page)
    elif rule.group == SERIES_FOLDER:
        for series in catalogue.series.values():
            parts = newest_first(catalogue.articles[part] for part in series.parts)
            yield _of_page(rule, series, series.title, (part.docname for part in parts))
    else:
        for term in catalogue.public_terms(rule.group):
            yield _of_page(rule, term, term.label, term.articles)


def _of_list(catalogue: Catalogue, rule: FeedRule, page: Page) -> Feed:
    found = frozenset(select(catalogue, page.query or Query(), page.docname))
    return Feed(
        path="",
        rule=rule,
        docname=page.docname,
        label=page.title,
        description=page.description,
        language=page.language,
        articles=tuple(name for name in newest(catalogue) if name in found),
    )


def _of_page(
    rule: FeedRule, page: Series | Term, label: str, articles: Iterable[str]
) -> tuple[str, str, Feed]:
    feed = Feed(
        path="",
        rule=rule,
        docname=page.docname,
        label=label,
        description=page.description,
        language=page.language,
        articles=tuple(articles),
    )
    return page.key, page.docname, feed


def _may_be_fed(catalogue: Catalogue, docname: str) -> bool:
    """Leave out what has no date, and what only a preview shows."""
    article = catalogue.articles[docname]
    return article.date is not None and article.withheld is None


def _distinct(feeds: Iterable[Feed]) -> Iterator[Feed]:
    """Leave out a feed that is another one again, as of a collection that is the whole site."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for feed in feeds:
        key = feed.path, feed.articles
        if key not in seen:
            yield feed
        seen.add(key)
