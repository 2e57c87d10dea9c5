"""Expressions that need no JavaScript have values; all others say so."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sphinxext.articles.markdown.mdx.evaluation import evaluate
from sphinxext.articles.markdown.mdx.limits import Unknown
from sphinxext.articles.markdown.mdx.scanner import Code, NoPiece, Tag, Unfinished, scan
from sphinxext.articles.markdown.mdx.values import as_text

SCOPE = {"frontmatter": {"title": "T", "tags": ["a", "b"], "a b": 1}, "v": "1.2", "n": 3}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("'a'", "a"),
        ('"a\\n\\"b"', 'a\n"b'),
        ("'\\u00e9\\x41\\u{1F600}\\ud83d\\ude00'", "éA😀😀"),
        ("`a\nb`", "a\nb"),
        ("`a${v}b${n + 1}`", "a1.2b4"),
        ("`\\`\\${v}`", "`${v}"),
        ("12", 12),
        ("-1.5", -1.5),
        ("--1", 1),
        ("0x10", 16),
        ("1_000", 1000),
        ("1e3", 1000.0),
        ("010", 10),
        ("true", True),
        ("null", None),
        ("undefined", None),
        ("[1, 'a',]", [1, "a"]),
        ("{a: 1, 'b-c': [2]}", {"a": 1, "b-c": [2]}),
        ("({a: 1})", {"a": 1}),
        ("frontmatter.title", "T"),
        ("frontmatter['a b']", 1),
        ("frontmatter.tags[1]", "b"),
        ("frontmatter.tags.length", 2),
        ("frontmatter.tags.join(' | ')", "a | b"),
        ("' a\\n'.trim()", "a"),
        ("frontmatter?.none", None),
        ("frontmatter.none ?? 'x'", "x"),
        ("frontmatter.none || v", "1.2"),
        ("'v' + v + 1", "v1.21"),
        ("v.src", "1.2"),
        ("import('./x.png')", "./x.png"),
        (" 'a' ; ", "a"),
    ],
)
def test_literals_and_names_have_values(source: str, value: Any) -> None:
    assert evaluate(source, SCOPE) == value


def test_brackets_nest_up_to_a_limit() -> None:
    assert evaluate("(" * 39 + "1" + ")" * 39, SCOPE) == 1
    with pytest.raises(Unknown):
        evaluate("(" * 40 + "1" + ")" * 40, SCOPE)


@pytest.mark.parametrize(
    "source",
    [
        "", "f()", "x", "a ? b : c", "() => 1", "v.length()", "1 +", "'a", "`a", "[1", "{a}",
        "{a: }", "...v", "<b/>", "n.x", "[1] + [2]", "-'a'", "v v", "`${f()}`", "[" * 1000,
        "(" * 1000 + ")" * 1000, "new Date()", "v++", "`${" * 1000, "'\\",
    ],
)  # fmt: skip
def test_everything_else_is_unknown(source: str) -> None:
    with pytest.raises(Unknown):
        evaluate(source, SCOPE)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "a"), (1, "1"), (2.0, "2"), (2.5, "2.5"), (True, ""), (None, ""), (["a", 1], "a1"),
        (datetime(2025, 1, 2, tzinfo=UTC), "2025-01-02"),
    ],
)  # fmt: skip
def test_values_are_shown_as_jsx_shows_them(value: Any, text: str) -> None:
    assert as_text(value) == text


def test_an_object_cannot_be_shown() -> None:
    with pytest.raises(Unknown):
        as_text({"a": 1})


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("<A>", Tag(name="A")),
        ("</A >", Tag(name="A", closing=True)),
        ("<A/>", Tag(name="A", empty=True)),
        ("<a:b-c d:e />", Tag(name="a:b-c", attributes=(("d:e", True),), empty=True)),
        ('<A b="1 &amp; 2" c>', Tag(name="A", attributes=(("b", "1 & 2"), ("c", True)))),
        ("<A b='x\ny'>", Tag(name="A", attributes=(("b", "x\ny"),))),
        ("<A b={ {c: '}'} }>", Tag(name="A", attributes=(("b", Code("{c: '}'}")),))),
        ("<A b={`}${'`'}`}>", Tag(name="A", attributes=(("b", Code("`}${'`'}`")),))),
        ("<A {...b} />", Tag(name="A", attributes=(("...", Code("b")),), empty=True)),
        ("<A /* c */ b>", Tag(name="A", attributes=(("b", True),))),
        ("<Ünï.b>", Tag(name="Ünï.b")),
    ],
)
def test_tags_are_taken_apart(text: str, tag: Tag) -> None:
    assert scan(text + "rest", 0) == (tag, len(text))


@pytest.mark.parametrize(
    "text", ["<", "< a>", "<1>", "<a@b.c>", "<a:>", "<a b=c>", "</ a", "</a b>", "<a,>"]
)
def test_what_looks_like_a_tag_may_be_none(text: str) -> None:
    with pytest.raises(NoPiece):
        scan(text, 0)


@pytest.mark.parametrize(
    "text", ["<a", "<a b='", "<a b={", "<a /", "{", "{'a'", "{`}", "{/* }", "<!-- "]
)
def test_what_never_ends_is_unfinished(text: str) -> None:
    with pytest.raises(Unfinished):
        scan(text, 0)


@pytest.mark.parametrize(
    "code",
    [
        "a",
        "{b: {c}}",
        "'}'",
        '"}"',
        "`}`",
        "`${`}`}`",
        "/* } */",
        "don't",
        "a // }\n",
        "<b>it's</b>",
    ],
)
def test_code_ends_at_its_own_brace(code: str) -> None:
    assert scan(f"{{{code}}} }}", 0) in ((code, len(code) + 2), (None, len(code) + 2))
