"""Titles: one H1 for each page, shown as the author wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from .building import article, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from .building import Built, Site

pytestmark = pytest.mark.across

EVERY_SYNTAX = (
    'myst_enable_extensions = ["amsmath", "attrs_inline", "attrs_block", "colon_fence",'
    ' "deflist", "dollarmath", "fieldlist", "html_admonition", "html_image", "linkify",'
    ' "replacements", "smartquotes", "strikethrough", "substitution", "tasklist"]'
)
LISTS = ".body .article-list li a, .body nav.article-parts li a"
VERBATIM = [
    "A <b>bold</b> claim",
    "A *starred*, _lined_ and __twice__ one",
    "`code` and ``more``",
    "Costs $5 and $6, or $$x$$",
    "{{ braces }} and {{not}}",
    "[link](page.md) and [ref][x]",
    "![picture](x.png)",
    "See https://example.org and www.example.org",
    "me@example.org",
    ":smile: and {abbr}`X (y)` {#id .class}",
    "back\\slash \\* and C:\\new\\table",
    '"Quoted" -- it\'s (c) (tm) ... +-',
    "~~struck~~ and a --- dash",
    "# hash",
    "1. first",
    "- item",
    "+ plus",
    "> quote",
    "= equals",
    "<!-- comment -->",
    "% comment",
    "A &amp; B &lt; C & D",
    "| a | b |",
    "[^1] and [^note]",
    "[ ] task",
    "中文，标题",
    "🚀 launch",
    "(label)=",
    "+++",
    "***",
    "---",
    ":field: value",
    "zero\u200bwidth",
    "|substitution|",
    "trailing #",
    "x_y_z and a_ b__",
    "{role}`x`",
    "<https://example.org>",
    "```{note}",
    "``` fence",
    "$a_b$ \\(x\\)",
    "100% {{",
    "What???? No!!!! a,,b a..b",
    "'single' quotes",
    "{",
    "\\",
    "a : b -> c <- d",
]


@pytest.fixture(scope="module")
def verbatim(new_site: Callable[[], Site]) -> Built:
    """Build one article for every odd title, also as series part, tag and author."""
    site = new_site()
    site.configure(EVERY_SYNTAX)
    for number, title in enumerate(VERBATIM):
        quoted = "'" + title.replace("'", "''") + "'"
        site.write(
            {f"t{number}.md": article(quoted, tags=f"[{quoted}]", series=quoted, author=quoted)}
        )
    return site.build()


def test_odd_titles_bring_no_warning_but_those_about_their_slugs(verbatim: Built) -> None:
    assert [line for line in verbatim.warnings if "[articles.term]" not in line] == []


@pytest.mark.parametrize("number", range(len(VERBATIM)), ids=VERBATIM)
def test_a_title_is_text_and_never_markup(verbatim: Built, number: int) -> None:
    page = verbatim.page(f"blog/t{number}")
    assert _h1(page) == [VERBATIM[number]]
    assert page.title is not None
    assert page.title.get_text().startswith(VERBATIM[number] + " \u2014 ")
    assert [child.get("class") for child in page.h1.find_all(True)] == [["p-name"], ["headerlink"]]


@pytest.mark.parametrize("number", range(len(VERBATIM)), ids=VERBATIM)
def test_labels_of_series_tags_and_authors_are_text_too(verbatim: Built, number: int) -> None:
    title, page = VERBATIM[number], verbatim.page(f"blog/t{number}")
    for selector in (".article-chip-tags", ".article-byline [rel=author]", ".article-series-name"):
        (link,) = page.select(selector)
        assert link.get_text() == title
        there = verbatim.page(_docname(link))
        assert _h1(there) == [title]
        assert {each.get_text() for each in there.select(LISTS)} == {title}


@pytest.mark.parametrize(
    ("title", "body", "outline"),
    [
        ("Title", "Text.", ["h1 Title"]),
        ("Title", "# Title\n\nText.", ["h1 Title"]),
        ("Title", "\n\n#   Title  ##\n\nText.", ["h1 Title"]),
        ("Title", "Title\n=====\n\nText.", ["h1 Title"]),
        ("Title", "# Title\n\n## A\n\n### B\n", ["h1 Title", "h2 A", "h3 B"]),
        ("Title", "# Other\n\n## A\n\n## B\n", ["h1 Title", "h2 Other", "h3 A", "h3 B"]),
        ("Title", "## A\n\n## B\n", ["h1 Title", "h2 A", "h2 B"]),
        ("Title", "Text first.\n\n# Title\n\n## A\n", ["h1 Title", "h2 A"]),
        ("Title", "# One\n\n# Two\n\n## A\n", ["h1 Title", "h2 One", "h2 Two", "h3 A"]),
        ("Title", "# Title\n\n# Two\n\n## A\n", ["h1 Title", "h2 Two", "h3 A"]),
        ("A `code`", "# A `code`\n\nText.", ["h1 A code"]),
        ("A code", "# A `code`\n\nText.", ["h1 A code"]),
        ("Bold", "# **Bold**\n\n## A\n", ["h1 Bold", "h2 A"]),
        ("Don't -- stop...", "# Don\u2019t \u2014 stop\u2026\n\n## A\n",
         ["h1 Don\u2019t \u2014 stop\u2026", "h2 A"]),
        ("\u201cA\u201d", 'Text first.\n\n# "A"\n\n## B\n', ['h1 "A"', "h2 B"]),
        ("A & b", "# A &amp; *b*\n\n## C\n", ["h1 A & b", "h2 C"]),
        (None, "# *One* `two` [three](https://example.org) \\* &amp;\n\n## A\n",
         ["h1 One two three * &", "h2 A"]),
        (None, "# From the body\n\n## A\n", ["h1 From the body", "h2 A"]),
        (None, "Text only.", ["h1 A file name"]),
        (None, "## Deep\n", ["h1 A file name", "h2 Deep"]),
    ],
)  # fmt: skip
def test_every_page_has_one_h1(
    site: Site, title: str | None, body: str, outline: list[str]
) -> None:
    site.write({"a-file_name.md": article(title, body, author="Jo")})
    built = site.build(strict=True)
    assert built.warnings == []
    found = built.page("blog/a-file_name").select(".body h1, .body h2, .body h3")
    assert [f"{each.name} {_text(each)}" for each in found] == outline


def test_a_title_taken_from_a_marked_heading_is_text_everywhere(site: Site) -> None:
    marked = "*One* `two` [three](https://example.org) <b>b</b> \\* &amp; c"
    plain = "One two three b * & c"
    site.write(
        {
            "a.md": article(None, f"# {marked}\n\nText.", series="S", tags="[t]", seriesOrder=1),
            "b.md": article("B", series="S", seriesOrder=2),
        }
    )
    built = site.build(strict=True)
    page = built.page("blog/a")
    assert (built.warnings, _h1(page)) == ([], [plain])
    assert page.title is not None
    assert page.title.get_text().startswith(f"{plain} \u2014 ")
    for listing in ("series/s", "tags/t"):
        assert plain in [each.get_text() for each in built.page(listing).select(LISTS)]
    (before,) = built.page("blog/b").select("link[rel=prev]")
    assert before["title"] == plain
    assert built.inventory()["articles:article"]["blog/a"].display_name == plain


def test_a_file_without_front_matter_gets_a_title_and_a_byline(site: Site) -> None:
    site.write({"a-plain-file.md": "Some text.\n", "b.md": "# Own title\n\nSome text.\n"})
    built = site.build(strict=True)
    assert _h1(built.page("blog/a-plain-file")) == ["A plain file"]
    assert _h1(built.page("blog/b")) == ["Own title"]
    assert words(built.page("blog/b"), ".article-byline") == ["1 min read"]


def test_a_demoted_heading_keeps_the_links_that_lead_to_it(site: Site) -> None:
    body = "(here)=\n# Other\n\nText.\n\n## Deep\n\nSee {ref}`here`.\n"
    site.write({"a.md": article("Title", body)})
    site.configure('articles_dialect = {"syntax": False}')
    built = site.build(strict=True)
    assert built.warnings == []
    page = built.page("blog/a")
    target = page.select_one("a.reference.internal[href^='#']:not(.headerlink)")
    assert page.find(id=str(target["href"]).removeprefix("#")) is not None


def _docname(link: Tag) -> str:
    return unquote(str(link["href"])).removeprefix("../").removesuffix(".html")


def _h1(page: Tag) -> list[str]:
    return [_text(each) for each in page.select(".body h1")]


def _text(heading: Tag) -> str:
    return heading.get_text().removesuffix("¶")
