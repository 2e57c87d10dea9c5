"""The words of a ``hero``, at the top of a page of Starlight's: a tagline, and where to go on.

https://starlight.astro.build/reference/frontmatter/#hero
"""

from __future__ import annotations

from html import unescape
from typing import NamedTuple

from ..forbidden_characters import mended
from ..html_tokens import Text, pieces
from .value_types import is_address, is_empty

ACCEPTED = {
    "title": "text",
    "tagline": "text",
    "actions": "a list of {text, link}, with links to pages, https or mailto",
}
"""What its keys accept, in words; its pictures are those of ``heroImage``."""


class Action(NamedTuple):
    """A link that looks like a button: ``primary``, ``secondary`` or ``minimal``."""

    text: str
    link: str
    variant: str = "primary"


class Hero(NamedTuple):
    """What is said at the top of a page, as text without HTML."""

    title: str = ""
    tagline: str = ""
    actions: tuple[Action, ...] = ()


def read_hero(value: object) -> tuple[Hero, tuple[str, ...]]:
    """Read what is under the key ``hero``; also return the keys in it that cannot be used.

    A path or an address is a picture, and has no words.
    """
    if not isinstance(value, dict):
        return Hero(), ()
    texts = {key: _text(value[key]) for key in ("title", "tagline") if not is_empty(value.get(key))}
    listed = value.get("actions") or []
    actions = [_action(each) for each in listed] if isinstance(listed, list) else [None]
    wrong = [key for key, text in texts.items() if text is None]
    if None in actions:
        wrong.append("actions")
    return Hero(
        title=texts.get("title") or "",
        tagline=texts.get("tagline") or "",
        actions=tuple(each for each in actions if each is not None),
    ), tuple(wrong)


def _text(value: object) -> str | None:
    """Return text without its tags, which Starlight shows as HTML; a line break is a space."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    texts = (
        piece.source if isinstance(piece, Text) else " " * (getattr(piece, "name", "") == "br")
        for piece in pieces(mended(str(value)))
    )
    return " ".join(mended(unescape("".join(texts))).split())


def _action(value: object) -> Action | None:
    if not isinstance(value, dict):
        return None
    text, link, variant = _text(value.get("text")), value.get("link"), value.get("variant")
    link = link.strip() if isinstance(link, str) else ""
    if not text or not link or not (is_address(link) or link.startswith("mailto:")):
        return None
    return Action(text, link, variant if isinstance(variant, str) else "primary")
