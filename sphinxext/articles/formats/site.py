"""The site as the metadata of its pages sees it: where pages and pictures are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..views.metadata import Metadata
    from ..views.pictures import Picture


def canonical_address(own: str, written: str) -> str:
    """Return the address that a page shall be known by: what its author has written, or its own."""
    try:
        return urljoin(own, written)
    except ValueError:
        return own


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a site is called, and where it is.

    ``base`` is its address, ``home`` its first page. ``path`` gives that of a document relative to
    the base, ``picture`` that of a picture; the empty text for one that is not in the site.
    """

    title: str
    base: str
    home: str
    path: Callable[[str], str]
    picture: Callable[[Picture], str]

    def address(self, docname: str) -> str:
        """Return the full address of a page."""
        return self.base + self.path(docname)

    def canonical(self, page: Metadata) -> str:
        """Return the address that a page shall be known by."""
        return canonical_address(self.address(page.docname), page.canonical)

    def picture_address(self, picture: Picture | None) -> str:
        """Return the full address of a picture."""
        path = self.picture(picture) if picture else ""
        try:
            return urljoin(self.base, path) if path else ""
        except ValueError:
            return ""
