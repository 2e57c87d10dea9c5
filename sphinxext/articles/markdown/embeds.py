"""What other sites show: ``::youtube{id="…"}`` on a line of its own, ``<YouTube id="…" />`` in MDX.

Both are links to what they would embed, by one table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from .block_lines import ENDS, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_LEAF = re.compile(
    r"::(?P<name>[^\W\d][\w-]*+)"
    r"(?:\[(?P<label>[^\[\]]*+)\])?+"
    r"(?:\{(?P<attributes>(?:\"[^\"]*+\"|'[^']*+'|[^}\"'])*+)\})?+"
)
_ATTRIBUTE = re.compile(
    r"(?:^|(?<=\s))(?:#(?P<id>[^\s#.=]++)"
    r"|(?P<key>[\w-]++)=(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>\S++)))"
)
_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_USUAL = ("id", "url", "href", "src", "link", "video", "post")
_SAFE = "/?:@!$&'()*+,;=-._~#%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where an embed leads: *address* holds ``{}`` for a bare id.

    *keys* are the site's own names for the attribute that says it, besides the usual ones;
    *component* is the name in MDX.
    """

    address: str
    keys: tuple[str, ...] = ()
    component: str = ""

    def named(self, names: Iterable[str]) -> Iterator[str]:
        """Yield those of *names* that may say what is embedded, the best first."""
        spelled: dict[str, list[str]] = {}
        for name in names:
            spelled.setdefault(_folded(name), []).append(name)
        for key in (*self.keys, *_USUAL):
            yield from spelled.get(key, ())

    def link(self, value: str) -> str:
        """Return the address for an id or an address; nothing for what is neither."""
        value = value.strip()
        if value.startswith("//"):
            return f"https:{value}"
        if "://" in value:
            return value if value.lower().startswith(("https://", "http://")) else ""
        if not value or any(character in value for character in "<>\n"):
            return ""
        return self.address.format(quote(value, safe=_SAFE))

    @property
    def accepted(self) -> str:
        """What an author may write, for a warning."""
        return ", ".join(f'{key}="…"' for key in (*self.keys, *_USUAL))


SITES: Mapping[str, Site] = MappingProxyType({
    "bilibili": Site(address="https://www.bilibili.com/video/{}", keys=("bvid",)),
    "bluesky": Site(address="https://bsky.app/profile/{}", component="BlueskyPost"),
    "gist": Site(address="https://gist.github.com/{}", keys=("gist", "gistid"), component="Gist"),
    "github": Site(address="https://github.com/{}", keys=("repo", "user")),
    "link": Site(address="{}", component="LinkPreview"),
    "mastodon": Site(address="https://{}", component="MastodonPost"),
    "tweet": Site(
        address="https://twitter.com/i/status/{}", keys=("tweetid", "tweet"), component="Tweet"
    ),
    "vimeo": Site(address="https://vimeo.com/{}", keys=("videoid",), component="Vimeo"),
    "youtube": Site(
        address="https://www.youtube.com/watch?v={}", keys=("videoid", "v"), component="YouTube"
    ),
})  # fmt: skip
_BY_NAME = {
    **SITES,
    **{site.component.lower(): site for site in SITES.values() if site.component},
}


def find_site(name: str) -> Site | None:
    """Return the site of a directive, or of a component, in any case; None if nobody knows it."""
    return _BY_NAME.get(_folded(name))


def embeds_plugin(md: MarkdownIt) -> None:
    """Read leaf directives: a paragraph with a link.

    Text remains of others: with the name as ``meta["directive"]`` if nobody knows it, as
    ``meta["embed"]`` if it does not say what to show.
    """
    md.block.ruler.before("fence", "leaf_directive", _leaf, ENDS)


def _leaf(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    text = line_of(state, start_line)
    if not text.startswith("::") or state.is_code_block(start_line):
        return False
    found = _LEAF.fullmatch(text)
    if found is None or (found["label"] is None and found["attributes"] is None):
        return False
    if silent:
        return True
    site = find_site(found["name"])
    href = _address(site, found["attributes"] or "") if site is not None else ""
    state.line = start_line + 1
    state.push("paragraph_open", "p", 1).map = [start_line, state.line]
    inline = state.push("inline", "", 0)
    inline.map, inline.children = [start_line, state.line], []
    inline.content = f"[{_label(found) or _plain(href)}](<{href}>)" if href else text
    if not href:
        inline.meta["directive" if site is None else "embed"] = found["name"]
    state.push("paragraph_close", "p", -1)
    return True


def _label(found: re.Match[str]) -> str:
    return (found["label"] or "").strip()


def _plain(address: str) -> str:
    return _MARKUP.sub(r"\\\1", address)


def _address(site: Site, attributes: str) -> str:
    given: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(attributes):
        key = "id" if found["id"] else found["key"]
        given[key] = found["id"] or found["double"] or found["single"] or found["bare"] or ""
    href = next((link for key in site.named(given) if (link := site.link(given[key]))), "")
    return "" if any(character in href for character in "<>\n") else href


def _folded(name: str) -> str:
    return name.lower().replace("-", "")
