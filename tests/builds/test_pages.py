"""Pages that exist by themselves: indexes of collections, the archive, lists in pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .building import article, links, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

ADDRESS = "https://example.org/"
FILES = {
    **{
        f"n{at}.md": article(f"N{at}", tags="[red]", pubDate=f"2025-0{at}-01") for at in range(1, 8)
    },
    "old.md": article("Old", tags="[blue]", pubDate="2024-12-24", description="Long ago."),
    "hidden.md": article("Hidden", pubDate="2023-01-01", unlisted="true"),
    "draft.md": article("Draft", pubDate="2022-01-01", draft="true"),
    "drei.md": article("Drei", pubDate="2024-03-01", lang="de", tags="[rot]"),
    "docs/notes.md": "# My notes\n\nFirst words.\n",
    "docs/tags/blue.rst": "Blue things\n===========\n\nThoughts.\n",
}
COLLECTIONS = """\
articles_collections = {
    "blog": {"path": "../content", "title": "Journal", "description": "All of it."},
    "empty": "../nothing",
}
articles_lists = {
    "news": {"title": "News", "tags": "red", "limit": 3},
    "notes": {"all-tags": ["blue"]},
    "blog/old": {},
    "blog/titles": {"sort": "title"},
}
articles_feeds = {"news": "{page}.xml", "site": ["all.xml", "all.json"], "tags": "{page}/f.xml"}
articles_languages = ["en", "de"]
articles_page_size = 2
"""


@pytest.fixture(scope="module")
def built(new_site: Callable[[], Site]) -> Built:
    """Build one site with lists of all kinds, in pages of two."""
    site = new_site()
    site.configure(COLLECTIONS, f'html_baseurl = "{ADDRESS}"')
    site.write({**FILES, "nothing/draft.md": article("Draft", draft="true")})
    return site.build()


def test_a_long_list_is_in_pages_that_lead_to_each_other(built: Built) -> None:
    first, second, last = (
        built.page(name) for name in ("tags/red", "tags/red/page/2", "tags/red/page/1")
    )
    assert [words(page, ".article-entry-title") for page in (first, second, last)] == [
        ["N7", "N6", "N5"], ["N4", "N3"], ["N2", "N1"],
    ]  # fmt: skip
    assert links(second, "nav.article-pager a") == [
        ("Newer", "../../red.html"),
        ("Older", "1.html"),
    ]
    assert words(second, ".article-pager-dates") == [
        "since May 1, 2025", "Jan 1, 2025 – Feb 1, 2025",
    ]  # fmt: skip
    assert words(second, ".body h1") == ["red, page 2¶"]


def test_heads_tell_the_pages_around_and_each_page_is_itself(built: Built) -> None:
    page = built.page("tags/red/page/2")
    assert page.select_one('link[rel="prev"]')["href"] == "../../red.html"
    assert page.select_one('link[rel="next"]')["href"] == "1.html"
    assert page.select_one('link[rel="canonical"]')["href"] == f"{ADDRESS}tags/red/page/2.html"
    assert not built.page("tags/red").select('link[rel="prev"]')


def test_further_pages_are_in_no_toctree_and_not_searched(built: Built) -> None:
    further = {name for name in built.env.found_docs if "/page/" in name}
    assert {"tags/red/page/1", "tags/red/page/2", "blog/page/3"} <= further
    held = {name for names in built.env.toctree_includes.values() for name in names}
    assert not further & held
    assert all("nosearch" in built.env.metadata[name] for name in further)


def test_what_is_in_the_way_of_a_list_is_told_once(built: Built) -> None:
    assert built.messages() == [
        "the generated page 'blog/old' is already made by content/old.md; the page is left out;"
        " accepted: another name [articles.id]"
    ]


def test_a_collection_has_an_index_with_all_of_it_in_pages(built: Built) -> None:
    page = built.page("blog/index")
    assert words(page, ".body h1") == ["Journal¶"]
    assert words(page, ".article-lead") == ["All of it."]
    names = ["blog/index", "blog/page/3", "blog/page/2", "blog/page/1"]
    shown = [words(built.page(name), ".article-entry-title") for name in names]
    assert shown == [["N7", "N6"], ["N5", "N4"], ["N3", "N2"], ["N1", "Old"]]
    german = built.page("de/blog/index")
    assert words(german, ".article-entry-title") == ["Drei"]
    assert german.html["lang"] == "de"


def test_a_collection_of_drafts_has_an_index_that_says_so(built: Built) -> None:
    page = built.page("empty/index")
    assert words(page, ".body h1, .body p") == ["Empty¶", "There is nothing here yet."]
    assert "nosearch" in built.env.metadata["empty/index"]
    assert "de/empty/index" not in built.pages()


def test_the_archive_has_years_and_months(built: Built) -> None:
    page = built.page("archive")
    assert links(page, ".article-archive a") == [
        ("2025", "archive/2025.html"), ("2024", "archive/2024.html"),
    ]  # fmt: skip
    assert words(page, ".article-archive .article-count") == ["(7 articles)", "(1 article)"]
    year = built.page("archive/2025")
    assert words(year, ".article-group-title")[:2] == ["July 2025", "June 2025"]
    assert [each.split()[0] for each in words(year, ".article-entry")][-1] == "N1"
    assert words(built.page("de/archive/2024"), ".article-group-title") == ["März 2024"]
    for name in ("archive", "archive/2025"):
        assert "nosearch" in built.env.metadata[name]
        assert not {"Hidden", "Draft"} & {text for text, _ in links(built.page(name), "a")}


def test_lists_of_the_configuration_are_pages_with_feeds(built: Built) -> None:
    page = built.page("news")
    assert words(page, ".body h1") == ["News¶"]
    assert words(page, ".article-entry-title") == ["N7", "N6", "N5"]
    assert page.select_one('link[type="application/atom+xml"]')["href"] == "news.xml"
    assert built.text("news.xml").count("<entry") == 3
    assert "de/news" not in built.pages()


def test_a_page_tells_how_to_subscribe_and_names_every_feed_of_its_language(built: Built) -> None:
    page = built.page("feeds/index")
    assert words(page, ".body h1, .body h2") == ["Subscribe¶", "The whole site", "Lists", "Tags"]
    assert len(words(page, ".body section > p")) == 1
    assert links(page, ".article-feed-name a") == [
        ("News", "../news.html"), ("blue", "../tags/blue.html"), ("red", "../tags/red.html"),
    ]  # fmt: skip
    addresses = ["all.xml", "all.json", "news.xml", "tags/blue/f.xml", "tags/red/f.xml"]
    assert words(page, ".article-feed code") == [f"{ADDRESS}{each}" for each in addresses]
    named = links(page, ".article-feed > a")
    assert [href for _, href in named] == words(page, ".article-feed code")
    assert [text for text, _ in named] == ["Atom", "JSON Feed", "Atom", "Atom", "Atom"]
    assert {each for each in addresses if (built.out / each).is_file()} == {*addresses}
    german = built.page("de/feeds/index")
    addresses = ["all.xml", "all.json", "de/tags/rot/f.xml"]
    assert words(german, ".article-feed code") == [f"{ADDRESS}{each}" for each in addresses]


def test_the_list_of_a_collection_ends_with_the_way_to_its_feeds(built: Built) -> None:
    ends = {
        name: links(built.page(name), ".article-subscribe a")
        for name in (
            "blog/index",
            "de/blog/index",
            "blog/page/1",
            "empty/index",
            "tags/red",
            "news",
        )
    }
    assert [name for name, found in ends.items() if found] == ["blog/index", "de/blog/index"]
    assert ends["blog/index"] == [("Subscribe", "../feeds/index.html")]
    assert ends["de/blog/index"][0][1] == "../feeds/index.html"


def test_a_list_in_another_order_leads_to_the_page_before_and_after(built: Built) -> None:
    first, second = built.page("blog/titles"), built.page("blog/titles/page/3")
    assert words(first, ".article-entry-title") == ["N1", "N2"]
    assert words(second, "nav.article-pager p") == ["Previous page", "Next page"]


def test_an_own_page_gets_the_list_after_its_text(built: Built) -> None:
    for name in ("notes", "tags/blue"):
        page = built.page(name)
        (title,) = page.select(".article-entry-title")
        assert title.get_text() == "Old"
        before = [each.get_text() for each in title.find_all_previous("p")]
        assert {"First words.", "Thoughts."} & {*before}


@pytest.mark.parametrize(
    ("name", "way", "targets"),
    [
        ("tags/red", "Tags › red", ["index.html"]),
        ("tags/red/page/2", "Tags › red › page 2", ["../../index.html", "../../red.html"]),
        ("tags/blue", "Tags › Blue things", ["index.html"]),
        ("archive/2025", "Archive › 2025", ["../archive.html"]),
        ("de/tags/rot", "Schlagwörter › rot", ["index.html"]),
        ("blog/page/1", "Journal › page 1", ["../index.html"]),
    ],
)
def test_a_page_shows_the_way_back(built: Built, name: str, way: str, targets: list[str]) -> None:
    page = built.page(name)
    assert words(page, "nav.article-breadcrumb") == [way]
    assert [href for _, href in links(page, "nav.article-breadcrumb a")] == targets
    assert page.select_one("nav.article-breadcrumb").find_next("h1")


def test_what_is_above_all_shows_no_way_back(built: Built) -> None:
    for name in ("tags/index", "archive", "blog/index", "news", "index"):
        assert not built.page(name).select("nav.article-breadcrumb")


def test_themes_have_the_way_back_as_the_parents_of_a_page(new_site: Callable[[], Site]) -> None:
    site = new_site()
    site.configure('html_theme = "sphinx_rtd_theme"')
    site.write({"a.md": article("A", tags="[red]")})
    page = site.build(strict=True).page("tags/red")
    assert words(page, ".wy-breadcrumbs li")[1:3] == ["Tags", "red"]


@pytest.mark.parametrize("own", ["feeds/index.md", "feeds.rst", "feeds.md"])
def test_an_own_page_about_feeds_stays_as_it_is(site: Site, own: str) -> None:
    site.configure(f'html_baseurl = "{ADDRESS}"')
    text = "# Hay\n" if own.endswith(".md") else "Hay\n===\n"
    site.write({f"docs/{own}": text, "docs/index.md": "# Home\n\n```{toctree}\n:glob:\n**\n```\n"})
    site.write({"a.md": article("A", pubDate="2025-01-01")})
    built = site.build(strict=True)
    assert {"feeds/index", "feeds"} & built.env.found_docs == {own.partition(".")[0]}
    assert words(built.page(own.partition(".")[0]), ".body section > *") == ["Hay¶"]
    assert not built.page("blog/index").select(".article-subscribe")


MANUAL = {
    "docs/index.md": "# Home\n\n```{toctree}\ntags/index\narchive\nblog/a\nfeeds/index\n```\n",
    **{f"{name}.md": article(name, tags="[red, blue]", pubDate="2025-01-01") for name in "abc"},
}


@pytest.fixture(scope="module")
def manual(new_site: Callable[[], Site]) -> Site:
    site = new_site()
    site.configure("articles_page_size = 1", f'html_baseurl = "{ADDRESS}"')
    site.write(MANUAL)
    return site


def test_a_joined_page_has_whole_lists_and_leads_nowhere_that_is_not_there(manual: Site) -> None:
    page = manual.build("singlehtml", strict=True).page("index")
    ids = {each["id"] for each in page.select("[id]")} | {""}
    inner = [str(each["href"]) for each in page.select(".body a") if "index.html#" in each["href"]]
    assert [href for href in inner if href.partition("#")[2] not in ids] == []
    assert not [href for href in inner if "document-blog/b" in href]
    titles = words(page, ".article-entry-title")
    assert titles.count("b") == 3  # of two tags, and of the year
    assert words(page, ".article-terms-index a, .article-archive a")
    assert not page.select("nav.article-breadcrumb, nav.article-pager")


def test_a_manual_leads_to_no_page_that_it_has_not(manual: Site) -> None:
    built = manual.build("latex", strict=True)
    text = next(built.out.glob("*.tex")).read_text(encoding="utf-8")
    asked = set(re.findall(r"\\hyperref\[\\detokenize\{(.+?)\}\]", text))
    made = set(re.findall(r"\\label\{\\detokenize\{(.+?)\}\}", text))
    assert asked
    assert asked <= made
    assert {"tags/red::doc", "archive/2025::doc"} <= asked
