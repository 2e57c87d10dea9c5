"""Bare addresses as links: https://github.github.com/gfm/#autolinks-extension- as Astro reads it.

Unlike GitHub's, Astro's links may follow text of a script without spaces (``見るhttps://…``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_SCHEME = re.compile(r"(?:^|[^a-zA-Z])(https?|mailto|xmpp)$", re.IGNORECASE | re.DOTALL)
_REST = re.compile(r"://([^\s<]+)")
_HOST = re.compile(r"[^\s!-,/:-@\[-^`{-~]+")
_WWW = re.compile(r"(?:(?<=[^a-zA-Z0-9/:.@-])|^)www\.[^\s<]+", re.IGNORECASE)
_LOCAL = re.compile(r"[a-zA-Z0-9.+_-]+$")
_DOMAIN = re.compile(r"[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]+)+")
_ENTITY = re.compile(r"&[a-zA-Z0-9]+;$")
_LONGEST_NAME = 64
_SAFE = "/?:@!$&'()*+,;=-._~#%[]|"


def autolinks_plugin(md: MarkdownIt) -> None:
    """Make links of bare addresses, ``www.`` ones, and mail addresses."""
    md.inline.ruler.push("bare_address", _address)
    md.inline.ruler.push("bare_mail", _mail)
    md.core.ruler.push("bare_www", _www)


def _address(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel or state.src[state.pos] != ":":
        return False
    before = _SCHEME.search(state.pending[-8:])
    if before is None:
        return False
    scheme = before[1]
    if scheme.lower() in {"mailto", "xmpp"}:
        mail = _whole_mail(state.src, state.pos + 1)
        return bool(mail) and _push(state, f"{scheme}:{mail}", f"{scheme}:{mail}", len(scheme))
    rest = _REST.match(state.src, state.pos)
    if rest is None:
        return False
    text = _trimmed(rest[1])
    if not _is_host(text):
        return False
    return _push(state, f"{scheme}://{text}", f"{scheme}://{text}", len(scheme))


def _mail(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel or state.src[state.pos] != "@":
        return False
    local = _LOCAL.search(state.pending[-_LONGEST_NAME:])
    domain = _mail_domain(state.src, state.pos + 1)
    if local is None or not domain:
        return False
    text = f"{local[0]}@{domain}"
    return _push(state, text, f"mailto:{text}", len(local[0]))


def _whole_mail(text: str, start: int) -> str:
    local = re.compile(r"[a-zA-Z0-9.+_-]+@").match(text, start)
    domain = _mail_domain(text, local.end()) if local is not None else ""
    return f"{local[0]}{domain}" if local is not None and domain else ""


def _mail_domain(text: str, start: int) -> str:
    found = _DOMAIN.match(text, start)
    if found is None or not found[0][-1].isalpha() or text[found.end() : found.end() + 1] == "@":
        return ""
    return found[0]


def _push(state: StateInline, text: str, address: str, pending: int) -> bool:
    state.pending = state.pending[:-pending]
    state.push("link_open", "a", 1).attrs = {"href": quote(address, safe=_SAFE)}
    state.tokens[-1].markup, state.tokens[-1].info = "autolink", "auto"
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1).markup = "autolink"
    state.pos += len(text) - pending
    return True


def _trimmed(text: str) -> str:
    """Leave what ends a sentence or a bracket out of an address."""
    end = len(text)
    unclosed = text.count(")") - text.count("(")
    while end:
        last = text[end - 1]
        if last in "?!.,:*_~'\"[]":
            end -= 1
        elif last == ")" and unclosed > 0:
            end, unclosed = end - 1, unclosed - 1
        elif last == ";":
            entity = _ENTITY.search(text, max(0, end - 32), end)
            end = entity.start() if entity is not None else end - 1
        else:
            break
    return text[:end]


def _is_host(text: str) -> bool:
    host = _HOST.match(text)
    return host is not None and not any("_" in part for part in host[0].split(".")[-2:])


def _www(state: StateCore) -> None:
    if "www." not in state.src.lower():
        return
    for token in state.tokens:
        if token.type == "inline" and token.children and "www." in token.content.lower():
            token.children = list(_with_www(token.children))


def _with_www(tokens: list[Token]) -> Iterator[Token]:
    inside = 0
    for token in tokens:
        inside += token.nesting if token.type in {"link_open", "link_close"} else 0
        if token.type == "text" and not inside:
            yield from _split(token)
        else:
            yield token


def _split(token: Token) -> Iterator[Token]:
    done = 0
    for found in _WWW.finditer(token.content):
        text = _trimmed(found[0])
        if "." not in text[4:] or not _is_host(text):
            continue
        yield token.copy(content=token.content[done : found.start()])
        href = quote(f"http://{text}", safe=_SAFE)
        attrs: dict[str, str | int | float] = {"href": href}
        yield Token("link_open", "a", 1, attrs=attrs, markup="autolink", info="auto")
        yield token.copy(content=text)
        yield Token("link_close", "a", -1, markup="autolink", info="auto")
        done = found.start() + len(text)
    if done < len(token.content):
        yield token.copy(content=token.content[done:])
