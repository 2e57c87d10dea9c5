"""Feeds: Atom, RSS and JSON Feed of the site, its collections, series and terms."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.util import logging

from ..config.options import OPTIONS
from ..config.site import site_title
from ..formats.atom import TYPE as ATOM
from ..formats.atom import atom
from ..formats.feed_values import Document, Person
from ..formats.json_feed import TYPE as JSON
from ..formats.json_feed import json_feed
from ..formats.rss import TYPE as RSS
from ..formats.rss import rss
from ..problems import Kind, Problem, shown
from ..reporting import warn
from ..storage import digest
from ..translation import __
from ..views.feeds import archive_path, feeds_of, feeds_without_place, undated
from .base import Output, Outputs, Site
from .feed_entries import entry_of
from .full_text import excerpt_text, full_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.config import Config

    from ..formats.feed_values import Entry
    from ..views.feeds import Feed

logger = logging.getLogger(__name__)

_WRITE = {"atom": atom, "rss": rss, "json": json_feed}
_CONTENTS: Mapping[str, tuple[Callable[[Site, str], str], Callable[[Site, str], str]]] = {
    "full": (full_text, Site.rendered),
    "excerpt": (excerpt_text, Site.excerpt_key),
}
"""What there may be of an article besides its description, and the digest of it."""
TYPES = {"atom": ATOM, "rss": RSS, "json": JSON}
"""Media types by format."""
_NOBODY = {"", "unknown", "Author name not set"}


def files(site: Site) -> Iterator[Output]:
    """Yield the feeds; say which have no place, and how many articles can be in none."""
    warn(
        Problem(kind=Kind.OUTPUT, message=f"feeds: {shown(path)} {wrong}")
        for path, wrong in feeds_without_place(site.catalogue)
    )
    feeds = feeds_of(site.catalogue)
    if feeds and (left := undated(site.catalogue)):
        logger.info(__("articles: without a date, so in no feed: %d"), left)
    for feed in feeds:
        for path, names, document in _documents(site, feed):
            key = digest(feed.rule, document)
            if feed.rule.content in _CONTENTS:
                _, key_of = _CONTENTS[feed.rule.content]
                key = digest(key, *(key_of(site, name) for name in names))
            render = partial(_render, site, feed, names, document)
            yield Output(path=path, shown=key, render=render)


def _documents(site: Site, feed: Feed) -> Iterator[tuple[str, tuple[str, ...], Document]]:
    """Yield what subscribers are given, and the archives behind it, with their paths and articles.

    An archive is full, so it stays as it is (RFC 5005, 4).
    """
    size, address = feed.rule.limit, site.base + quote(feed.path)
    oldest = feed.articles[::-1]
    full = len(oldest) // size if feed.rule.archived and len(oldest) > size else 0
    paths = [feed.path, *(archive_path(feed.path, number) for number in range(1, full + 1))]
    before = {number: site.base + quote(paths[number]) for number in range(1, full + 1)}
    names = feed.articles[:size]
    whole = _document(site, feed)
    yield (
        feed.path,
        names,
        replace(whole, entries=_entries(site, feed, names), before=before.get(full, "")),
    )
    for number in range(1, full + 1):
        names = oldest[(number - 1) * size : number * size][::-1]
        yield (
            paths[number],
            names,
            replace(
                whole,
                address=before[number],
                current=address,
                before=before.get(number - 1, ""),
                entries=_entries(site, feed, names),
            ),
        )


def _render(site: Site, feed: Feed, names: tuple[str, ...], document: Document) -> bytes:
    if feed.rule.content in _CONTENTS:
        text_of, _ = _CONTENTS[feed.rule.content]
        entries = (
            replace(entry, content=text_of(site, name))
            for name, entry in zip(names, document.entries, strict=True)
        )
        document = replace(document, entries=tuple(entries))
    return _WRITE[feed.rule.format](document)


def _document(site: Site, feed: Feed) -> Document:
    """Return a feed without entries."""
    catalogue = site.catalogue
    title = site_title(site.config) or site.base
    own = feed.docname if feed.docname in site.env.found_docs else site.config.root_doc
    author, address = site.config.author, site.base + quote(feed.path)
    return Document(
        id=address,
        address=address,
        home=site.address(own),
        title=f"{title}: {feed.label}" if feed.label else title,
        description=feed.description,
        language=feed.language or catalogue.language,
        author=Person(title if author in _NOBODY else author, site.base),
        entries=(),
    )


def _entries(site: Site, feed: Feed, names: tuple[str, ...]) -> tuple[Entry, ...]:
    articles, with_series = site.catalogue.articles, feed.rule.with_series
    return tuple(entry_of(site, articles[name], with_series=with_series) for name in names)


def _wanted(config: Config) -> bool:
    return bool(config.articles_feeds)


def _asked(config: Config) -> bool:
    return bool(config.articles_feeds != OPTIONS["feeds"].default)


OUTPUTS = (Outputs(name="feeds", files=files, wanted=_wanted, asked=_asked),)
