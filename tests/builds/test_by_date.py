"""Newer and older: an article that nothing else puts in order leads to its neighbours by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import Site, article, differences, output

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup

    from .building import Built

Around = dict[str, tuple[str, str]]


@pytest.fixture(scope="module")
def site(new_site: Callable[[], Site]) -> Site:
    site = new_site()
    site.write(
        {
            "docs/index.md": "# Home\n\n```{toctree}\nblog/chapter\n```\n",
            "one.md": article("One", pubDate="2025-01-01"),
            "two.md": article("Two <b> & *more*", pubDate="2025-01-02"),
            "chapter.md": article("Chapter", pubDate="2025-01-03"),
            "part.md": article("Part", pubDate="2025-01-04", series="S"),
            "last.md": article("Last", pubDate="2025-01-05"),
            "undated.md": article("Undated"),
        }
    )
    return site


@pytest.fixture(scope="module")
def built(site: Site) -> Built:
    return site.build("dirhtml", strict=True)


def around(page: BeautifulSoup) -> Around:
    """Return where previous and next lead, from the head and from the theme's own links."""
    found = {
        rel: [str(each["href"]) for each in page.select(f'head link[rel="{rel}"]')]
        for rel in ("prev", "next")
    }
    shown = {
        str(each["href"]): each.get_text()
        for each in page.select('a[accesskey="P"], a[accesskey="N"], .relations a, .related a')
    }
    return {rel: (each[0], shown.get(each[0], "")) for rel, each in found.items() if each}


@pytest.mark.parametrize(
    ("docname", "wanted"),
    [
        ("blog/one", {"next": "../two/"}),
        ("blog/two", {"prev": "../one/", "next": "../chapter/"}),
        ("blog/chapter", {"prev": "../../"}),
        ("blog/part", {}),
        ("blog/last", {"prev": "../part/"}),
        ("blog/undated", {}),
        ("index", {"next": "blog/chapter/"}),
    ],
)
def test_previous_is_older_and_next_is_newer_where_no_toctree_and_no_series_leads_on(
    built: Built, docname: str, wanted: dict[str, str]
) -> None:
    found = around(built.page(docname))
    assert {rel: address for rel, (address, _) in found.items()} == wanted


def test_the_theme_shows_their_titles(built: Built) -> None:
    assert around(built.page("blog/one"))["next"][1] == "Two <b> & *more*"


def test_a_new_newest_article_is_written_with_its_one_neighbour(site: Site, built: Built) -> None:
    before = output(built.out)
    site.write({"newest.md": article("Newest", pubDate="2025-02-01")})
    after = site.build("dirhtml", strict=True)
    changed = {
        name.removeprefix("blog/").removesuffix("/index.html")
        for name, data in output(after.out).items()
        if before.get(name) != data and name.startswith("blog/") and name.endswith(".html")
    }
    assert changed == {"newest", "last", "index.html"}
    clean = site.build("dirhtml", out="clean", doctrees="clean-doctrees")
    assert differences(after, clean) == []
