"""Bare addresses, footnotes and what else is decided within a line."""

from __future__ import annotations

from itertools import pairwise

import pytest

from .reading_markdown import inline, outline, read, shown


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://example.com", "https://example.com"),
        ("see https://example.com/a?b=c#d.", "https://example.com/a?b=c#d"),
        ("(https://example.com/a_(b))", "https://example.com/a_(b)"),
        ('"https://example.com/x",', "https://example.com/x"),
        ("**https://example.com/x**", "https://example.com/x"),
        ("見るhttps://example.com/a", "https://example.com/a"),
        ("https://example.com/あ。次 x", "https://example.com/あ。次"),
        ("http://localhost:4321/x", "http://localhost:4321/x"),
        ("https://example.com/&amp;", "https://example.com/"),
        ("https://example.com/?a=1&b=2;", "https://example.com/?a=1&b=2"),
        ("HTTPS://EXAMPLE.com", "HTTPS://EXAMPLE.com"),
        ("www.example.com/a, b", "www.example.com/a"),
        ("。www.example.com", "www.example.com"),
        ("me.x+y@example.co.uk.", "me.x+y@example.co.uk"),
        ("mailto:me@example.com", "me@example.com"),
        ("first_last-x@example.com", "first_last-x@example.com"),
        ("見me@example.com。", "me@example.com"),
        ("npm@1.2.x", "npm@1.2.x"),
        ("https://example.com/a*b*c", "https://example.com/a*b*c"),
        ("https://example.com/a_b_c", "https://example.com/a_b_c"),
        ("| a |\n|-|\n| https://example.com |\n", ""),
    ],
)
def test_a_bare_address_is_a_link(text: str, link: str) -> None:
    tokens = inline(f"{text}\n")
    texts = [tokens[at + 1][1] for at, each in enumerate(tokens) if each[0] == "link_open"]
    assert texts == ([link] if link else [])


def test_what_is_shown_is_what_was_written() -> None:
    assert inline("https://example.com。次\n") == [
        ("link_open", "https://example.com%E3%80%82%E6%AC%A1"),
        ("text", "https://example.com。次"),
    ]
    assert inline("www.a.com\n")[0] == ("link_open", "http://www.a.com")
    assert inline("a@b.com\n")[0] == ("link_open", "mailto:a@b.com")


@pytest.mark.parametrize(
    "text",
    [
        "me\\@example.com", "www\\.example.com", "https\\://example.com",
        "file.md", "example.com", "foohttps://example.com", "https://", "https:// x", "http:x",
        "wwww.a.com", "www.x", "a@b", "@b.com", "a@b.com_", "a@b.1", "/a@b.com", "x/a@b.com", "`https://example.com`",
        "<!-- https://example.com -->", "10:30", "https://a_b.c_d",
    ],
)  # fmt: skip
def test_other_text_is_no_link(text: str) -> None:
    assert "link_open" not in [each for each, _ in inline(f"x\n{text}\n")]


def test_an_address_in_a_link_is_no_second_one() -> None:
    tokens = inline("[see https://a.com and www.b.com](x) <https://c.com>\n")
    assert [address for each, address in tokens if each == "link_open"] == ["x", "https://c.com"]
    tokens = inline('<a href="x">https://a.com www.b.com c@d.e</a> www.f.g\n')
    assert [address for each, address in tokens if each == "link_open"] == ["http://www.f.g"]


def footnotes(text: str) -> list[tuple[str, str, bool]]:
    found = []
    for token in read(text):
        if token.type == "footnote_reference_open":
            found.append(("definition", token.meta["name"], token.meta["repeated"]))
        found += [
            ("reference", child.meta["name"], False)
            for child in token.children or ()
            if child.type == "footnote_ref"
        ]
    return found


def test_a_footnote_is_found_by_its_label_in_any_case() -> None:
    assert footnotes("a[^Note] b[^note] [^注]\n\n[^NOTE]: x\n[^注]: y\n") == [
        ("reference", "fn-note", False),
        ("reference", "fn-note", False),
        ("reference", "fn-注", False),
        ("definition", "fn-note", False),
        ("definition", "fn-注", False),
    ]


def test_a_second_definition_is_told_from_the_first() -> None:
    assert footnotes("[^1]: x\n[^1]: y\n") == [
        ("definition", "fn-1", False),
        ("definition", "fn-1", True),
    ]


@pytest.mark.parametrize("text", ["a [^x] b", "[^a-Z]+", "[^]", "[^ ]", "[^a b]", "[^x", "[^x](y"])
def test_a_footnote_without_definition_is_text(text: str) -> None:
    assert shown(f"{text}\n\n[^other]: b\n") == f"{text}b"


def test_a_link_may_look_like_a_footnote() -> None:
    assert inline("[^x](y)\n")[0] == ("link_open", "y")


def test_what_looks_like_a_definition_elsewhere_is_text() -> None:
    text = "Term\n: definition\n\n%comment\n\n- [ ] task\n"
    assert "paragraph 0-2 'Term\\n: definition'" in outline(text)


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("~one~ ~~two~~ ~~~three~~~", ["one", "two"]),
        ("~~a~b~~", ["a~b"]),
        ("~a~~b~", ["a~~b"]),
        ("a~b~c", ["b"]),
        ("~a ~~b~ c~~", ["a ~~b"]),
        ("~~ x ~~ 3~5", []),
        ("`~~a~~` \\~b\\~", []),
        ("[~~a~~](x) **~b~**", ["a", "b"]),
        ("~~*a*~~", ["a"]),
    ],
)
def test_tildes_are_paired_with_as_many(text: str, struck: list[str]) -> None:
    first = next(token for token in read(f"{text}\n") if token.type == "inline")
    found: list[str] = []
    inside = False
    for token in first.children or ():
        if token.type == "s_open":
            inside = True
            found.append("")
        elif token.type == "s_close":
            inside = False
        elif inside:
            found[-1] += token.content
    assert found == struck


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://a.b/q[m](https://c.d/e/)", ["https://a.b/q[m", "https://c.d/e/"]),
        ("https://a.b/q[m][n] x", ["https://a.b/q[m"]),
        ("https://a.b/q[m].", ["https://a.b/q[m"]),
        ("https://a.b/[m]/z", ["https://a.b/[m]/z"]),
        ("https://a.b/q].(x", ["https://a.b/q].(x"]),
        ("[https://a.b/q](https://c.d/)", ["https://a.b/q"]),
    ],
)
def test_an_address_ends_where_a_link_would(text: str, addresses: list[str]) -> None:
    tokens = next(token for token in read(text) if token.type == "inline").children or []
    texts = [
        following.content for token, following in pairwise(tokens) if token.type == "link_open"
    ]
    assert texts == addresses
