"""Elements of a page's head: each thing once, and no word of an author's ends one early."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..html_tokens import StartTag, pieces, start_tag
from .xml import all_clean, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..html_tokens import Piece

_IN_SCRIPTS = str.maketrans(
    {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}  # what HTML or JavaScript heeds
)


class Tag(NamedTuple):
    """A ``<meta>``; Open Graph has a ``property``, everybody else a ``name``."""

    kind: Literal["name", "property"]
    key: str
    content: str

    def __str__(self) -> str:
        content = " ".join(clean(self.content).split())
        return start_tag("meta", {self.kind: self.key, "content": content}, closed=True)


def link(**attributes: str) -> str:
    """Return a ``<link>``."""
    given = {name: clean(value) for name, value in attributes.items()}
    return start_tag("link", given, closed=True)


def json_script(value: object) -> str:
    """Return data as a ``<script>`` that runs nothing (JSON-LD)."""
    written = json.dumps(all_clean(value), ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{written.translate(_IN_SCRIPTS)}</script>'


def without_said(tags: Iterable[Tag], markup: str) -> Iterator[Tag]:
    """Yield the tags of which *markup* says nothing: neither the same, nor what they belong to.

    ``og:image:width`` belongs to ``og:image``, whoever has named that.
    """
    said = _said(markup) if markup else frozenset()
    for tag in tags:
        parts = tag.key.split(":")
        above = {":".join(parts[:end]) for end in range(2, len(parts) + 1)}
        if tag.key not in said and not (above & said):
            yield tag


def taken_out(markup: str, prefix: str) -> tuple[str, dict[str, str]]:
    """Return *markup* without the properties that begin with *prefix*, and their values.

    Of those that are there several times, all stay.
    """
    parts = [*pieces(markup)]
    keys = [_property(each) for each in parts]
    once = {key for key, n in Counter(keys).items() if n == 1 and key.startswith(prefix)}
    taken = {
        key: each.given.get("content", "")
        for key, each in zip(keys, parts, strict=True)
        if key in once and isinstance(each, StartTag)
    }
    kept = (each.source for key, each in zip(keys, parts, strict=True) if key not in once)
    return "".join(kept), taken


def _property(piece: Piece) -> str:
    if not isinstance(piece, StartTag) or piece.name != "meta":
        return ""
    return piece.given.get("property") or piece.given.get("name", "")


def _said(markup: str) -> frozenset[str]:
    metas = [
        each.given for each in pieces(markup) if isinstance(each, StartTag) and each.name == "meta"
    ]
    named = {given.get(key, "") for given in metas for key in ("name", "property")}
    return frozenset(named - {""})
