"""Ids of headings, as Astro gives them: github-slugger's, of the text that is shown."""

from __future__ import annotations

import re
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..slugs import github_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_SHOWN = {
    "text", "text_special", "code_inline", "footnote_ref",
    "math_inline", "math_inline_double", "math_single",
}  # fmt: skip
_NONE: Mapping[str, str] = MappingProxyType({})
_DASHES = re.compile(r"(?<!\0)-{2,}")  # not what is escaped


def headings_plugin(md: MarkdownIt) -> None:
    """Give every ``heading_open`` its id as ``meta["slug"]``; an empty one is none.

    Headings with expressions of MDX have none yet; :func:`id_of` makes it later."""
    md.core.ruler.push("heading_ids", _ids)


def _ids(state: StateCore) -> None:
    seen = state.env.setdefault("heading_ids", {})
    numbers: dict[str, str] = {}
    for token, inline in pairwise(state.tokens):
        if "[^" in inline.content:
            _count(inline.children or (), numbers)
        if token.type == "heading_open" and not _waits(inline.children or ()):
            token.meta["slug"] = id_of(inline.children or (), seen, numbers)


def _waits(tokens: Iterable[Token]) -> bool:
    """Tell whether only rendering will show the text."""
    return any(token.type.startswith("mdx_") for token in tokens)


def id_of(tokens: Iterable[Token], seen: dict[str, int], numbers: Mapping[str, str] = _NONE) -> str:
    """Return the id of a heading with *tokens* as its text."""
    return unique(github_slug(shown(tokens, numbers)), seen)


def _count(tokens: Iterable[Token], numbers: dict[str, str]) -> None:
    for token in tokens:
        if token.type == "footnote_ref":
            numbers.setdefault(token.meta["label"], str(len(numbers) + 1))


def shown(tokens: Iterable[Token], numbers: Mapping[str, str]) -> str:
    """Return a heading's text, footnotes as *numbers*; of an image and of HTML there is none.

    Two hyphens or more are a dash by then, which no id keeps.
    """
    return "".join(
        numbers.get(token.meta["label"], "")
        if token.type == "footnote_ref"
        else _DASHES.sub("", token.meta.get("marked", token.content)).replace("\0", "")
        if token.type == "text"
        else token.content
        for token in tokens
        if token.type in _SHOWN
    )


def first_h1(tokens: Sequence[Token]) -> str | None:
    """Return the text of the first H1 that is in nothing else; None if there is none."""
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1" and not token.level:
            return "".join(each.content for each in inline.children or () if each.type in _SHOWN)
    return None


def unique(slug: str, seen: dict[str, int]) -> str:
    """Number *slug* as github-slugger does: ``a``, ``a-1``, ``a-2``; the empty one as well."""
    result = slug
    while result in seen:
        seen[slug] += 1
        result = f"{slug}-{seen[slug]}"
    seen[result] = 0
    return result
