"""The publication gate: the one predicate that decides whether something is shown.

Articles of every format ask it, landing pages and other pages of the author's, partials and files.
In doubt it is shut: a key that withholds and cannot be read withholds, and so does front matter
that cannot be parsed (Astro stops there).
"""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from ..dates import read_date, readings
from ..frontmatter.deciding import (
    ENDS,
    PUBLISH,
    STARTS,
    UNLIST,
    WITHHOLD,
    WORDS,
    folded,
)
from ..frontmatter.keys import created
from ..frontmatter.values import is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime, tzinfo

    from ..frontmatter.model import FrontMatter
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


_OURS = {folded(key): key for key in ("draft", "pubDate", "expiryDate")}
"""The keys that count in pages that are no articles; proposals carry ``Status: Draft``."""
_WITHHELD_WORDS = frozenset({"draft", "private", "unpublished", "pending", "trash", "trashed"})
_UNLISTED_WORDS = frozenset({"unlisted", "hidden"})
_LATER_WORDS = frozenset({"scheduled", "future"})
_WORD = re.compile(r"[^\W\d_]++")
_NAMED = re.compile(
    rf"""^[ \t]*["':]?(?:{"|".join(_OURS)})["']?[ \t]*[:=]""", re.MULTILINE | re.IGNORECASE
)
DRAFTS_FOLDER = "_drafts"
"""Where Jekyll keeps what is not published (https://jekyllrb.com/docs/posts/#drafts)."""


def in_drafts_folder(path: str) -> bool:
    """Tell whether a file lies in a folder of drafts."""
    return DRAFTS_FOLDER in PurePath(path).parts[:-1]


def standing_of(source: Source, zone: tzinfo, *, article: bool = True) -> Standing:
    """Read what withholds. Of a page that is no *article* only our own three keys count."""
    if source.error:
        doubt = article or source.broken or _NAMED.search(source.block) is not None
        return Standing(draft=doubt)
    if not article:
        given = {
            _OURS[folded(key)]: (key, value)
            for key, value in source.data.items()
            if folded(key) in _OURS
        }
        drafts = [pair for pair in source.data.items() if folded(pair[0]) == "draft"]
        return _standing(drafts, given.get("pubDate"), given.get("expiryDate"), zone)
    written = {folded(key): (key, value) for key, value in reversed(list(source.data.items()))}
    return _standing([*source.data.items()], _first(written, STARTS), _first(written, ENDS), zone)


def verdict(
    front_matter: FrontMatter | None, standing: Standing, settings: Settings
) -> Withheld | None:
    """Tell why something is withheld at ``settings.now``, or None if it is published.

    *front_matter* may say more than was written: a project's model may have defaults.
    """
    now, starts, ends = settings.now, standing.starts, standing.ends
    if front_matter is not None and front_matter.pubDate is not None:
        starts = Span(*[front_matter.pubDate.instant] * 2)
    if front_matter is not None and front_matter.expiryDate is not None:
        ends = Span(*[front_matter.expiryDate.instant] * 2)
    if standing.draft or (front_matter is not None and front_matter.draft):
        return Withheld.DRAFT
    if starts is not None and (starts.latest is None or starts.latest > now):
        return Withheld.SCHEDULED
    if ends is not None and (ends.earliest is None or ends.earliest <= now):
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
    starts: tuple[str, Any] | None,
    ends: tuple[str, Any] | None,
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
    spans: list[Span | None] = []
    for found in (starts, ends):
        span, sure = _span(found[1], zone) if found else (None, True)
        spans.append(span)
        doubtful += [found[0]] if found and not sure else []
    if later and spans[0] is None:  # and nobody says when
        spans[0] = Span()
        doubtful += later
    return Standing(draft, spans[0], spans[1], unlisted, tuple(doubtful))


def _switches(name: str, value: object) -> Iterator[tuple[str, bool]]:
    """Yield what a key says, ``draft``, ``unlisted`` or ``later``, and whether that is sure."""
    if is_empty(value):
        return
    if name in WITHHOLD and value is not False:
        yield "draft", value is True
    elif name in UNLIST and value is not False:
        yield "unlisted", value is True
    elif name == "ispublished" and value is not True:
        yield "draft", value is False
    elif name in PUBLISH and value is False:
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
    elif name == "build" and isinstance(value, dict):  # Hugo's
        if _never(value.get("render")):
            yield "draft", True
        if _never(value.get("list")):
            yield "unlisted", True


def _never(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() == "never")


def _span(value: object, zone: tzinfo) -> tuple[Span | None, bool]:
    """Return when a date may be, and whether it is one."""
    value = created(value)
    if is_empty(value) or isinstance(value, bool):
        return None, True
    try:
        instant = read_date(value, zone).instant
    except (ValueError, OverflowError):
        return Span(*(readings(value, zone) or ())), False
    return Span(instant, instant), True


def _first(written: Mapping[str, tuple[str, Any]], names: tuple[str, ...]) -> Any:
    """Return the first of these keys that has a date, or what should be one."""
    found = (written[folded(name)] for name in names if folded(name) in written)
    return next(
        (pair for pair in found if not is_empty(pair[1]) and not isinstance(pair[1], bool)), None
    )


def _listed(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value.values()]
    return value if isinstance(value, list) else [value]
