"""Whatever is written, all of it is there, and reading takes time in proportion."""

from __future__ import annotations

import sys
from math import isqrt
from typing import TYPE_CHECKING

import pytest
from markdown_it.tree import SyntaxTreeNode

from .growing import AT_MOST, growth
from .reading_markdown import read, shown

if TYPE_CHECKING:
    from collections.abc import Callable

N, SIZE = 10_000, 1_500
ODD: dict[str, Callable[[int], str]] = {
    "nested quotes": lambda n: ">" * n + " end",
    "nested quotes with spaces": lambda n: "> " * n + "end",
    "nested lists": lambda n: "- " * n + "end",
    "nested ordered lists": lambda n: "1. " * n + "end",
    "lists and quotes": lambda n: "- > " * n + "end",
    "ever deeper lists": lambda n: "".join(f"{' ' * 2 * i}- x\n" for i in range(isqrt(n))) + "end",
    "open brackets": lambda n: "[" * n + "end",
    "closed brackets": lambda n: "[" * n + "end" + "]" * n,
    "nested links": lambda n: "[" * n + "end" + "](x)" * n,
    "nested images": lambda n: "![" * n + "end" + "](x)" * n,
    "footnotes in footnotes": lambda n: "[^1]: " * n + "end",
    "open asides": lambda n: ":::note\n" * n + "end",
    "asides": lambda n: ":::note\nx\n:::\n" * n + "end",
    "ever longer fences": lambda n: "".join(f"{':' * i}note\n" for i in range(isqrt(n))) + "end",
    "colons": lambda n: ":::\n" * n + "end",
    "one line of colons": lambda n: ":" * n + " the end",
    "open asides that fit nothing": lambda n: "::::note\n" * (n // 2) + ":::\n" * (n // 2) + "end",
    "asides of all lengths": lambda n: "".join(
        f"{':' * (3 + i % 50)}note\n{':' * (3 + i * 7 % 50)}\n" for i in range(n // 30)
    ) + "end",
    "open asides below others": lambda n: ":::a\n" * n + "::::a\n" * n + ":::\n" * n + "end",
    "asides in quotes": lambda n: "> :::note\n" * n + "> end",
    "alerts": lambda n: "> [!NOTE]\n" * n + "> end",
    "an unclosed fence": lambda n: "```js\n" + "x\n" * n + "end",
    "many fences": lambda n: "```\n" * (2 * n) + "end",
    "an unclosed fence in an aside": lambda n: ":::note\n```js\n" + "x\n" * n + "end",
    "emphasis": lambda n: "*a **a " * n + "end",
    "nested emphasis": lambda n: "*a " * n + "end" + " a*" * n,
    "stars": lambda n: "*" * n + "end" + "*" * n,
    "tildes": lambda n: "~a ~~b " * n + "end",
    "ticks": lambda n: "".join("`" * i + "x" for i in range(isqrt(n))) + "end",
    "braces before ticks": lambda n: "{a}`" * n + "end",
    "addresses": lambda n: "https://a.b/c " * n + "end",
    "addresses in a row": lambda n: "https://a.b/" * n + "end",
    "addresses in brackets": lambda n: "(https://a.b/c" * n + ")" * n + "end",
    "one address": lambda n: "https://a.b/" + "c" * 100 * n + " end",
    "addresses without a host": lambda n: "https://!" * n + "end",
    "addresses of no host": lambda n: "https://a_b.c.!" * n + "end",
    "addresses before links": lambda n: "https://a.b/q[c](d)" * n + "end",
    "ats": lambda n: "@" * n + "end",
    "mail": lambda n: "a@" * n + "end",
    "www": lambda n: "www." * n + "end",
    "footnote references": lambda n: "[^1]" * n + "end\n\n[^1]: x",
    "undefined footnotes": lambda n: "[^" * n + "end",
    "headings": lambda n: "# a\n" * n + "end",
    "rules": lambda n: "---\n" * n + "end",
    "setext": lambda n: "a\n---\n" * n + "end",
    "html": lambda n: "<div>" * n + "end",
    "comments": lambda n: "<!--" * n + "end",
    "tags in text that do not end": lambda n: "x " + "<a " * n + "end",
    "tags in a block that do not end": lambda n: "<a " * n + "end",
    "comments in text": lambda n: "x " + "<!-- " * n + "end",
    "entities": lambda n: "&amp" * n + "end",
    "backslashes": lambda n: "\\" * n + "end",
    "tables": lambda n: "|a|b|\n|-|-|\n" + "|x|y|\n" * n + "\nend",
    "one line": lambda n: "word " * 2 * n + "end",
    "many lines": lambda n: "word\n" * 2 * n + "end",
    "many paragraphs": lambda n: "word\n\n" * 2 * n + "end",
    "definitions": lambda n: "".join(f"[a{i}]: b\n" for i in range(n)) + "\nend",
    "directives": lambda n: "::a{b}\n" * n + "end",
}  # fmt: skip


@pytest.mark.parametrize("text_of", ODD.values(), ids=ODD)
def test_nothing_is_lost(text_of: Callable[[int], str]) -> None:
    assert "end" in shown(text_of(N))


@pytest.mark.parametrize("text_of", ODD.values(), ids=ODD)
def test_time_is_in_proportion_to_length(text_of: Callable[[int], str]) -> None:
    assert growth(read, text_of, SIZE) <= AT_MOST


@pytest.mark.parametrize("text_of", ODD.values(), ids=ODD)
def test_the_tree_is_never_deep(text_of: Callable[[int], str]) -> None:
    limit = sys.getrecursionlimit()
    tokens = read(text_of(SIZE))
    depth = 0
    sys.setrecursionlimit(600)
    try:
        SyntaxTreeNode(tokens)
    finally:
        sys.setrecursionlimit(limit)
    for token in tokens:
        depth += token.nesting
        assert depth <= 41


def test_markers_beyond_the_bound_are_text() -> None:
    assert shown(">" * 100 + " end") == ">" * 63 + " end"
    assert shown("*" * 201 + "end" + "*" * 201).count("*") > 200
