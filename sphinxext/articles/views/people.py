"""Who wrote an article, and what ``authors.yml`` says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..catalogue.terms import Term
from ..frontmatter.taxonomies import AUTHORS
from ..frontmatter.value_types import is_address
from .pictures import Picture, picture_beside
from .values import Link, link_of

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue


class Person(NamedTuple):
    """An author: somebody, or an organization, with pages elsewhere and a mail address."""

    link: Link
    picture: Picture | None = None
    description: str = ""
    url: str = ""
    links: tuple[str, ...] = ()
    email: str = ""
    organization: bool = False

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Their pages on the web."""
        return _on_the_web(self.url, *self.links)


_WEB = ("https://", "http://")


def addresses_of(term: Term) -> tuple[str, ...]:
    """Return the addresses that the page of a term shows."""
    own = term.url if term.url.startswith("mailto:") else ""
    mail = f"mailto:{term.email}" if term.email else own
    return (*_on_the_web(term.url, *term.links), *filter(None, [mail]))


def _on_the_web(*addresses: str) -> tuple[str, ...]:
    kept = (each for each in addresses if each.startswith(_WEB) and is_address(each))
    return tuple(dict.fromkeys(kept))


def people_of(catalogue: Catalogue, docname: str) -> tuple[Person, ...]:
    """Return the authors of an article in its own order."""
    if docname not in catalogue.articles:
        return ()
    found = catalogue.terms_of(docname, AUTHORS.name)
    return tuple(
        person(catalogue, each) if isinstance(each, Term) else Person(Link(each)) for each in found
    )


def person(catalogue: Catalogue, term: Term) -> Person:
    """Return the author that a term is."""
    return Person(
        link=link_of(catalogue, term),
        picture=picture_beside(catalogue, term),
        description=term.description,
        url=term.url,
        links=term.links,
        email=term.email,
        organization=term.organization,
    )
