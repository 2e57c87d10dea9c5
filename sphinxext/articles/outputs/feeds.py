"""Feeds: Atom, RSS and JSON Feed of the site, its collections, series and terms."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin

from sphinx.util import logging

from ..catalogue.feeds import feeds_of, undated
from ..catalogue.terms import Term
from ..options import OPTIONS
from ..storage import digest
from ..syndication.atom import TYPE as ATOM
from ..syndication.atom import atom
from ..syndication.entry import Category, Document, Enclosure, Entry, Person
from ..syndication.json_feed import TYPE as JSON
from ..syndication.json_feed import json_feed
from ..syndication.rss import TYPE as RSS
from ..syndication.rss import rss
from ..translation import __
from ..widgets.hero import preview_address
from .base import Output, Outputs, Site
from .full_text import excerpt_text, full_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.config import Config

    from ..catalogue.article import Article
    from ..catalogue.feeds import Feed

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
_NAMELESS = {"", "Project name not set"}


def files(site: Site) -> Iterator[Output]:
    """Yield the feeds; say how many articles can be in none."""
    feeds = feeds_of(site.catalogue)
    if feeds and (left := undated(site.catalogue)):
        logger.info(__("articles: %d without a date are in no feed"), left)
    for feed in feeds:
        names = feed.articles[: feed.rule.limit]
        document = _document(site, feed, names)
        shown = digest(feed.rule, document)
        if feed.rule.content in _CONTENTS:
            _, key_of = _CONTENTS[feed.rule.content]
            shown = digest(shown, *(key_of(site, name) for name in names))
        yield Output(
            path=feed.path, shown=shown, render=partial(_render, site, feed, names, document)
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


def _document(site: Site, feed: Feed, names: tuple[str, ...]) -> Document:
    catalogue = site.catalogue
    title = site_title(site.config) or site.base
    own = feed.docname if feed.docname in site.env.found_docs else site.config.root_doc
    author = site.config.author
    return Document(
        address=site.base + quote(feed.path),
        home=site.address(own),
        title=f"{title}: {feed.label}" if feed.label else title,
        description=feed.description,
        language=feed.language or catalogue.language,
        author=Person(title if author in _NOBODY else author, site.base),
        entries=tuple(_entry(site, catalogue.articles[name]) for name in names),
    )


def site_title(config: Config) -> str:
    """Return what the site is called."""
    raw = {**getattr(config, "_raw_config", {}), **config.overrides}
    project = "" if config.project in _NAMELESS else config.project
    return str(config.html_title if "html_title" in raw else project)


def _entry(site: Site, article: Article) -> Entry:
    address, date = site.address(article.docname), article.date
    if date is None:
        raise ValueError(article.docname)
    later = article.front_matter.updatedDate or date
    return Entry(
        id=address,
        address=address,
        title=article.title,
        published=date.instant,
        updated=max(date.instant, later.instant),
        summary=article.front_matter.description,
        authors=tuple(_authors(site, article)),
        categories=tuple(_categories(site, article)),
        language=article.front_matter.lang or article.language,
        enclosure=_enclosure(site, article),
    )


def _authors(site: Site, article: Article) -> Iterator[Person]:
    for each in site.catalogue.terms_of(article.docname, "authors"):
        yield (
            Person(each.label, site.address(each.docname))
            if isinstance(each, Term)
            else Person(each)
        )


def _categories(site: Site, article: Article) -> Iterator[Category]:
    """Yield the terms of an article, and its series."""
    catalogue = site.catalogue
    for taxonomy in catalogue.settings.taxonomies:
        if taxonomy.name == "authors":
            continue
        for each in catalogue.terms_of(article.docname, taxonomy.name):
            label = each.label if isinstance(each, Term) else each
            yield Category(label, site.address(f"{taxonomy.name}/index"))
    for key in catalogue.series_of.get(article.docname, ()):
        yield Category(catalogue.series[key].title, site.address("series/index"))


def _enclosure(site: Site, article: Article) -> Enclosure | None:
    """Return the picture of an article, if it is a file of the site."""
    address = preview_address(site.builder, article)
    if not address or "://" in address:
        return None
    source = next(
        (
            Path(site.env.srcdir, path)
            for path, (_, name) in site.env.images.items()
            if f"{site.builder.imagedir}/{name}" == unquote(address)
        ),
        None,
    )
    if source is None or not source.is_file():
        return None
    kind = guess_type(source.name)[0] or "application/octet-stream"
    return Enclosure(urljoin(site.base, address), kind, source.stat().st_size)


def _asked(config: Config) -> bool:
    return bool(config.articles_feeds != OPTIONS["feeds"].default)


OUTPUTS = (Outputs(name="feeds", files=files, asked=_asked),)
