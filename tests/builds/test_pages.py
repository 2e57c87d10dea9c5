"""Pages that exist by themselves: lists in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import article, links, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

ADDRESS = "https://example.org/"
FILES = {
    f"n{at}.md": article(f"N{at}", tags="[red]", pubDate=f"2025-0{at}-01") for at in range(1, 8)
}


@pytest.fixture(scope="module")
def built(new_site: Callable[[], Site]) -> Built:
    """Build one site with lists of all kinds, in pages of two."""
    site = new_site()
    site.configure("articles_page_size = 2", f'html_baseurl = "{ADDRESS}"')
    site.write(FILES)
    return site.build(strict=True)


def test_a_long_list_is_in_pages_that_lead_to_each_other(built: Built) -> None:
    assert built.warnings == []
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
    assert further == {"tags/red/page/1", "tags/red/page/2"}
    held = {name for names in built.env.toctree_includes.values() for name in names}
    assert not further & held
    assert all("nosearch" in built.env.metadata[name] for name in further)
