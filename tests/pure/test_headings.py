"""The heading that an article begins with: as text, and when it is the title over again."""

from __future__ import annotations

import pytest

from sphinxext.articles.frontmatter.headings import begins_with, same_heading, title_in

from .conftest import read


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("*One* __two__ ***three***", "One two three"),
        ("Use `pip install` and ``a`b``", "Use pip install and a`b"),
        ("[A link](https://example.org 'title') and <https://example.org>",
         "A link and https://example.org"),
        ("![A *cat*](cat.png) and [![dog](d.png)](x)", "A cat and dog"),
        (r"Not \*this\*, 1\. and \# C\#", "Not *this*, 1. and # C#"),
        ("A &amp; B &lt; C &copy; &#35; &nbsp;x", "A & B < C © # x"),
        ("<b>Bold</b> <br/> <!-- note --> <Badge text=\"new\" />x", "Bold x"),
        ("~~Old~~ new", "Old new"), ("{code}`x` and {abbr}`y`", "x and y"),
        ("snake_case and 2 * 3 * 4 < 5", "snake_case and 2 * 3 * 4 < 5"),
        ("A [label] and [x][y]", "A [label] and [x][y]"),
        ("&#10;One&#13;two&#0;", "One two\ufffd"), ("One\x07two", "One\ufffdtwo"),
        ("![](logo.png)", ""), ("<!-- nothing -->", ""), ("`` ` ``", "`"), ("#1", "#1"),
        ("Plain", "Plain"), ("日本語 **です**", "日本語 です"), ("a&#x2028;b", "a b"),
    ],
)  # fmt: skip
def test_a_title_taken_from_the_heading_is_text_without_marks(written: str, text: str) -> None:
    assert title_in(f"# {written}\n\nText.\n") == text
    assert read(f"# {written}\n\nText.\n", "blog/file-name")[0].title == (text or "File name")


def test_what_the_article_defines_is_a_link_or_a_note_in_its_heading() -> None:
    body = "# [A link][ref], [Ref] and a note[^1]\n\n[ref]: https://example.org\n\n[^1]: Note.\n"
    assert title_in(body) == "A link, Ref and a note"
    assert title_in("# A note[^1]\n") == "A note[^1]"


def test_a_heading_that_is_underlined_is_text_as_well() -> None:
    assert title_in("*One* `two`\n===\n") == "One two"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A -- B", "A — B"), ("A --- B", "A – B"), ("A - B", "A — B"), ("A—B", "A -- B"),
        ("\"A\" isn't", "“A” isn’t"), ("«A»", '"A"'), ("Wait...", "Wait…"), ("‘a’", "'a'"),
        ("``a''", "“a”"), ("A\u00a0b", "A b"), ("A  b ", "A b"), ("non\u2011stop", "non-stop"),
        ("soft\u00adware", "software"), ("same", "same"),
    ],
)  # fmt: skip
def test_headings_that_differ_by_typography_are_the_same(one: str, other: str) -> None:
    assert same_heading(one, other)
    assert same_heading(other, one)
    assert begins_with(f"# {other}\n", one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("A", "B"), ("A", "a"), ("C", "C#"), ("non-stop", "nonstop"), ("A: b", "A b"), ("", "A"),
     ("----", "--"), ("1.2", "1...2"), ("a", "á")],
)  # fmt: skip
def test_headings_that_say_something_else_are_two(one: str, other: str) -> None:
    assert not same_heading(one, other)


@pytest.mark.parametrize(
    ("title", "heading"), [("A `b`", "A `b`"), ("A b", "A `b`"), ("A & b", "A &amp; **b**")]
)
def test_a_title_is_the_heading_with_and_without_its_marks(title: str, heading: str) -> None:
    assert begins_with(f"# {heading}\n", title)


def test_no_title_is_no_heading() -> None:
    assert not begins_with("Text.", "")
    assert not begins_with("# ![](a.png)", "")


def test_a_heading_too_long_to_be_one_stays_as_it_is_written() -> None:
    written = "[" * 5_000 + " *x*"
    assert title_in(f"# {written}\n") == written
