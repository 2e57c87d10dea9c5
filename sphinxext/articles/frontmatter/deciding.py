"""The keys on which it depends whether something is shown, in any spelling."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

STARTS = (
    "pubDate", "pubDatetime", "publishDate", "publishedDate", "publishedAt", "publishAt",
    "publicationDate", "datePublished", "publishOn", "published", "publish", "date",
)  # fmt: skip
"""Since when; the first of these that is there counts."""
ENDS = (
    "expiryDate", "expires", "expiryDatetime", "expiry", "expirationDate", "unpublishDate",
    "unpublishAt",
)  # fmt: skip
"""Until when."""
WITHHOLD = frozenset({"draft", "isdraft", "private", "isprivate"})
PUBLISH = frozenset({"published", "ispublished", "publish"})
UNLIST = frozenset({"unlisted", "hidden"})
WORDS = frozenset({"status", "visibility", "poststatus", "state"})
"""Keys whose values are words such as ``draft``; of post-status, Micropub and WordPress know."""


@lru_cache(maxsize=4096)
def folded(key: str) -> str:
    """Return what ``isDraft``, ``is_draft``, ``“is draft”`` and ``IsDraft`` share."""
    return "".join(filter(str.isalnum, normalize("NFKC", key))).lower()


_DECIDING = WITHHOLD | PUBLISH | UNLIST | WORDS | {folded(key) for key in (*STARTS, *ENDS)}


def decides(key: str) -> bool:
    """Tell whether a key may say that something is not shown."""
    return folded(key) in _DECIDING
