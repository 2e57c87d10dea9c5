"""Series: landing pages, parts, banners, and previous and next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONF, CONNECTED, article, links

if TYPE_CHECKING:
    from .building import Built, Site


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        ("part1", None, "part2.html"),
        ("part2", "part1.html", "part3.html"),
        ("part3", "part2.html", None),
    ],
)
def test_head_theme_and_banner_agree(
    travel: Built, page: str, before: str | None, after: str | None
) -> None:
    soup = travel.page(f"blog/{page}")
    assert [link["href"] for link in soup.select('link[rel="next"]')] == [after] * bool(after)
    assert [link["href"] for link in soup.select('link[rel="prev"]')] == [before] * bool(before)
    assert [href for _, href in links(soup, "nav.article-banner a[rel=next]")] == (
        [after] * bool(after)
    )


def test_a_landing_page_lists_the_parts_in_order(travel: Built) -> None:
    page = travel.page("series/travel")
    parts = page.select("nav.article-parts li")
    assert [part.find("a").get_text() for part in parts] == ["Part <1>", "Part <2>", "Part <3>"]
    assert [part.find("time")["datetime"] for part in parts] == [
        "2025-01-01",
        "2025-02-01",
        "2025-03-01",
    ]
    assert "All of it" in page.get_text()


def test_a_part_marks_itself_and_has_named_landmarks(travel: Built) -> None:
    page = travel.page("blog/part2")
    [current] = page.select('nav.article-parts [aria-current="page"]')
    assert current.get_text().strip() == "Part <2>"
    labels = [nav["aria-label"] for nav in page.select("nav[class^=article-]")]
    assert labels == ["Parts of Travel", "Series: Travel"]
    assert "Part 2 of 3 of Travel" in page.select_one(".article-parts-place").get_text()


def test_the_last_part_of_a_complete_series_says_so(travel: Built) -> None:
    banner = travel.page("blog/part3").select_one("nav.article-banner")
    assert "You have finished Travel." in banner.get_text()
    assert banner.find_all("a")[-1]["href"] == "../series/travel.html"


def test_a_planned_part_is_announced_without_a_link(site: Site) -> None:
    site.write({"a.md": article("A", series="S"), "series.yml": "s:\n  planned: [{title: B}]\n"})
    page = site.build("-W").page("blog/a")
    assert "Coming soon: B" in page.select_one("nav.article-banner").get_text()
    assert not page.find("a", string="B")
    site.write({"b.md": article("B", series="S")})
    assert "Coming soon" not in site.build("-W").page("blog/b").get_text()


@pytest.mark.parametrize("place", ["docs/series/s.md", "content/series/s.md"])
def test_an_author_s_landing_page_keeps_its_prose_and_gets_the_list(site: Site, place: str) -> None:
    own = "---\ntitle: My S\nstatus: complete\n---\n\nOwn *prose*.\n"
    site.write({"docs/index.md": CONNECTED.replace("tags/index\n", "")})
    site.write({place: own, "a.md": article("A", series="S", tags="[x]")})
    built = site.build("-W")
    assert built.code == 0, built.warnings
    page = built.page("series/s")
    assert page.find("h1").get_text().startswith("My S")
    assert page.find("em", string="prose")
    assert links(page, "nav.article-parts a") == [("A", "../blog/a.html")]
    assert "finished" in built.page("blog/a").get_text()
    assert "blog/series/s" not in built.pages()


def test_directives_work_in_restructuredtext_and_replace_the_automatic_banner(site: Site) -> None:
    rst = "Plain\n=====\n\n.. next-in-series::\n   :series: S\n   :style: line\n   :class: mine\n"
    own = "```{next-in-series}\n:style: card\n:previous:\n```"
    site.write({"docs/index.md": "# Home\n\n```{toctree}\nplain\n```\n", "docs/plain.rst": rst})
    site.write({"a.md": article("A", series="S"), "b.md": article("B", own, series="S")})
    built = site.build("-W")
    assert built.code == 0, built.warnings
    [line] = built.page("plain").select("nav.article-banner-line.mine")
    assert "First part: A" in line.get_text()
    [card] = built.page("blog/b").select("nav.article-banner")
    assert "article-banner-card" in card["class"]
    assert links(built.page("blog/b"), "nav.article-banner a[rel=prev]") == [("A", "a.html")]


def test_the_automatic_components_can_be_switched_off(site: Site) -> None:
    conf = CONF + "articles_banner = articles_parts = articles_byline = False\n"
    site.write({"docs/conf.py": conf, "a.md": article("A", series="S", tags="[x]")})
    page = site.build("-W").page("blog/a")
    assert not page.select("[class^=article-]")


def test_a_long_list_folds_but_never_the_current_part(site: Site) -> None:
    parts = {
        f"p{n:02}.md": article(f"P{n}", "```{series-parts}\n```", series="S", seriesOrder=n)
        for n in range(1, 13)
    }
    site.write(parts)
    built = site.build("-W")
    for number in (1, 6, 12):
        page = built.page(f"blog/p{number:02}")
        assert len(page.select("nav.article-parts li")) == 12
        assert len(page.select("nav.article-parts > ol > li")) == 7
        assert page.select('nav.article-parts > ol > li[aria-current="page"]')


def test_an_article_in_two_series_shows_both_and_follows_the_first(site: Site) -> None:
    site.write(
        {
            "a.md": article("A", series="[One, Two]"),
            "b.md": article("B", series="Two"),
            "c.md": article("C", series="One"),
        }
    )
    built = site.build("-W")
    page = built.page("blog/a")
    assert [nav["aria-label"] for nav in page.select("nav.article-banner")] == [
        "Series: One",
        "Series: Two",
    ]
    assert [link["href"] for link in page.select('link[rel="next"]')] == ["c.html"]


def test_the_parts_are_a_real_toctree(site: Site) -> None:
    conf = CONF + (
        "def show(app, env):\n    print('TOC', env.toctree_includes['series/s'])\n"
        "def setup(app):\n    app.connect('env-updated', show)\n"
    )
    site.write({"docs/conf.py": conf, "a.md": article("A", series="S")})
    assert "TOC ['blog/a']" in site.build("-W").status
