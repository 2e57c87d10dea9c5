"""Whatever is written, all of it is there, and reading takes time in proportion."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from markdown_it.tree import SyntaxTreeNode

from ..proportion import FAR, SQUARE, beyond_proportion
from .reading_markdown import read, shown, told

if TYPE_CHECKING:
    from markdown_it.token import Token

N = 10_000


def odd(n: int) -> dict[str, str]:
    """Return texts that have their length from *n*."""
    fences = (f"{':' * (3 + each)}note\n" for each in range(n // 20))
    return {
        "nested quotes": ">" * n + " end",
        "nested quotes with spaces": "> " * n + "end",
        "nested lists": "- " * n + "end",
        "nested ordered lists": "1. " * n + "end",
        "lists and quotes": "- > " * n + "end",
        "ever deeper lists": "".join(f"{'  ' * depth}- x\n" for depth in range(n // 33)) + "end",
        "open brackets": "[" * n + "end",
        "closed brackets": "[" * n + "end" + "]" * n,
        "nested links": "[" * n + "end" + "](x)" * n,
        "nested images": "![" * n + "end" + "](x)" * n,
        "footnotes in footnotes": "[^1]: " * n + "end",
        "open asides": ":::note\n" * n + "end",
        "asides": ":::note\nx\n:::\n" * n + "end",
        "ever longer fences": "".join(fences) + "end",
        "colons": ":::\n" * n + "end",
        "one line of colons": ":" * n + " the end",
        "open asides that fit nothing": "::::note\n" * (n // 2) + ":::\n" * (n // 2) + "end",
        "asides in quotes": "> :::note\n" * n + "> end",
        "alerts": "> [!NOTE]\n" * n + "> end",
        "an unclosed fence": "```js\n" + "x\n" * n + "end",
        "many fences": "```\n" * 2 * n + "end",
        "an unclosed fence in an aside": ":::note\n```js\n" + "x\n" * n + "end",
        "emphasis": "*a **a " * n + "end",
        "nested emphasis": "*a " * n + "end" + " a*" * n,
        "stars": "*" * n + "end" + "*" * n,
        "tildes": "~a ~~b " * n + "end",
        "ticks": "".join("`" * each + "x" for each in range(n // 33)) + "end",
        "braces before ticks": "{a}`" * n + "end",
        "addresses": "https://a.b/c " * n + "end",
        "addresses in a row": "https://a.b/" * n + "end",
        "addresses in brackets": "(https://a.b/c" * n + ")" * n + "end",
        "one address": "https://a.b/" + "c" * 100 * n + " end",
        "ats": "@" * n + "end",
        "mail": "a@" * n + "end",
        "www": "www." * n + "end",
        "footnote references": "[^1]" * n + "end\n\n[^1]: x",
        "undefined footnotes": "[^" * n + "end",
        "headings": "# a\n" * n + "end",
        "rules": "---\n" * n + "end",
        "setext": "a\n---\n" * n + "end",
        "html": "<div>" * n + "end",
        "comments": "<!--" * n + "end",
        "entities": "&amp" * n + "end",
        "backslashes": "\\" * n + "end",
        "tables": "|a|b|\n|-|-|\n" + "|x|y|\n" * n + "\nend",
        "one line": "word " * 20 * n + "end",
        "many lines": "word\n" * 20 * n + "end",
        "many paragraphs": "word\n\n" * 2 * n + "end",
        "definitions": "".join(f"[a{each}]: b\n" for each in range(n)) + "\nend",
        "directives": "::a{b}\n" * n + "end",
    }  # fmt: skip


ODD, SMALLER = odd(N), odd(N // 4)
ALL_LOOK_AHEAD = {"undefined footnotes", "open asides that fit nothing"}
"""Where each opening looks through all that follows: as the square of the length, but no more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and whether that took no more than it may, by its length."""

    text: str
    tokens: list[Token]
    in_proportion: bool


@pytest.fixture(scope="module", params=ODD)
def reading(request: pytest.FixtureRequest) -> Reading:
    """Read a text once for all that is asked of it."""
    name = str(request.param)
    found: dict[str, list[Token]] = {}

    def keep(text: str) -> None:
        found[text] = read(text)

    bound = SQUARE if name in ALL_LOOK_AHEAD else FAR
    beyond = beyond_proportion(keep, SMALLER[name], ODD[name], bound)
    return Reading(ODD[name], found[ODD[name]], beyond < bound)


def test_nothing_is_lost(reading: Reading) -> None:
    assert "end" in told(reading.tokens)


def test_nothing_takes_long(reading: Reading) -> None:
    assert reading.in_proportion


def test_the_tree_is_never_deep(reading: Reading) -> None:
    limit = sys.getrecursionlimit()
    if len(reading.text) > 500_000:
        return
    depth = 0
    sys.setrecursionlimit(600)
    try:
        SyntaxTreeNode(reading.tokens)
    finally:
        sys.setrecursionlimit(limit)
    for token in reading.tokens:
        depth += token.nesting
        assert depth <= 41


def test_markers_beyond_the_bound_are_text() -> None:
    assert shown(">" * 100 + " end") == ">" * 63 + " end"
    assert shown("*" * 201 + "end" + "*" * 201).count("*") > 200
