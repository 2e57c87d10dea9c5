"""The page that tells readers how to subscribe: which feeds it names, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from ..catalogue.by_language import key_in
from ..catalogue.pages import N_, Page
from ..settings import SERIES_FOLDER
from .feeds import feeds_of
from .registry import view
from .values import Link, link_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..catalogue.catalogue import Catalogue
    from .feeds import Feed
    from .values import Request

SUBSCRIBE = "feeds/index"
"""The document of the page; those of other languages than the site's stand below theirs."""


class Address(NamedTuple):
    """Where a feed is, and in which format."""

    format: str
    address: str


class Offered(NamedTuple):
    """What can be subscribed to, and the feeds of it: the same in each format."""

    link: Link
    addresses: tuple[Address, ...]


class Offers(NamedTuple):
    """What belongs together: the tags, say. The title is a message if it is ``translated``."""

    title: str
    translated: bool
    offered: tuple[Offered, ...]


def subscribe_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the page in each language; *catalogue* knows which lists have pages.

    It comes after all others, since it is there only where nothing else is.
    """
    if catalogue.indexes.feeds_at is None:
        return
    for language in dict.fromkeys((catalogue.language, *catalogue.spoken)):
        yield Page(
            docname=_page_in(catalogue, language),
            title=N_("Subscribe"),
            translated=True,
            language=language,
            widget="feed-list",
            empty=not _feeds_in(catalogue, language),
            by_name=True,
            yields=True,
        )


@view("feed-list")
def _offers(catalogue: Catalogue, request: Request) -> tuple[Offers, ...]:
    groups: dict[str, dict[Link, list[Address]]] = {}
    for feed in _feeds_in(catalogue, catalogue.language_of(request.docname)):
        link = link_to(catalogue, feed.label, feed.docname)
        address = Address(feed.rule.format, f"{catalogue.indexes.feeds_at}{quote(feed.path)}")
        group = groups.setdefault(_group_of(catalogue, feed), {})
        group.setdefault(link, []).append(address)
    return tuple(
        Offers(
            *_title_of(catalogue, name),
            tuple(Offered(link, tuple(addresses)) for link, addresses in group.items()),
        )
        for name, group in sorted(groups.items(), key=_rank)
    )


@view("subscribe")
def _way(catalogue: Catalogue, request: Request) -> Link | None:
    """Return the page that tells how to subscribe, where it names any feed."""
    language = catalogue.language_of(request.docname)
    page = catalogue.pages.get(_page_in(catalogue, language))
    return Link("", page.docname) if page is not None and _is_ours(page) else None


def _is_ours(page: Page) -> bool:
    return page.widget == "feed-list" and not page.empty


def _page_in(catalogue: Catalogue, language: str) -> str:
    return key_in(language, SUBSCRIBE, catalogue.language)


def _feeds_in(catalogue: Catalogue, language: str) -> tuple[Feed, ...]:
    """Return the feeds of a language. One of several is told in each that it has articles in."""
    if not catalogue.indexes.feeds_at:
        return ()
    return tuple(feed for feed in feeds_of(catalogue) if language in _languages_of(catalogue, feed))


def _languages_of(catalogue: Catalogue, feed: Feed) -> set[str]:
    if feed.language:
        return {feed.language}
    return {catalogue.language, *(catalogue.articles[each].language for each in feed.articles)}


def _group_of(catalogue: Catalogue, feed: Feed) -> str:
    """Return what a feed is listed below: its rule's group, unless that is a single list."""
    lists = {index.name for index in catalogue.indexes.lists}
    return "lists" if feed.rule.group in lists else feed.rule.group


def _rank(group: tuple[str, object]) -> int:
    """Put the most articles first; all else stays in the order of the configuration."""
    first = ("site", "collections", "lists")
    return first.index(group[0]) if group[0] in first else len(first)


def _title_of(catalogue: Catalogue, group: str) -> tuple[str, bool]:
    messages = {
        "site": N_("The whole site"),
        "collections": N_("Collections"),
        "lists": N_("Lists"),
        "tags": N_("Tags"),
        "categories": N_("Categories"),
        "authors": N_("Authors"),
        SERIES_FOLDER: N_("Series"),
    }
    taxonomies = {each.name: each.title for each in catalogue.settings.taxonomies}
    title = taxonomies.get(group, "")
    if title or group not in messages:
        return title or group.capitalize(), False
    return messages[group], True
