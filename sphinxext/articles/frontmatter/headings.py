"""The heading that an article begins with: as text without marks, and when two are the same."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference

from ..forbidden_characters import mended

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\]\n]{1,999})\]:", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]{1,999}+)\]")
_ROLE = re.compile(r"\{[\w:.+-]+\}\Z")
_TYPOGRAPHY = (
    (re.compile(" ?(?:[\u2010-\u2015\u2212\u2e3a\u2e3b]|(?<!-)-{2,3}(?!-)|(?<= )-(?= )) ?"), "-"),
    (re.compile("[\u201c-\u201f\u2033\u2036\u00ab\u00bb]|``|''|(?:[\u2018\u2019]){2}"), '"'),
    (re.compile("[\u2018-\u201b\u2032\u2035\u2039\u203a`\u00b4]"), "'"),
    (re.compile("\u2026"), "..."),
    (re.compile("[\u00ad\u200b\u2060\ufeff]"), ""),
)
_LONGEST = 4_000  # characters: a longer line is shown as it is written
_H1 = re.compile(r"(?:#[ \t]+(?P<atx>[^\n]*)|(?P<setext>\S[^\n]*)\n=+[ \t]*)(?:\n|\Z)")


def title_in(body: str) -> str:
    """Return the H1 that *body* begins with as text: no emphasis, links, code, HTML, escapes."""
    written = heading(body)
    if not written or len(written) > _LONGEST:
        return one_line(written)
    references: dict[str, Mapping[str, str]] = {}
    if "[" in written:
        labels = (found["label"] for found in _DEFINITION.finditer(body))
        references = {normalizeReference(each): {"href": "", "title": ""} for each in labels}
    notes = {label for label in references if label.startswith("^")}
    env = {"references": {key: each for key, each in references.items() if key not in notes}}
    (inline,) = _markdown().parseInline(written, env)
    return one_line("".join(_shown(inline.children or (), notes)))


def _shown(tokens: Sequence[Token], notes: set[str]) -> Iterator[str]:
    for at, token in enumerate(tokens):
        if token.type in {"softbreak", "hardbreak"}:
            yield " "
        elif token.type == "image":
            yield "".join(_shown(token.children or (), notes))
        elif token.type == "text":
            text = _FOOTNOTE.sub(
                lambda found: "" if f"^{normalizeReference(found['label'])}" in notes else found[0],
                token.content,
            )
            coded = at + 1 < len(tokens) and tokens[at + 1].type == "code_inline"
            yield _ROLE.sub("", text) if coded else text
        elif token.type in {"code_inline", "text_special"}:
            yield token.content


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("strikethrough")


def one_line(text: str) -> str:
    """Return *text* without line breaks; what cannot be printed is shown as a sign for that."""
    return mended(" ".join(text.split()))


def begins_with(body: str, title: str) -> bool:
    """Tell whether *body* begins with *title* as its H1."""
    return bool(title) and (title == heading(body) or same_heading(title, title_in(body)))


def same_heading(one: str, other: str) -> bool:
    """Tell whether two headings differ by nothing but typography: dashes, quotes, ellipses."""
    return one == other or _plain(one) == _plain(other)


def _plain(text: str) -> str:
    text = " ".join(text.split())
    for pattern, plain in _TYPOGRAPHY:
        text = pattern.sub(plain, text)
    return text.strip()


def heading(body: str) -> str:
    """Return the text of the H1 a body begins with, or nothing."""
    match = _H1.match(body.lstrip(" \n"))
    if match is None:
        return ""
    if match["setext"]:
        return match["setext"].strip()
    text = match["atx"].strip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else text
