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

_SCHEME = re.compile(r"(?:^|[^a-zA-Z])(https?)$", re.IGNORECASE | re.DOTALL)
_PATH = r"(?:[^\s<\]]|\](?![(\[]))++"  # up to what ends the text of a link
_REST = re.compile(rf"://({_PATH})")
_HOST = re.compile(r"[^\s!-,/:-@\[-^`{-~]+")
_BARE = re.compile(
    r"(?P<www>(?:(?<=[^a-zA-Z0-9/:.@-])|^)www\." + _PATH + r")"
    r"|(?<![a-zA-Z0-9.+_/-])(?P<mail>[a-zA-Z0-9.+_-]+@[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]+)+)",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"<(/?)a[\s>]", re.IGNORECASE)
_ENTITY = re.compile(r"&[a-zA-Z0-9]+;$")
_SAFE = "/?:@!$&'()*+,;=-._~#%[]|"


def autolinks_plugin(md: MarkdownIt) -> None:
    """Make links of bare addresses, ``www.`` ones, and mail addresses."""
    md.inline.ruler.push("bare_address", _address)
    md.core.ruler.before("text_join", "bare_words", _words)  # which joins what is escaped


def _address(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel or state.src[state.pos] != ":":
        return False
    before = _SCHEME.search(state.pending[-6:])
    if before is None or not _is_host(state.src, state.pos + 3):
        return False  # before the rest is read, which may be long
    rest = _REST.match(state.src, state.pos)
    text = _trimmed(rest[1]) if rest is not None else ""
    if not _is_host(text):
        return False
    return _push(state, f"{before[1]}://{text}", len(before[1]))


def _push(state: StateInline, text: str, pending: int) -> bool:
    state.pending = state.pending[:-pending]
    state.push("link_open", "a", 1).attrs = {"href": quote(text, safe=_SAFE)}
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


def _is_host(text: str, at: int = 0) -> bool:
    host = _HOST.match(text, at)
    return host is not None and not any("_" in part for part in host[0].split(".")[-2:])


def _words(state: StateCore) -> None:
    if not _has_any(state.src):
        return
    for token in state.tokens:
        if token.type == "inline" and token.children and _has_any(token.content):
            token.children = list(_with_links(token.children))


def _has_any(text: str) -> bool:
    return "@" in text or "www." in text.lower()


def _with_links(tokens: list[Token]) -> Iterator[Token]:
    inside = 0
    for token in tokens:
        if token.type in {"link_open", "link_close"}:
            inside += token.nesting
        elif token.type == "html_inline" and (tag := _ANCHOR.match(token.content)):
            inside = max(0, inside + (-1 if tag[1] else 1))
        if token.type == "text" and not inside:
            yield from _split(token)
        else:
            yield token


def _split(token: Token) -> Iterator[Token]:
    done = 0
    for found in _BARE.finditer(token.content):
        text, address = _word(found)
        if not text:
            continue
        yield token.copy(content=token.content[done : found.start()])
        attrs: dict[str, str | int | float] = {"href": quote(address, safe=_SAFE)}
        yield Token("link_open", "a", 1, attrs=attrs, markup="autolink", info="auto")
        yield token.copy(content=text)
        yield Token("link_close", "a", -1, markup="autolink", info="auto")
        done = found.start() + len(text)
    if done < len(token.content):
        yield token.copy(content=token.content[done:])


def _word(found: re.Match[str]) -> tuple[str, str]:
    """Return what is shown of a word that is a link, and where it leads; nothing if it is none."""
    if mail := found["mail"]:
        return (mail, f"mailto:{mail}") if mail[-1].isalpha() else ("", "")
    text = _trimmed(found["www"])
    return (text, f"http://{text}") if "." in text[4:] and _is_host(text) else ("", "")
