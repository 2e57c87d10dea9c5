"""The keys on which it depends whether something is shown, in any spelling."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

STARTS = (
    "pubDate", "pubDatetime", "publishDate", "publishedDate", "publishedAt", "publishAt",
    "publicationDate", "datePublished", "publishOn", "publishedOn", "publishedTime", "published",
    "publish", "date",
)  # fmt: skip
"""Since when: the first of these that is there is shown, and the last day of all of them counts.

Only ``date`` may be another: when something takes place, or was begun.
"""
ENDS = (
    "expiryDate", "expires", "expiryDatetime", "expiry", "expirationDate", "expireDate",
    "expiresAt", "expiresOn", "unpublishDate", "unpublishAt", "unpublishOn",
)  # fmt: skip
"""Until when; the first day of all of them counts."""
DRAFT = frozenset({"draft", "isdraft"})
WITHHOLD = DRAFT | {"private", "isprivate", "unpublished"}
SHOW = frozenset({"ispublished", "public", "ispublic", "dgpublish"})
"""Switches that say the contrary; the last is that of Obsidian's digital gardens."""
PUBLISH = frozenset({"published", "publish"})
"""Switches that may be dates as well."""
UNLIST = frozenset({"unlisted", "hidden"})
WORDS = frozenset({
    "status", "visibility", "poststatus", "publishstatus", "publicationstatus", "state",
})  # fmt: skip
"""Keys whose values are words such as ``draft``; of post-status, Micropub and WordPress know."""


@lru_cache(maxsize=4096)
def folded(key: str) -> str:
    """Return what ``isDraft``, ``is_draft``, ``“is draft”`` and ``IsDraft`` share."""
    return "".join(filter(str.isalnum, normalize("NFKC", key))).lower()


_DATES = {folded(key) for key in (*STARTS, *ENDS)}
HUGO = frozenset({"render", "build"})
"""Hugo's keys for what is written (https://gohugo.io/content-management/build-options/)."""
_DECIDING = WITHHOLD | SHOW | PUBLISH | UNLIST | WORDS | _DATES


def decides(key: str) -> bool:
    """Tell whether a key may say that something is not shown."""
    return folded(key) in _DECIDING


def is_date(key: str) -> bool:
    """Tell whether a key has a date, and cannot be a switch as well."""
    return folded(key) in _DATES - PUBLISH
