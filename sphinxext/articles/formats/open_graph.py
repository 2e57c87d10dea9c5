"""Open Graph (https://ogp.me/) and the cards of Twitter: how links to a page are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .head_elements import Tag
from .xml import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..views.metadata import Metadata
    from ..views.pictures import Picture
    from .site import Site

_WIDE = 300
"""Pixels that a picture needs to be shown large
(https://developer.x.com/en/docs/twitter-for-websites/cards/overview/summary-card-with-large-image).
"""


def open_graph(page: Metadata, site: Site) -> Iterator[Tag]:
    """Yield the tags of a page."""
    for key, content in (*_basic(page, site), *_picture(page, site), *_by_kind(page, site)):
        if content:
            yield Tag("property", key, content)
    yield from _card(page, site)


def _basic(page: Metadata, site: Site) -> Iterator[tuple[str, str]]:
    yield "og:title", page.title
    yield "og:type", _type(page)
    yield "og:url", site.canonical(page) if site.base else ""
    yield "og:site_name", site.title
    yield "og:description", page.description
    yield "og:locale", _locale(page.language)
    for each in page.translations:
        if each.docname != page.docname:
            yield "og:locale:alternate", _locale(each.language)


def _type(page: Metadata) -> str:
    if page.kind == "article":
        return "article"
    return "profile" if page.person and not page.person.organization else "website"


def _picture(page: Metadata, site: Site) -> Iterator[tuple[str, str]]:
    picture = page.preview
    if picture is None or not (address := site.picture_address(picture)):
        return
    yield "og:image", address
    if picture.width and picture.height:
        yield "og:image:width", str(picture.width)
        yield "og:image:height", str(picture.height)
    yield "og:image:alt", picture.alt


def _by_kind(page: Metadata, site: Site) -> Iterator[tuple[str, str]]:
    """Yield what an article has besides; its authors are named by their pages."""
    if page.kind != "article":
        return
    if page.published:
        yield "article:published_time", timestamp(page.published.instant)
    if page.updated:
        yield "article:modified_time", timestamp(page.updated.instant)
    for person in page.authors:
        if person.link.docname and site.base:
            yield "article:author", site.address(person.link.docname)
        elif person.elsewhere:
            yield "article:author", person.elsewhere[0]
    yield from (("article:section", each) for each in page.sections[:1])
    yield from (("article:tag", each) for each in page.keywords)


def _card(page: Metadata, site: Site) -> Iterator[Tag]:
    picture = page.preview if site.picture_address(page.preview) else None
    large = picture is not None and _is_large(picture)
    yield Tag("name", "twitter:card", "summary_large_image" if large else "summary")
    if picture is not None and picture.alt:
        yield Tag("name", "twitter:image:alt", picture.alt)


def _is_large(picture: Picture) -> bool:
    known = picture.width and picture.height
    return not known or (picture.width >= _WIDE and picture.width > picture.height)


def _locale(tag: str) -> str:
    """Return a language with its territory, ``de_AT``; the empty text where none is named."""
    language, *others = tag.replace("_", "-").split("-")
    territory = next((each for each in others if len(each) == 2 and each.isalpha()), "")
    return f"{language.lower()}_{territory.upper()}" if territory else ""
