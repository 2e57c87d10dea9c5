"""Related articles on pages: at the end of those in no series, and where a directive asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import Site, article, links, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built

ASKED = "```{related-articles}\n:layout: compact\n:limit: 1\n:fields: topics\n:class: mine\n```\n"
NONE = "```{related-articles} blog/one\n:empty: Nothing near.\n```\n"
WRONG = "```{related-articles} ona\n```\n\n```{related-articles}\n:layout: tabel\n```\n"


@pytest.fixture(scope="module")
def built(new_site: Callable[[], Site]) -> Built:
    site = new_site()
    site.configure(
        'html_baseurl = "https://example.org/"',
        "articles_related = 2",
        'articles_taxonomies = {"topics": ["topic"]}',
    )
    site.write(
        {
            "docs/index.md": f"# Home\n\n{NONE}\n{WRONG}",
            "one.md": article("One", pubDate="2025-01-01", tags="[red]", topic="Birds"),
            "two.md": article("Two", pubDate="2025-01-02", tags="[red]", description="On two"),
            "other.md": article("Other", pubDate="2025-01-03", tags="[blue]"),
            "part.md": article("Part", pubDate="2025-01-04", tags="[red]", series="S"),
            "last.md": article("Last", "A.[^1]\n\n[^1]: B.", pubDate="2025-01-05", tags="[red]"),
            "asks.md": article(
                "Asks", f"Before.\n\n{ASKED}\nAfter.", pubDate="2025-01-06", related="[one, onne]"
            ),
            "news.md": article("News", pubDate="2025-01-07", related="[asks, secret, quiet]"),
            "secret.md": article("Secret", draft="true"),
            "quiet.md": article("Quiet", unlisted="true"),
        }
    )
    return site.build()


def test_an_article_in_no_series_ends_with_those_that_are_related(built: Built) -> None:
    page = built.page("blog/last")
    assert words(page, "nav.article-related p.article-related-title") == ["Related articles"]
    assert [text for text, _ in links(page, ".article-related a")] == ["Part", "Two"]
    assert page.select_one("nav.article-related")["aria-label"] == "Related articles"
    assert page.select_one(".footnote-list, aside.footnote").find_next("nav") is not None
    assert not built.page("blog/part").select(".article-related")
    assert not built.page("blog/one").select(".article-related")


def test_pins_come_first_and_nothing_that_is_in_no_list(built: Built) -> None:
    assert links(built.page("blog/news"), ".article-related a") == [("Asks", "asks.html")]


def test_a_directive_in_an_article_stands_for_the_automatic_list(built: Built) -> None:
    page = built.page("blog/asks")
    assert not page.select("nav.article-related")
    assert [text for text, _ in links(page, ".article-list-compact.mine a")] == ["One", "Birds"]


def test_what_is_wrong_is_told_with_the_nearest(built: Built) -> None:
    assert words(built.page("index"), ".article-empty") == ["Nothing near."]
    messages = " ".join(sorted(built.messages()))
    assert len(built.warnings) == 4
    assert "related: there is no article of this name (found 'onne'" in messages
    assert "no article is called 'ona'; did you mean 'one'?" in messages
    assert "this page is not an article, so name one" in messages
    assert "'tabel' is not known, did you mean 'table'?" in messages


def test_a_feed_has_an_article_without_what_is_related(built: Built) -> None:
    assert "On two" in built.page("blog/last").get_text()
    assert "Before." in built.text("feed.xml")
    assert "article-related" not in built.text("feed.xml")
    assert "article-list" not in built.text("feed.xml")
