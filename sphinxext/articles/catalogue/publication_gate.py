"""The publication gate: the one predicate that decides whether something is shown.

Articles of every format ask it, landing pages and other pages of the author's, partials and files.
In doubt it is shut: a key that withholds and cannot be read withholds, and so does front matter
that cannot be parsed (Astro stops there).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from ..dates import read_date, readings
from ..frontmatter.key_aliases import created
from ..frontmatter.malformed import keys_in
from ..frontmatter.publication_keys import (
    DRAFT,
    ENDS,
    PUBLISH,
    SHOW,
    STARTS,
    UNLIST,
    WITHHOLD,
    WORDS,
    folded,
    is_date,
)
from ..frontmatter.value_types import is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo

    from ..frontmatter.keys import FrontMatter
    from ..frontmatter.parse import Source
    from ..settings import Settings


class Withheld(Enum):
    """Why an article is not published; the value is the ``sphinx-build -t`` tag that shows it."""

    DRAFT = "drafts"
    SCHEDULED = "future"
    EXPIRED = "expired"


class Span(NamedTuple):
    """When a date may be: its ends are one moment if it could be read, None if nothing could."""

    earliest: datetime | None = None
    latest: datetime | None = None


class Standing(NamedTuple):
    """What front matter says of being shown, apart from the time of day.

    ``doubtful`` are the keys, as the author wrote them, whose values could not be read.
    """

    draft: bool = False
    starts: Span | None = None
    ends: Span | None = None
    unlisted: bool = False
    doubtful: tuple[str, ...] = ()


_BEGINNING, _END = (each.replace(tzinfo=UTC) for each in (datetime.min, datetime.max))  # noqa: DTZ901
_OURS = {folded(key) for key in ("draft", "pubDate", "expiryDate")}
"""The keys that count in pages that are no articles; proposals carry ``Status: Draft``."""
_WITHHELD_WORDS = frozenset({"draft", "private", "unpublished", "pending", "trash", "trashed"})
_UNLISTED_WORDS = frozenset({"unlisted", "hidden"})
_LATER_WORDS = frozenset({"scheduled", "future"})
_WORD = re.compile(r"[^\W\d_]++")
DRAFTS_FOLDER = "_drafts"
"""Where Jekyll keeps what is not published (https://jekyllrb.com/docs/posts/#drafts)."""


def in_drafts_folder(path: str) -> bool:
    """Tell whether a file lies in a folder of drafts."""
    return DRAFTS_FOLDER in PurePath(path.lower()).parts[:-1]


def standing_of(source: Source, zone: tzinfo, *, article: bool = True) -> Standing:
    """Read what withholds. Of a page that is no *article* only our own three keys count."""
    if source.error:
        doubt = article or source.broken or not _OURS.isdisjoint(map(folded, keys_in(source.block)))
        return Standing(draft=doubt)
    items = [(key, value) for key, value in source.data.items() if article or folded(key) in _OURS]
    starts = _dated(items, STARTS[:-1]) or _dated(items, STARTS[-1:])
    return _standing(items, starts, _dated(items, ENDS), zone)


def verdict(
    front_matter: FrontMatter | None, standing: Standing, settings: Settings
) -> Withheld | None:
    """Tell why something is withheld at ``settings.now``, or None if it is published.

    *front_matter* may say more than was written: a project's model may have defaults.
    """
    now, starts, ends = settings.now, [standing.starts], [standing.ends]
    if front_matter is not None and front_matter.pubDate is not None:
        starts.append(Span(*[front_matter.pubDate.instant] * 2))
    if front_matter is not None and front_matter.expiryDate is not None:
        ends.append(Span(*[front_matter.expiryDate.instant] * 2))
    if standing.draft or (front_matter is not None and front_matter.draft):
        return Withheld.DRAFT
    if any(span is not None and (span.latest is None or span.latest > now) for span in starts):
        return Withheld.SCHEDULED
    if any(span is not None and (span.earliest is None or span.earliest <= now) for span in ends):
        return Withheld.EXPIRED
    return None


def visible(withheld: Withheld | None, settings: Settings) -> bool:
    """Tell whether this build shows something with that verdict."""
    return withheld is None or withheld.value in settings.shown


def shows(source: Source, settings: Settings, *, article: bool = True) -> bool:
    """Tell whether this build shows what has this front matter."""
    standing = standing_of(source, settings.zone, article=article)
    return visible(verdict(None, standing, settings), settings)


def _standing(
    items: list[tuple[str, Any]],
    starts: list[tuple[str, Any]],
    ends: list[tuple[str, Any]],
    zone: tzinfo,
) -> Standing:
    draft = unlisted = False
    doubtful: list[str] = []
    later: list[str] = []
    for key, value in items:
        for effect, sure in _switches(folded(key), value):
            draft |= effect == "draft"
            unlisted |= effect == "unlisted"
            later += [key] if effect == "later" else []
            doubtful += [] if sure else [key]
    spans: list[list[Span]] = [[], []]
    for found, dates in zip(spans, (starts, ends), strict=True):
        for key, value in dates:
            span, sure = _span(value, zone)
            found.append(span)
            doubtful += [] if sure else [key]
    if later and not starts:  # and nobody says when
        spans[0] = [Span()]
        doubtful += later
    first = min(spans[1], key=lambda span: span.earliest or _BEGINNING, default=None)
    last = max(spans[0], key=lambda span: span.latest or _END, default=None)
    return Standing(draft, last, first, unlisted, tuple(doubtful))


def _switches(name: str, value: object) -> Iterator[tuple[str, bool]]:
    """Yield what a key says, ``draft``, ``unlisted`` or ``later``, and whether that is sure."""
    if is_empty(value):
        return
    if isinstance(value, dict):
        yield from _in_table(name, {folded(str(key)): inner for key, inner in value.items()})
    if name in WITHHOLD and value is not False:
        yield "draft", value is True
    elif name in UNLIST and value is not False:
        yield "unlisted", value is True
    elif name in SHOW and value is not True:
        yield "draft", value is False
    elif (name in PUBLISH and value is False) or (name == "render" and _never(value)):
        yield "draft", True
    elif name in WORDS:
        texts = {str(each).strip().lower() for each in _listed(value)}
        words = {word for text in texts for word in _WORD.findall(text)}
        if words & _WITHHELD_WORDS:
            yield "draft", bool(texts & _WITHHELD_WORDS)
        if words & _UNLISTED_WORDS:
            yield "unlisted", bool(texts & _UNLISTED_WORDS)
        if words & _LATER_WORDS:
            yield "later", True


def _in_table(name: str, inner: Mapping[str, object]) -> Iterator[tuple[str, bool]]:
    """Yield what a table of keys says: the site's own, such as ``params``, or Hugo's ``build``."""
    for key in DRAFT & inner.keys():
        if inner[key] is not False and not is_empty(inner[key]):
            yield "draft", inner[key] is True
    if name == "build" and _never(inner.get("render")):
        yield "draft", True
    if name == "build" and _never(inner.get("list")):
        yield "unlisted", True


def _never(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() == "never")


def _span(value: object, zone: tzinfo) -> tuple[Span, bool]:
    """Return when a date may be, and whether it is one."""
    try:
        instant = read_date(created(value), zone).instant
    except (ValueError, OverflowError):
        return Span(*(readings(created(value), zone) or ())), False
    return Span(instant, instant), True


def _dated(items: list[tuple[str, Any]], names: tuple[str, ...]) -> list[tuple[str, Any]]:
    """Return those of these keys that have a date, or what should be one."""
    wanted = {folded(name) for name in names}
    return [
        (key, value)
        for key, value in items
        if folded(key) in wanted
        and not is_empty(created(value))
        and not (isinstance(value, bool) and not is_date(key))
    ]


def _listed(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value.values()]
    return value if isinstance(value, list) else [value]
