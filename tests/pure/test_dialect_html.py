"""Raw HTML is read once, whatever it is, and can be written as XML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sphinxext.articles
from sphinxext.articles.html_tokens import Comment, EndTag, StartTag, Text, pieces
from sphinxext.articles.markdown.close_raw_html import Ends

from .growing import AT_MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable

PARTS = st.lists(
    st.sampled_from([
        "<", ">", "/", "=", '"', "'", " ", "\n", "!", "?", "-", "--", "-->", "<!--", "<![", "]]>",
        "a", "b", "p", "li", "svg", "br", "script", "x:y", "<a ", "</a>", "<p>", "</p>", "<br>",
        "<script>", "</script>", "<textarea>", "<svg/>", "<li/>", "href", "&amp;", "&#0;", "&lt",
        "\0", "\x0b", "\ud800", "é", "İ",
    ]),
    max_size=25,
).map("".join)  # fmt: skip


@given(PARTS)
def test_pieces_joined_are_the_source(html: str) -> None:
    assert "".join(piece.source for piece in pieces(html)) == html


@given(st.lists(PARTS, max_size=3))
def test_what_is_settled_swallows_nothing(parts: list[str]) -> None:
    ends = Ends()
    settled = "".join(ends.settled(part) for part in parts) + ends.close()
    around = Ends()
    assert around.settled(f"<b>{settled}</b>") == f"<b>{settled}</b>"
    assert around.open == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<a HREF=\"x&amp;y\" b C='d'>", {"href": "x&y", "b": "", "c": "d"}),
        ("<a href=x/>", {"href": "x/"}),
        ("<a b = c/>", {"b": "c/"}),
        ('<a\nb="1"\n b=2>', {"b": "1"}),
        ("<a =x>", {"=x": ""}),
        ("<a b=>", {"b": ""}),
    ],
)
def test_a_start_tag_has_attributes(html: str, found: dict[str, str]) -> None:
    [tag] = pieces(html)
    assert isinstance(tag, StartTag)
    assert tag.given == found


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("a < b <3", [Text]),
        ("<![x[ y ]]><img>", [Comment, StartTag]),
        ("<!-- <a> --></a >", [Comment, EndTag]),
        ("<script>a<b>c</p></script>", [StartTag, Text, EndTag]),
        ("x <a b='c", [Text, Text]),
        ("</1>", [Comment]),
    ],
)
def test_what_is_no_tag_is_text_or_a_comment(html: str, kinds: list[type]) -> None:
    assert [type(piece) for piece in pieces(html)] == kinds


@pytest.mark.parametrize(
    ("html", "settled"),
    [
        ("<br>a<hr/>", "<br>a<hr/>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a<li>b</li></ul>"),
        ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c"),
        ("a&nbsp; <3", "a&nbsp; &lt;3"),
        ("<script>a && b < c</script>", "<script>a && b < c</script>"),
        ("<div/>x", "<div/>x</div>"),
        ("<svg><path d='x'/></svg>", "<svg><path d='x'/></svg>"),
        ("a<!-- -- -->b</p></section>", "ab"),
        ("<div title='x", "&lt;div title='x"),
        ("<p><textarea>x", "<p><textarea>x</textarea></p>"),
        ("<p>a<!-- b", "<p>a</p>"),
    ],
)
def test_html_ends_where_it_stands(html: str, settled: str) -> None:
    ends = Ends()
    assert ends.settled(html) + ends.close() == settled


@pytest.mark.parametrize(
    "unit",
    [
        "<a ", "<!--", "</", '<a b="', "<a b='", "<![", "<script>", "<script", "<textarea></",
        "<a b=", "<a/", "<p>", "</p>", "<b>x</b>", "&amp;", "<svg>", "<svg/>", "<li>", "<",
        "<b/>",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "read", [lambda html: list(pieces(html)), lambda html: Ends().settled(html)]
)
def test_time_is_in_proportion_to_length(read: Callable[[str], object], unit: str) -> None:
    assert growth(read, lambda size: unit * size, 3_000) <= AT_MOST


def test_no_module_reads_html_with_what_raises_for_some() -> None:
    package = Path(sphinxext.articles.__file__).parent
    modules = [path.name for path in package.rglob("*.py") if "HTMLParser" in path.read_text()]
    assert modules == []
