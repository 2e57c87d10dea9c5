"""Leaf directives: ``::youtube{id="…"}``, a line that stands for something on another site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .asides import ENDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_LEAF = re.compile(
    r"::(?P<name>[^\W\d][\w-]*)"
    r"(?:\[(?P<label>[^\[\]]*)\])?"
    r"(?:\{(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^}\"'])*)\})?"
)
_ATTRIBUTE = re.compile(
    r"(?:^|\s)(?:#(?P<id>[^\s#.=]+)|(?P<key>[\w-]+)=(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>\S+)))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a directive leads: *address* holds ``{}`` for the value of one of *keys*."""

    address: str
    keys: tuple[str, ...]


SITES: Mapping[str, Site] = {
    "youtube": Site(
        address="https://www.youtube.com/watch?v={}", keys=("id", "v", "video", "src", "url")
    ),
    "vimeo": Site(address="https://vimeo.com/{}", keys=("id", "src", "url")),
    "bilibili": Site(address="https://www.bilibili.com/video/{}", keys=("id", "bvid", "url")),
    "github": Site(address="https://github.com/{}", keys=("repo", "user", "url")),
    "gist": Site(address="https://gist.github.com/{}", keys=("id", "url")),
    "link": Site(address="{}", keys=("url", "href", "id")),
}


def embeds_plugin(md: MarkdownIt) -> None:
    """Read leaf directives: a paragraph with a link, or ``leaf_directive`` if it is unknown."""
    md.block.ruler.before("fence", "leaf_directive", _leaf, ENDS)


def _leaf(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    text = state.src[
        state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]
    ].rstrip()
    if not text.startswith("::") or state.is_code_block(start_line):
        return False
    found = _LEAF.fullmatch(text)
    if found is None or (found["label"] is None and found["attributes"] is None):
        return False
    if silent:
        return True
    site = SITES.get(found["name"].lower())
    href = _address(site, found) if site is not None else ""
    state.line = start_line + 1
    state.push("paragraph_open", "p", 1).map = [start_line, state.line]
    inline = state.push("inline", "", 0)
    inline.map, inline.children = [start_line, state.line], []
    inline.content = f"[{_label(found) or _plain(href)}](<{href}>)" if href else text
    if site is None:
        inline.meta["directive"] = found["name"]
    state.push("paragraph_close", "p", -1)
    return True


def _label(found: re.Match[str]) -> str:
    return (found["label"] or "").strip()


def _plain(address: str) -> str:
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", address)


def _address(site: Site, found: re.Match[str]) -> str:
    given: dict[str, str] = {}
    for each in _ATTRIBUTE.finditer(found["attributes"] or ""):
        key = "id" if each["id"] else each["key"]
        given[key] = each["id"] or each["a"] or each["b"] or each["c"] or ""
    value = next((given[key] for key in site.keys if given.get(key)), "")
    if not value or any(char in value for char in "<>\n"):
        return ""
    return value if "://" in value else site.address.format(value)
