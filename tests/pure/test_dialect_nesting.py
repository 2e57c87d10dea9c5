"""Whatever is written, all of it is there, and reading takes time in proportion."""

from __future__ import annotations

import sys
import time

import pytest
from markdown_it.tree import SyntaxTreeNode

from .reading_markdown import read, shown

N = 10_000
ODD = {
    "nested quotes": ">" * N + " end",
    "nested quotes with spaces": "> " * N + "end",
    "nested lists": "- " * N + "end",
    "nested ordered lists": "1. " * N + "end",
    "lists and quotes": "- > " * N + "end",
    "ever deeper lists": "".join(f"{'  ' * depth}- x\n" for depth in range(300)) + "end",
    "open brackets": "[" * N + "end",
    "closed brackets": "[" * N + "end" + "]" * N,
    "nested links": "[" * N + "end" + "](x)" * N,
    "nested images": "![" * N + "end" + "](x)" * N,
    "footnotes in footnotes": "[^1]: " * N + "end",
    "open asides": ":::note\n" * N + "end",
    "asides": ":::note\nx\n:::\n" * N + "end",
    "ever longer fences": "".join(f"{':' * (3 + n)}note\n" for n in range(500)) + "end",
    "colons": ":::\n" * N + "end",
    "one line of colons": ":" * N + " the end",
    "open asides that fit nothing": "::::note\n" * (N // 2) + ":::\n" * (N // 2) + "end",
    "asides in quotes": "> :::note\n" * N + "> end",
    "alerts": "> [!NOTE]\n" * N + "> end",
    "an unclosed fence": "```js\n" + "x\n" * N + "end",
    "many fences": "```\n" * (2 * N) + "end",
    "an unclosed fence in an aside": ":::note\n```js\n" + "x\n" * N + "end",
    "emphasis": "*a **a " * N + "end",
    "nested emphasis": "*a " * N + "end" + " a*" * N,
    "stars": "*" * N + "end" + "*" * N,
    "tildes": "~a ~~b " * N + "end",
    "ticks": "".join("`" * n + "x" for n in range(300)) + "end",
    "braces before ticks": "{a}`" * N + "end",
    "addresses": "https://a.b/c " * N + "end",
    "addresses in a row": "https://a.b/" * N + "end",
    "addresses in brackets": "(https://a.b/c" * N + ")" * N + "end",
    "one address": "https://a.b/" + "c" * 1_000_000 + " end",
    "ats": "@" * N + "end",
    "mail": "a@" * N + "end",
    "www": "www." * N + "end",
    "footnote references": "[^1]" * N + "end\n\n[^1]: x",
    "undefined footnotes": "[^" * N + "end",
    "headings": "# a\n" * N + "end",
    "rules": "---\n" * N + "end",
    "setext": "a\n---\n" * N + "end",
    "html": "<div>" * N + "end",
    "comments": "<!--" * N + "end",
    "entities": "&amp" * N + "end",
    "backslashes": "\\" * N + "end",
    "tables": "|a|b|\n|-|-|\n" + "|x|y|\n" * N + "\nend",
    "one line": "word " * 200_000 + "end",
    "many lines": "word\n" * 200_000 + "end",
    "many paragraphs": "word\n\n" * 20_000 + "end",
    "definitions": "".join(f"[a{n}]: b\n" for n in range(N)) + "\nend",
    "directives": "::a{b}\n" * N + "end",
}  # fmt: skip


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_nothing_is_lost_and_nothing_takes_long(text: str) -> None:
    start = time.process_time()
    found = shown(text)
    assert "end" in found
    assert time.process_time() - start < 20


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_the_tree_is_never_deep(text: str) -> None:
    limit = sys.getrecursionlimit()
    if len(text) > 500_000:
        return
    tokens = read(text)
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
