"""The front matter of an article, with Astro's names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from ..dates import ACCEPTED as ACCEPTED_DATES
from .value_types import (
    Address,
    Date,
    Identities,
    Image,
    Language,
    Membership,
    Memberships,
    Order,
    Picture,
    Text,
    Texts,
    is_identity,
    read_order,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDERS = ("order", "part", "episode", "position", "sidebar_position", "weight")
"""Keys that are an order in a series where there is a series and nothing says it better."""


_FOR_FEEDS = ("https://", "http://", "tag:", "urn:")
DATES = frozenset({"pubDate", "updatedDate", "expiryDate"})


EXPECTED: Mapping[str, str] = {
    **dict.fromkeys(DATES, ACCEPTED_DATES),
    **dict.fromkeys(("draft", "unlisted", "featured"), "true or false"),
    "seriesOrder": "a number",
    "related": "an article's id, or a list of ids",
    "series": "a title, {name, order}, {slug, title, order}, or a list of these",
    "heroImage": "a path, or {src, alt}",
    **dict.fromkeys(("aliases", "redirect_from"), "a path, or a list of paths"),
    "canonicalURL": "an address such as https://example.org/original",
    "lang": "a language tag such as de or pt-BR",
}
"""What a key accepts, in words; keys not here take text."""


class FrontMatter(BaseModel):
    """The keys of an article, with Astro's names.

    See https://docs.astro.build/en/guides/content-collections/.

    Subclasses may add keys. Unknown keys are kept, so that themes and other extensions see them.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    title: Text = Field("", description="The headline, as text: never parsed as Markdown.")
    description: Text = Field("", description="One or two sentences for lists and search engines.")
    pubDate: Date | None = Field(None, description="When it is published; in the future, it waits.")
    updatedDate: Date | None = Field(None, description="When it was last revised.")
    expiryDate: Date | None = Field(None, description="From then on it is withheld again.")
    draft: bool = Field(False, strict=True, description="Withheld until this is false.")
    unlisted: bool = Field(
        False, strict=True, description="Built, but in no list, index, feed or search."
    )
    series: Memberships = Field(
        (), description="The series it belongs to, by title or slug; several in a list."
    )
    seriesOrder: Order = Field(None, description="Its place in the series; gaps are fine.")
    seriesId: Text = Field("", description="The series by slug, where its file gives the title.")
    related: Identities = Field(
        (), description="The ids of articles that are related to it, the nearest first."
    )
    heroImage: Picture = Field(None, description="The picture that goes with it.")
    heroImageAlt: Text = Field(
        "", description="The text alternative of a ``heroImage`` that has none of its own."
    )
    slug: Text = Field("", description="The id to use instead of the one made from the path.")
    aliases: Texts = Field((), description="Earlier addresses, which lead here.")
    redirect_from: Texts = Field((), description="Further earlier addresses, by Jekyll's name.")
    canonicalURL: Address = Field("", description="Where the original lives, for search engines.")
    guid: Text = Field(
        "", description="What feeds know it by, if it was in one before; else it is its address."
    )
    lang: Language = Field(
        "", description="Its language, where that differs from the collection's or the site's."
    )
    translationOf: Text = Field(
        "", description="The id of the article that it is a translation of, if they differ."
    )
    featured: bool = Field(False, strict=True, description="For themes that pick out articles.")

    def memberships(self) -> tuple[Membership, ...]:
        """Return the series; an order beside them goes to the first, if that has none."""
        listed = self.series or ((Membership(slug=self.seriesId),) if self.seriesId else ())
        if not listed or listed[0].order is not None:
            return listed
        order = self.seriesOrder if self.seriesOrder is not None else self._order_beside()
        return (listed[0].model_copy(update={"order": order}), *listed[1:])

    def _order_beside(self) -> float | None:
        """Return the number that stands beside the series under a key of another use."""
        data = {**self.__dict__, **(self.model_extra or {})}
        for key in ORDERS:
            try:
                order = read_order(data.get(key))
            except ValueError:
                continue
            if order is not None:
                return order
        return None

    def identity(self) -> str:
        """Return what feeds know the article by, if its author says it.

        That is ``guid``, whatever it is, or an ``id`` that is an address or a URN; what else is
        called ``id`` is a theme's.
        """
        named = (self.model_extra or {}).get("id")
        meant = isinstance(named, str) and named.startswith(_FOR_FEEDS) and is_identity(named)
        return self.guid or (str(named) if meant else "")

    def picture(self) -> Image | None:
        """Return the picture with its text alternative, wherever that stands."""
        if self.heroImage is None or self.heroImage.alt or not self.heroImageAlt:
            return self.heroImage
        return self.heroImage.model_copy(update={"alt": self.heroImageAlt})
