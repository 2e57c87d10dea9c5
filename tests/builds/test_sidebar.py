"""On a large site the sidebar opens the branches that lead to the page, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONNECTED, IN_SOURCE, article

if TYPE_CHECKING:
    from .building import Site

pytestmark = pytest.mark.across


def _write(site: Site, count: int, folder: str = "content") -> None:
    site.write({"docs/index.md": CONNECTED})
    for number in range(count):
        name = f"Series {number % 2}"
        site.write(
            {f"{folder}/p{number}.md": article(f"P{number}", series=name, seriesOrder=number)}
        )


@pytest.mark.parametrize(("chosen", "others"), [("full", 2), ("collapsed", 0), ("auto", 2)])
def test_the_sidebar_shows_other_branches_as_configured(
    site: Site, chosen: str, others: int
) -> None:
    _write(site, 4)
    built = site.build(html_theme="furo", articles_navigation=chosen, strict=True)
    found = {str(each["href"]) for each in built.page("blog/p0").select(".sidebar-tree a.internal")}
    assert {"#", "p2.html"} <= found
    assert len(found & {"p1.html", "p3.html"}) == others


def test_many_documents_collapse_it_with_a_line_in_the_log(site: Site) -> None:
    _write(site, 150, "docs/blog")
    site.configure('articles_collections = {"blog": "blog"}', smallest=IN_SOURCE)
    one = site.path("docs/blog/p0.md")  # to write them all takes long, and shows no more
    built = site.build(html_theme="furo", strict=True, filenames=[one])
    found = {str(each["href"]) for each in built.page("blog/p0").select(".sidebar-tree a.internal")}
    assert {"#", "p2.html"} <= found
    assert not {"p1.html", "p3.html"} & found
    assert 'articles_navigation = "full" shows all' in built.status


def test_pages_outside_of_the_tree_share_it_folder_by_folder(site: Site) -> None:
    _write(site, 4)
    for name in ("x", "y", "sub/z"):
        site.write({f"content/{name}.md": article(name)})
    built = site.build(html_theme="furo", strict=True)
    x, y, z = (
        [str(each["href"]) for each in built.page(name).select(".sidebar-tree a.internal")]
        for name in ("blog/x", "blog/y", "blog/sub/z")
    )
    assert x == y
    assert "../series/series-0.html" in x
    assert "../../series/series-0.html" in z
    assert len(x) == len(z)
