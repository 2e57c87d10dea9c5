"""What authors say of Open Graph counts, on every kind of page and in whichever way they say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import article, block

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

pytestmark = pytest.mark.across

SITE = """\
html_baseurl = "https://here.org/"
articles_lists = {"best": {}}
"""
WITH_OPENGRAPH = """\
extensions.append("sphinxext.opengraph")
ogp_site_url = "https://here.org/"
ogp_social_cards = {"enable": False}
"""
OWN = block("""
    ---
    orphan: true
    myst: {html_meta: {"property=og:type": custom}}
    "og:title": "Mine & <me>"
    robots: nofollow
    ---
    # Own
""")
PAGES = (
    "plain", "archive", "best", "tags/index", "tags/x", "authors/jo", "series/index", "blog/index",
)  # fmt: skip
IN_REST = ":orphan:\n:og\\:title: Mine & <me>\n:robots: nofollow\n\nOwn\n===\n"


@pytest.fixture(scope="module", params=["", WITH_OPENGRAPH], ids=["alone", "with opengraph"])
def said(request: pytest.FixtureRequest, new_site: Callable[[], Site]) -> Built:
    site = new_site()
    site.configure(SITE, request.param)
    site.write(
        {
            **{f"docs/{name}.md": OWN for name in PAGES},
            "docs/index.md": OWN.replace("orphan: true\n", ""),
            "docs/tags/y.rst": IN_REST,
            "content/series/s.md": OWN.replace("orphan: true", "title: Own"),
            "docs/series/t.md": OWN,
            "a.md": article("A", tags="[x, y]", author="Jo", series="[S, T]"),
            "b.md": OWN.replace("orphan: true", "title: Own"),
        }
    )
    return site.build(strict=True)


@pytest.mark.parametrize("docname", ["index", *PAGES, "tags/y", "series/s", "series/t", "blog/b"])
def test_what_an_author_says_of_open_graph_counts_once_on_every_kind_of_page(
    said: Built, docname: str
) -> None:
    page = said.page(docname)

    def told(name: str) -> list[str]:
        return [each["content"] for each in page.select(f'head meta[property="{name}"]')]

    opengraph = "sphinxext.opengraph" in said.app.extensions
    title = "Mine & " if opengraph else "Mine & <me>"  # it escapes nothing but quotes
    assert [each[: len(title)] for each in told("og:title")] == [title]
    if docname != "tags/y":
        assert told("og:type") == ["custom"]
    assert [each["content"] for each in page.select("head meta[name=robots]")] == ["nofollow"]


def test_strangers_say_nothing_of_open_graph_on_pages_of_series(site: Site) -> None:
    site.configure(SITE, "articles_untrusted = True")
    own = "---\ntitle: Own\n'og:image': https://elsewhere.example/x.png\n---\n"
    site.write({"a.md": article("A", series="S"), "content/series/s.md": own})
    site.write({"docs/index.md": "# Home\n"})
    page = site.build().page("series/s")
    assert page.select('head meta[property="og:title"]')
    assert "elsewhere" not in str(page)
