"""Excerpts: the first words of articles, with what is in them, wherever they are shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from sphinxext.articles.doctree.excerpts import nodes_of

from .building import PIXEL, Site, article, links, words
from .secrets import SECRET, places

if TYPE_CHECKING:
    from pathlib import Path

    from .building import Built

LIST = "```{article-list}\n:fields: excerpt\n:sort: title\n"
LISTS = {"index", "deep/page"}
SOURCES = {
    "docs/index.md": f"# Home\n\n{LIST}```\n\n{LIST}:layout: cards\n```\n",
    "docs/deep/page.md": f"---\norphan: true\n---\n\n# Page\n\n{LIST}```\n",
    "a.md": article(
        "A",
        "> Not this.\n\n![](p.png)\n\nFirst `code` and [B](./b.md), [](./b.md), [below](#own),"
        " {doc}`b`, {articles:tag}`red`,\n{ref}`label`, [out](https://x.example/), [by](by.txt)"
        " [^1].\n\nSecond.\n\n## Own\n\n[^1]: Note.\n",
        tags="[red]",
    ),
    "b.md": article(
        "B",
        "(label)=\n## Heading\n\nOne <b>two</b>.\n\n- three\n\n<!-- more -->\n\nFour.",
    ),
    "c.mdx": article("C", "Five {/* more */} six."),
    "d.mdx": article("D", "Seven.\n\nEight.\n\n{/* more */}\n\nNine."),
    "f.md": article("F", "<!-- more -->\n\nThirteen <!--MORE--> fourteen.\n\nFifteen"),
    "g.md": article("G", "## Only\n\n```text\ncode\n```\n"),
    "h.md": article("H", "Secret.", draft="true"),
    "i.md": article("I", "Unlisted.", unlisted="true"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("excerpts"))
    site.configure('html_baseurl = "https://example.org/"')
    site.write({**SOURCES, "p.png": PIXEL})
    return site


@pytest.fixture(scope="module")
def built(site: Site) -> Built:
    return site.build(strict=True, articles_feed_content="excerpt")


def test_an_excerpt_is_what_is_before_the_mark_or_else_the_first_paragraph(built: Built) -> None:
    assert words(built.page("deep/page"), ".article-excerpt") == [
        "First code and B, B, below, B, red, Heading, out, by .",
        "One two. three",
        "Five",
        "Seven. Eight.",
        "Thirteen",
    ]


def test_code_in_an_excerpt_is_code(built: Built) -> None:
    assert words(built.page("index"), "ul .article-excerpt code") == ["code"]


@pytest.mark.parametrize(("page", "up"), [("index", ""), ("deep/page", "../")])
def test_links_in_an_excerpt_lead_on_from_the_page_that_shows_it(
    built: Built, page: str, up: str
) -> None:
    assert links(built.page(page), "ul .article-excerpt a") == [
        ("B", f"{up}blog/b.html"),
        ("B", f"{up}blog/b.html"),
        ("below", f"{up}blog/a.html#own"),
        ("B", f"{up}blog/b.html"),
        ("red", f"{up}tags/red.html"),
        ("Heading", f"{up}blog/b.html#label"),
        ("out", "https://x.example/"),
        ("by", f"{up}blog/by.txt"),
    ]


def test_in_a_card_which_is_a_link_an_excerpt_has_none(built: Built) -> None:
    cards = built.page("index").select(".article-cards .article-excerpt")
    assert [each.select("a") for each in cards] == [[]] * 5
    assert words(built.page("index"), ".article-cards .article-excerpt")[0].startswith("First code")


def test_neither_footnotes_nor_names_come_along(built: Built) -> None:
    for name in ("blog/a", "blog/b"):
        tree = nodes_of(built.env, name)
        assert tree is not None
        assert not list(tree.findall(nodes.footnote_reference))
        assert not [each for each in tree.findall(nodes.Element) if each["ids"] or each["names"]]


def test_a_feed_may_have_excerpts(site: Site) -> None:
    site.write({"b.md": article("B", "One [C](./c.mdx).\n\nTwo.", pubDate="2025-01-01")})
    feeds = {"site": "feed.json"}
    built = site.build(out="fed", articles_feed_content="excerpt", articles_feeds=feeds)
    [item] = json.loads(built.text("feed.json"))["items"]
    assert item["content_html"].strip() == (
        '<p>One <a href="https://example.org/blog/c.html">C</a>.</p>'
    )
    site.write({"b.md": article("B", "Two.", pubDate="2025-01-01")})
    built = site.build(out="fed", articles_feed_content="excerpt", articles_feeds=feeds)
    assert json.loads(built.text("feed.json"))["items"][0]["content_html"].strip() == "<p>Two.</p>"
    site.write({"b.md": SOURCES["b.md"]})


@pytest.mark.parametrize(
    ("builder", "shown"),
    [
        ("dirhtml", 'href="../../blog/a/#own"'),
        ("singlehtml", 'href="#own"'),
        ("latex", r"{\hyperref[\detokenize{blog/a:own}]{"),
        ("text", 'First "code" and B, B, below'),
    ],
)
def test_every_builder_shows_excerpts(site: Site, builder: str, shown: str) -> None:
    tree = "\n\n```{toctree}\ndeep/page\ntags/red\nblog/a\nblog/b\n```\n"
    site.write({"docs/index.md": SOURCES["docs/index.md"] + tree})
    built = site.build(builder)
    assert not built.warnings
    name = "deep/page" if builder in {"dirhtml", "text"} else "index"
    path = {"latex": "*.tex", "text": f"{name}.txt"}.get(builder, f"{name}*/index.html")
    found = next(iter(built.out.glob(path)), built.out / "index.html")
    assert shown in found.read_text(encoding="utf-8")
    site.write({"docs/index.md": SOURCES["docs/index.md"]})


def test_an_edit_of_the_first_words_writes_the_lists_that_show_them_and_no_other_does(
    site: Site,
) -> None:
    def edit(name: str, old: str, new: str) -> set[str]:
        before = {page: (out / f"{page}.html").stat().st_mtime_ns for page in LISTS}
        site.write({name: SOURCES[name].replace(old, new)})
        site.build(out="edited")
        return {page for page in LISTS if (out / f"{page}.html").stat().st_mtime_ns != before[page]}

    out = site.build(out="edited").out
    assert edit("d.mdx", "Nine", "Ten") == set()
    assert edit("d.mdx", "Eight", "Acht") == LISTS
    assert edit("b.md", "# Heading", "# Other") == LISTS


SOMETIMES = {
    "only": "```{only} internal",
    "only a builder": "```{only} xml",
    "ifconfig": "```{ifconfig} release == 'never'",
    "todo": "```{todo}",
}
"""What is there for some builds, and not for these."""


@pytest.mark.parametrize("builder", ["html", "text", "epub", "latex"])
@pytest.mark.parametrize("kind", SOMETIMES)
def test_what_this_build_does_not_show_is_in_no_excerpt_and_nothing_made_of_it(
    tmp_path: Path, kind: str, builder: str
) -> None:
    site = Site(tmp_path)
    site.configure(
        'extensions += ["sphinx.ext.todo", "sphinx.ext.ifconfig"]',
        'html_baseurl = "https://example.org/"',
        'articles_feed_content = "excerpt"',
        'articles_markdown = "full"',
        "html_copy_source = False",
    )
    text = f"{SOMETIMES[kind]}\n{SECRET}\n```\n\nOpen.\n\n<!-- more -->\n\nRest."
    site.write({"a.md": article("A", text, pubDate="2026-01-01")})
    site.write({"docs/index.md": f"# H\n\n{LIST}```\n"})
    built = site.build(builder)
    assert {*places(built.out)} <= {"searchindex.js"}  # Sphinx's, which has words of todos
    if builder == "html":
        assert "Open." in built.page("index").get_text()
