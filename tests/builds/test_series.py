"""Series: landing pages, order, the author's own prose, planned parts, banners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONNECTED, Site, article, block, links, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built

SERIES_FILE = block(
    """
    travel:
      title: The *Travel*
      description: All of <it>
      status: complete
    open:
      planned:
        - {title: Not yet *out*, date: 2030-01-01, teaser: What it <is>}
        - {title: After that}
    """
)
FILES = {
    "c.md": article("C", series="Travel", seriesOrder=10, pubDate="2025-03-01", description="On C"),
    "a.md": article("A", series="Travel", seriesOrder=0, pubDate="2025-02-01", description="On A"),
    "b.md": article("B", series="Travel", seriesOrder=2.5, pubDate="2025-01-01"),
    "draft.md": article("D", series="Travel", seriesOrder=1, draft="true"),
    "o.md": article("O", series="[Open, Travel]", seriesOrder=1, pubDate="2025-01-05"),
    "series.yml": SERIES_FILE,
}


@pytest.fixture(scope="module", params=["apart", "connected"])
def travel(request: pytest.FixtureRequest, new_site: Callable[[], Site]) -> Built:
    site = new_site()
    site.write(FILES)
    if request.param == "connected":
        site.write({"docs/index.md": CONNECTED.replace("tags/index\n", "")})
    return site.build()


def test_mixed_orders_bring_the_only_warning(travel: Built) -> None:
    (message,) = travel.messages()
    assert message.startswith("some parts of 'The *Travel*' have an order, some have none")


def test_the_landing_page_lists_the_parts_in_order(travel: Built) -> None:
    page = travel.page("series/travel")
    assert words(page, ".body h1") == ["The *Travel*¶"]
    assert words(page, ".article-lead") == ["All of <it>"]
    assert links(page, "nav.article-parts li a") == [
        ("A", "../blog/a.html"),
        ("B", "../blog/b.html"),
        ("C", "../blog/c.html"),
        ("O", "../blog/o.html"),
    ]
    assert words(page, "nav.article-parts time") == [
        "Feb 1, 2025", "Jan 1, 2025", "Mar 1, 2025", "Jan 5, 2025",
    ]  # fmt: skip


def test_counts_leave_withheld_parts_and_raw_numbers_out(travel: Built) -> None:
    told = [words(travel.page(f"blog/{name}"), ".article-parts-place")[0] for name in "abc"]
    assert told == [f"The *Travel* · Part {number} of 4" for number in (1, 2, 3)]


def test_a_part_of_two_series_shows_both(travel: Built) -> None:
    page = travel.page("blog/o")
    assert words(page, ".article-parts-place") == [
        "Open · First part",
        "The *Travel* · Part 4 of 4",
    ]
    assert len(page.select(".article-banner")) == 2


def test_the_toctrees_are_real(travel: Built) -> None:
    includes = travel.env.toctree_includes
    assert includes["series/travel"] == ["blog/a", "blog/b", "blog/c"]
    assert includes["series/open"] == ["blog/o"]  # each part hangs below its first series only
    assert includes["series/index"] == ["series/open", "series/travel"]


def test_the_index_counts_the_parts(travel: Built) -> None:
    page = travel.page("series/index")
    assert words(page, ".article-series-list .article-entry-title") == ["Open", "The *Travel*"]
    counts = words(page, ".article-series-list .article-entry-meta")
    assert counts == ["1 part, ongoing", "4 parts, complete"]


def test_planned_parts_are_announced_unlinked(travel: Built) -> None:
    page = travel.page("series/open")
    announced = [each for each in page.select("nav.article-parts li") if "soon" in each.get_text()]
    assert [" ".join(each.get_text().split()) for each in announced] == [
        "Coming soon: Not yet *out* · Jan 1, 2030 What it <is>",
        "Coming soon: After that",
    ]
    assert not any(each.find("a") for each in announced)
    banner = travel.page("blog/o").select(".article-banner")[0]
    assert "Coming soon: Not yet *out*" in banner.get_text()
    assert words(banner, ".article-banner-date") == ["Jan 1, 2030"]
    assert banner.find("a", string="Not yet *out*") is None


def test_the_last_part_of_a_complete_series_ends_with_a_link_to_it(travel: Built) -> None:
    banner = travel.page("blog/o").select(".article-banner")[1]
    assert words(banner, ".article-banner-end") == ["You have finished The *Travel*."]
    assert links(banner, ".article-banner-end a") == [("The *Travel*", "../series/travel.html")]


@pytest.mark.parametrize(
    ("docname", "before", "after"),
    [
        ("series/travel", None, "a"),
        ("blog/a", None, "b"),
        ("blog/b", "a", "c"),
        ("blog/c", "b", "o"),
        ("blog/o", None, None),
    ],
)
def test_link_theme_and_banner_lead_to_the_same_page(
    travel: Built, docname: str, before: str | None, after: str | None
) -> None:
    page = travel.page(docname)
    prefix = "" if docname.startswith("blog/") else "../blog/"
    for relation, title, expected in (
        ("next", "next chapter", after),
        ("prev", "previous chapter", before),
    ):
        wanted = [f"{prefix}{expected}.html"] if expected else []
        for selector in (f"link[rel={relation}]", f".sphinxsidebar a[title='{title}']"):
            assert [each["href"] for each in page.select(selector)] == wanted
    if docname.startswith("blog/") and after:
        banner = page.select(".article-banner a[rel=next]")
        assert [each["href"] for each in banner] == [f"{after}.html"]


@pytest.mark.parametrize("place", ["docs", "content"])
def test_a_landing_page_of_the_authors_own_keeps_its_prose(site: Site, place: str) -> None:
    matter = "---\ndescription: Mine\nstatus: complete\n---\n"
    prose = matter + "\n# My way\n\nMy *prose*.\n\n## More\n\nX.\n"
    site.write({f"{place}/series/travel.md": prose})
    site.write({name: article(name, series="Travel") for name in ("a.md", "b.md")})
    built = site.build(strict=True)
    assert built.warnings == []
    page = built.page("series/travel")
    assert words(page, ".body h1, .body h2") == ["My way¶", "More¶"]
    assert page.select_one("em").get_text() == "prose"
    assert [text for text, _ in links(page, "nav.article-parts li a")] == ["a.md", "b.md"]
    assert built.env.toctree_includes["series/travel"] == ["blog/a", "blog/b"]
    assert not page.select(".article-byline")
    assert built.text("_sources/series/travel.md.txt") == prose
    assert "blog/series/travel" not in built.pages()
    assert "complete" in built.page("series/index").get_text()


def test_a_title_made_of_a_slug_is_told_and_no_warning(site: Site) -> None:
    site.write({"a.md": article("A", series="how-plants-work")})
    built = site.build(strict=True)
    assert (built.failed, built.warnings) == (False, [])
    assert built.page("series/how-plants-work").h1.get_text().startswith("How plants work")  # type: ignore[union-attr]
    [line] = [line for line in built.status.splitlines() if "titles made of" in line]
    assert "content/a.md:3" in line
    assert "how-plants-work ('How plants work')" in line


def test_a_planned_part_that_appears_is_no_longer_announced(site: Site) -> None:
    site.write({name: text for name, text in FILES.items() if name in ("o.md", "series.yml")})
    site.write({"n.md": article("Not yet *out*", series="Open", seriesOrder=2)})
    built = site.build()
    assert words(built.page("blog/o"), ".article-parts-place")[0] == "Open · Part 1 of 2"
    assert "Not yet" in words(built.page("blog/o"), ".article-banner a[rel=next]")[0]
    assert "Coming soon: After that" in built.page("blog/n").get_text()


@pytest.mark.parametrize("count", [7, 8, 20])
@pytest.mark.parametrize("current", [1, 4, "last"])
def test_a_long_list_folds_but_never_the_current_part(
    site: Site, count: int, current: int | str
) -> None:
    number = count if current == "last" else int(current)
    for each in range(1, count + 1):
        body = "```{series-parts}\n```" if each == number else "Text."
        site.write({f"p{each:02}.md": article(f"P{each}", body, series="S", seriesOrder=each)})
    built = site.build(strict=True)
    page = built.page(f"blog/p{number:02}")
    nav = page.select_one("nav.article-parts")
    assert words(nav, "li p") == [f"P{n}" for n in range(1, count + 1)]
    here = nav.select_one("[aria-current=page]")
    assert here.get_text(strip=True) == f"P{number}"
    assert here.find_parent("details") is None
    open_ones = [each for each in nav.select("li") if not each.find_parent("details")]
    assert len(open_ones) == min(count, 7)
