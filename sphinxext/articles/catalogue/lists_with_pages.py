"""Which lists have pages of their own, besides those of terms and series: what ``conf.py`` says."""

from __future__ import annotations

from dataclasses import dataclass, field

from .query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A list with a page: that of a collection, or one of ``articles_lists``.

    ``name`` is the collection's prefix, or the document that the page is. Without a ``language``
    it is in the site's.
    """

    name: str
    title: str
    description: str = ""
    language: str = ""
    query: Query = field(default_factory=Query)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """What has pages, and how many articles go on one; ``page_size`` 0 for all.

    In ``one_volume`` nothing can be looked up on another page: lists are whole. ``feeds_at`` is the
    address below which this build writes feeds, empty if it writes none; None if nobody wants any.
    """

    collections: tuple[Index, ...] = ()
    lists: tuple[Index, ...] = ()
    page_size: int = 20
    one_volume: bool = False
    feeds_at: str | None = None

    @property
    def size(self) -> int:
        """How many articles go on a page in this build; 0 for all."""
        return 0 if self.one_volume else self.page_size
