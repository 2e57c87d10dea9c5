"""Elements of a page's head: each thing once, and no word of an author's ends one early."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..html_tokens import StartTag, pieces
from .xml import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_IN_SCRIPTS = str.maketrans(
    {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}  # what HTML or JavaScript heeds
)


class Tag(NamedTuple):
    """A ``<meta>``; Open Graph has a ``property``, everybody else a ``name``."""

    kind: Literal["name", "property"]
    key: str
    content: str

    def __str__(self) -> str:
        content = escape(" ".join(clean(self.content).split()))
        return f'<meta {self.kind}="{escape(self.key)}" content="{content}" />'


def link(**attributes: str) -> str:
    """Return a ``<link>``."""
    written = "".join(f' {name}="{escape(clean(each))}"' for name, each in attributes.items())
    return f"<link{written} />"


def json_script(value: object) -> str:
    """Return data as a ``<script>`` that runs nothing (JSON-LD)."""
    written = json.dumps(_clean(value), ensure_ascii=False, separators=(",", ":"))
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


def _said(markup: str) -> frozenset[str]:
    metas = [
        each.given for each in pieces(markup) if isinstance(each, StartTag) and each.name == "meta"
    ]
    named = {given.get(key, "") for given in metas for key in ("name", "property")}
    return frozenset(named - {""})


def _clean(value: Any) -> Any:
    """Take out of all texts what no document may hold."""
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return clean(value) if isinstance(value, str) else value
