"""JSON-LD: a page in the words of https://schema.org, as search engines read it.

What they ask for: https://developers.google.com/search/docs/appearance/structured-data/article,
and ``profile-page`` and ``breadcrumb`` beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .xml import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..views.metadata import Membership, Metadata
    from ..views.people import Person
    from ..views.pictures import Picture
    from .site import Site

Thing = dict[str, Any]


def json_ld(page: Metadata, site: Site) -> Thing | None:
    """Return what is said of a page; None where there is nothing to say."""
    things = [*_things(page, site)]
    return {"@context": "https://schema.org", "@graph": things} if things else None


def _things(page: Metadata, site: Site) -> Iterator[Thing]:
    if page.docname == site.home:
        yield _filled({"@type": "WebSite", "@id": _website(site), "name": site.title}) | {
            "url": site.base
        }
    if page.kind == "article":
        yield _article(page, site)
    elif page.kind == "blog":
        yield _page("Blog", page, site, fragment="#blog")
    elif page.kind == "series":
        yield _page("CollectionPage", page, site) | {"mainEntity": _series(page, site)}
    elif page.person is not None:
        yield _page("ProfilePage", page, site) | {"mainEntity": _whole_person(page, site)}
    elif page.kind == "list":
        yield _page("CollectionPage", page, site)
    if page.kind != "page" and page.docname != site.home:
        yield from _breadcrumbs(page, site)


def _article(page: Metadata, site: Site) -> Thing:
    published, updated = page.published, page.updated
    if published and (updated is None or updated.instant < published.instant):
        updated = published
    address = site.canonical(page)
    return _filled(
        {
            "@type": "BlogPosting",
            "@id": f"{site.address(page.docname)}#article",
            "headline": page.title,
            "description": page.description,
            "url": address,
            "mainEntityOfPage": address,
            "image": _image(page.picture, site),
            "datePublished": timestamp(published.instant) if published else "",
            "dateModified": timestamp(updated.instant) if updated else "",
            "author": [_person(each, site) for each in page.authors],
            "keywords": list(page.keywords),
            "articleSection": list(page.sections),
            "wordCount": page.words,
            "inLanguage": page.language,
            "isPartOf": [_membership(each, site) for each in page.series],
            "position": page.series[0].number if page.series else 0,
        }
    )


def _page(kind: str, page: Metadata, site: Site, fragment: str = "") -> Thing:
    address = site.address(page.docname)
    return _filled(
        {
            "@type": kind,
            "@id": f"{address}{fragment}",
            "name": page.title,
            "description": page.description,
            "url": address,
            "inLanguage": page.language,
            "isPartOf": {"@type": "WebSite", "@id": _website(site)},
        }
    )


def _series(page: Metadata, site: Site) -> Thing:
    """Return a series as its landing page tells it, where all its parts find it."""
    address = site.address(page.docname)
    parts = [
        {
            "@type": "BlogPosting",
            "@id": f"{site.address(part.docname)}#article",
            "headline": part.text,
            "url": site.address(part.docname),
            "position": number,
        }
        for number, part in enumerate(page.parts, 1)
    ]
    return _filled(
        {
            "@type": "CreativeWorkSeries",
            "@id": f"{address}#series",
            "name": page.about,
            "description": page.description,
            "url": address,
            "image": _image(page.picture, site),
            "inLanguage": page.language,
            "hasPart": parts,
        }
    )


def _breadcrumbs(page: Metadata, site: Site) -> Iterator[Thing]:
    """Yield the way to a page, from the first page on, if it has any steps."""
    home = [(site.title, site.base)] if site.title else []
    above = [(each.title, site.address(each.docname)) for each in page.above]
    way = [*home, *above, (page.title, site.address(page.docname))]
    steps = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(way, 1)
    ]
    if len(steps) > 1:
        yield {"@type": "BreadcrumbList", "itemListElement": steps}


def _membership(membership: Membership, site: Site) -> Thing:
    series = membership.series
    address = site.address(series.docname) if series.docname else ""
    return _filled(
        {
            "@type": "CreativeWorkSeries",
            "@id": f"{address}#series" if address else "",
            "name": series.text,
            "url": address,
        }
    )


def _person(person: Person, site: Site) -> Thing:
    """Return an author as an article names one: by their page here, or else elsewhere."""
    own = site.address(person.link.docname) if person.link.docname else ""
    return _filled(
        {
            "@type": "Organization" if person.organization else "Person",
            "@id": f"{own}#author" if own else "",
            "name": person.link.text,
            "url": own or next(iter(person.elsewhere), ""),
            "sameAs": list(person.elsewhere),
        }
    )


def _whole_person(page: Metadata, site: Site) -> Thing:
    """Return an author as their own page shows them."""
    person = page.person
    if person is None:
        return {}
    more = {
        "description": page.description,
        "image": _image(page.picture, site),
        "email": person.email,
    }
    return _person(person, site) | _filled(more)


def _image(picture: Picture | None, site: Site) -> Thing:
    address = site.picture_address(picture)
    if picture is None or not address:
        return {}
    return _filled(
        {
            "@type": "ImageObject",
            "url": address,
            "width": picture.width,
            "height": picture.height,
            "caption": picture.alt,
        }
    )


def _website(site: Site) -> str:
    return f"{site.base}#website"


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value}
