"""Raw HTML is read once, whatever it is, and can be written as XML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sphinxext.articles
from sphinxext.articles.markdown.xhtml import Mender
from sphinxext.articles.markup import Comment, EndTag, StartTag, Text, pieces

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
def test_what_is_mended_is_xml(parts: list[str]) -> None:
    mender = Mender()
    mended = "".join(mender.mend(part) for part in parts) + mender.close()
    ElementTree.fromstring(f"<body>{mended}</body>")


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
    ("html", "xml"),
    [
        ("<br>a<hr/>", "<br />a<hr />"),
        ("<IMG SRC=a.png ALT='\"'>", '<img src="a.png" alt="&quot;" />'),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<table><tr><td>a<td>b<tr><td>c</table>",
         "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
        ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c"),
        ("a&nbsp;&amp;&copy;&unknown; <3", "a\xa0&amp;©&amp;unknown; &lt;3"),
        ("<script>a && b < c</script>", "<script>a &amp;&amp; b &lt; c</script>"),
        ("<div/>x", "<div>x</div>"),
        ("<svg><path d='x'/></svg>",
         '<svg xmlns="http://www.w3.org/2000/svg"><path d="x" /></svg>'),
        ("<a @click='x' x:y='z' data-b>", '<a data-b=""></a>'),
        ("<x:y>a</x:y>", "&lt;x:y&gt;a"),
        ("a<!-- -- -->b</p>", "ab"),
    ],
)  # fmt: skip
def test_html_is_mended_as_browsers_read_it(html: str, xml: str) -> None:
    mender = Mender()
    assert mender.mend(html) + mender.close() == xml


@pytest.mark.parametrize(
    "unit",
    [
        "<a ", "<!--", "</", '<a b="', "<a b='", "<![", "<script>", "<script", "<textarea></",
        "<a b=", "<a/", "<p>", "</p>", "<b>x</b>", "&amp;", "<svg>", "<svg/>", "<li>", "<",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "read", [lambda html: list(pieces(html)), lambda html: Mender().mend(html)]
)
def test_time_is_in_proportion_to_length(read: Callable[[str], object], unit: str) -> None:
    assert growth(read, lambda size: unit * size, 3_000) <= AT_MOST


def test_no_module_reads_html_with_what_raises_for_some() -> None:
    package = Path(sphinxext.articles.__file__).parent
    modules = [path.name for path in package.rglob("*.py") if "HTMLParser" in path.read_text()]
    assert modules == []
