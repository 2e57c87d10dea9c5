"""Pages of a book: whatever an author wrote, readers of EPUB can show it, and no word is lost."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.articles.epub_markup.allowed import DROPPED, ELEMENTS, REPLACED, UNWRAPPED
from sphinxext.articles.epub_markup.pages import mended_page
from sphinxext.articles.epub_markup.svg_mathml_names import SVG
from sphinxext.articles.html_tokens import FOREIGN

from .growing import AT_MOST, growth
from .test_dialect_html import PARTS

WORDS = {name for name in (*ELEMENTS, *REPLACED, *UNWRAPPED) if name not in {"plaintext"}}
NO_WORDS = {"br", "col", "colgroup", "hr", "image", "img", "input", "object", "area", "wbr", "rp"}
ATTRIBUTES = (
    'align=center bgcolor=#fff width="50%" border=1 face=A size=3 color=red nowrap onclick="x()" '
    'style="color: red; direction: rtl; background: url(x)" id="a b" lang="x y" dir=up role=button '
    'src=//x.example/a href="javascript:x()" cite="::" datetime=soon value=x 1:2=3 DATA-X=y type=z'
)


def mended(html: str) -> str:
    return mended_page(html, lambda path: path.startswith("here"))


def elements(html: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(f"<body>{mended(html)}</body>").iter())[1:]


@given(st.lists(PARTS, max_size=3).map("".join))
def test_whatever_is_written_becomes_xml_of_elements_that_a_book_may_have(html: str) -> None:
    for element in elements(html):
        name = element.tag.rpartition("}")[2]
        assert name in ELEMENTS or name.lower() in {*SVG, *FOREIGN} or "MathML" in element.tag
        assert not any(each.startswith("on") for each in element.attrib)


@given(st.lists(PARTS, max_size=3).map("".join))
def test_what_is_mended_stays_as_it_is(html: str) -> None:
    once = mended(html)
    assert mended(once) == once


@pytest.mark.parametrize("name", sorted({*WORDS, *DROPPED, "custom-element", "svg", "math"}))
@pytest.mark.parametrize("around", ["<div>{}</div>", "<p>A word {} within.</p>", "{}"])
def test_every_element_anywhere_with_every_attribute(name: str, around: str) -> None:
    found = elements(around.format(f"<{name} {ATTRIBUTES}>Words</{name}>"))
    for element in found:
        kind = ELEMENTS.get(element.tag)
        if kind is not None:
            own = {each for each in element.attrib if each in kind.given}
            assert all(kind.given[each].fullmatch(element.attrib[each]) for each in own)
            assert not {"align", "bgcolor", "face", "color", "size"} & element.attrib.keys()
        assert "onclick" not in element.attrib
        assert "direction" not in element.get("style", "")


@pytest.mark.parametrize("name", sorted(WORDS - NO_WORDS))
def test_the_words_in_an_element_stay(name: str) -> None:
    assert "Words" in mended(f"<div><{name}>Words</{name}></div>")


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ("<br>a<hr/>", "<br />a<hr />"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c"),
        ("a&nbsp;&amp;&copy;&unknown; <3", "a\xa0&amp;©&amp;unknown; &lt;3"),
        ("<center>a</center>", '<div style="text-align: center">a</div>'),
        ('<font color="red">a</font>', '<span style="color: red">a</span>'),
        ("<p>a<div>b</div>", "<p>a</p><div>b</div>"),
        ("<li>a<li>b", "<ul><li>a</li><li>b</li></ul>"),
        ('<p id="x">a</p><p id="x">b</p>', '<p id="x">a</p><p>b</p>'),
        ('<a href="#y">a</a>', "<a>a</a>"),
        ('<a href="here.xhtml#z">a</a>', '<a href="here.xhtml#z">a</a>'),
        ('<a href="gone.xhtml">a</a>', "<a>a</a>"),
        (
            '<iframe src="https://v.example/1" title="A film"></iframe>',
            '<a href="https://v.example/1">A film</a>',
        ),
        (
            '<img src="https://x.example/a.png" alt="A sea">',
            '<a href="https://x.example/a.png">A sea</a>',
        ),
        ("<script>a && b</script>c", "c"),
        ("a<!-- b --!>c<!-->d", "acd"),
        ("<xmp>&lt;</xmp>", "<pre>&amp;lt;</pre>"),
        (
            "<svg><foreignObject><div><span>a</span><p>b</div></foreignObject></svg>",
            '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject>'
            '<div xmlns="http://www.w3.org/1999/xhtml"><span>a</span><p>b</p></div>'
            "</foreignObject></svg>",
        ),
    ],
)
def test_a_page_is_mended_as_browsers_would_show_it(html: str, xml: str) -> None:
    assert mended(html) == xml


@pytest.mark.parametrize(
    "unit",
    ["<svg><foreignObject>", "<svg><g><foreignObject><div>", "<div>", "<math><mrow>", "<svg><g>",
     "<svg><desc>", "<details><summary>", "<ruby><rt>", "<object>", "<table><tr><td>"],
)  # fmt: skip
def test_nothing_is_too_deep(unit: str) -> None:
    many, one = mended(f"{unit * 2_000}End"), mended(f"{unit}End")
    assert ("End" in many) is ("End" in one)


@pytest.mark.parametrize(
    "unit",
    [
        "<a ", "<!--", "</", '<a b="', "<script>", "<p>", "</p>", "<b>x</b>", "&amp;", "<svg>",
        "<li>", "<td>", "<p>x", "<dt>", "<rt>", "<table>", "<div>", '<i id="x">', "<summary>",
    ],
)  # fmt: skip
def test_time_is_in_proportion_to_length(unit: str) -> None:
    assert growth(mended, lambda size: unit * size, 1_000) <= AT_MOST


@pytest.mark.parametrize(
    ("day", "kept"),
    [("2024-02-29", True), ("2000-02-29", True), ("2023-02-29", False), ("1900-02-29", False),
     ("2024-02-28", True), ("2024-02-30", False)],
)  # fmt: skip
def test_a_leap_day_is_a_day(day: str, kept: bool) -> None:
    assert (f'<time datetime="{day}">' in mended(f'<time datetime="{day}">x</time>')) is kept
