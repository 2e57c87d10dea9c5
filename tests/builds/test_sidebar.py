"""On a large site the sidebar opens the branches that lead to the page, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONNECTED, article

if TYPE_CHECKING:
    from .building import Site


def _write(site: Site, count: int) -> None:
    site.write({"docs/index.md": CONNECTED})
    for number in range(count):
        name = f"Series {number % 2}"
        site.write({f"p{number}.md": article(f"P{number}", series=name, seriesOrder=number)})


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
    _write(site, 150)
    built = site.build(html_theme="furo", strict=True)
    tree = built.page("blog/p0").select(".sidebar-tree a.internal")
    assert not {"p1.html", "p3.html"} & {str(each["href"]) for each in tree}
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
