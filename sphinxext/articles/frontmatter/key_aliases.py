"""The names of keys: the aliases of ours, and those that are somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .keys import DATES, FrontMatter
from .publication_keys import ENDS, STARTS, folded
from .taxonomies import BUILT_IN
from .value_types import is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ALIASES: Mapping[str, tuple[str, ...]] = {
    "pubDate": STARTS[1:],
    "updatedDate": (
        "modDatetime",
        "updateDate",
        "updatedAt",
        "updated",
        "lastmod",
        "lastUpdated",
    ),
    "expiryDate": ENDS[1:],
    "description": ("excerpt", "summary"),
    "related": ("relatedPosts", "related_posts", "relatedArticles"),
    "heroImage": (
        "coverImage",
        "image",
        "ogImage",
        "cover",
        "hero",
        "cover_image",
        "hero_image",
    ),
    "heroImageAlt": (
        "imageAlt",
        "image_alt",
        "coverImageAlt",
        "coverAlt",
        "cover_image_alt",
        "cover_alt",
        "hero_image_alt",
        "heroAlt",
        "ogImageAlt",
    ),
    "seriesOrder": (
        "series_order",
        "series_part",
        "seriesPart",
        "seriesIndex",
        "series_index",
        "orderInSeries",
        "seriesPosition",
        "series_position",
        "seriesNumber",
        "series_number",
    ),
    "translationOf": ("translation_of",),
    "canonicalURL": ("canonical", "canonicalUrl", "canonical_url"),
    "featured": ("isFeatured",),
    "draft": ("isDraft",),
    "redirect_from": ("redirectFrom", "redirect-from"),
}
"""Other names of Astro themes for our keys, in the order in which they are looked at."""


# Keys of Sphinx, MyST and themes that mean something in any document, so never "unknown".
PASSED_THROUGH = frozenset({
    "myst", "orphan", "nosearch", "no-search", "nocomments", "tocdepth", "html_meta",
    "substitutions", "html_theme", "ogp_disable", "robots",
})  # fmt: skip

_GATE = ("draft", "pubDate", "expiryDate")
_KNOWN = {
    *FrontMatter.model_fields,
    *(alias for aliases in ALIASES.values() for alias in aliases),
    *(key for taxonomy in BUILT_IN for key in taxonomy.keys),
}


def is_known(key: str) -> bool:
    """Tell whether a key is one of ours, by any of its names."""
    return key in _KNOWN


def canonical(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Rename aliases to our keys; return the data, and for each of our keys the author's name.

    An empty value of a key that we know counts as absent. A boolean under a date's alias
    (``published: true``, ``lastUpdated: false``) is a theme's switch, no date. A key that decides
    whether an article is shown counts in any spelling: ``PubDate``, ``is_draft``.
    """
    given: dict[str, Any] = {}
    names: dict[str, str] = {}
    for key, name, value in _respelled(data):
        if value is not None and not (key in _KNOWN and is_empty(value)):
            given[key], names[key] = value, name
    for key, aliases in ALIASES.items():
        for alias in aliases:
            if alias not in given or (key in DATES and isinstance(given[alias], bool)):
                continue
            if key not in given:
                given[key], names[key] = given[alias], names[alias]
    return given, names


def _respelled(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield keys, the author's names for them, and values.

    Keys on which it depends what is shown are spelled as :data:`ALIASES` has them. Material's
    ``date: {created, updated}`` is two dates.
    """
    ours = {folded(name): name for key in _GATE for name in (key, *ALIASES.get(key, ()))}
    for name, value in data.items():
        key = ours.get(folded(name), name)
        if isinstance(value, dict) and key in ALIASES["pubDate"]:
            yield key, name, created(value)
            if "updated" in value and "updatedDate" not in data:
                yield "updatedDate", name, value["updated"]
        else:
            yield (name if key in data else key), name, value


def created(value: object) -> object:
    """Return the date of publication in what Material has, ``{created, updated}``."""
    if isinstance(value, dict):
        return next((value[key] for key in ("created", "published") if key in value), value)
    return value
