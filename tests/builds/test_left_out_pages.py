"""Generated pages that a project leaves out: links become words, and no machine is told of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .building import article, block, links, output, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

LEFT_OUT = ["archive", "authors", "tags", "categories", "series", "feeds", "blog/index", "best"]
CONF = f"""\
html_baseurl = "https://example.org/"
exclude_patterns = {LEFT_OUT}
articles_lists = {{"best": {{}}}}
articles_feeds = {{"site": ["feed.xml", "feed.rss", "feed.json"]}}
articles_llms = True
articles_markdown = "full"
articles_redirects = "moved.csv"
"""
GONE = (
    "/archive/", "/archive", "/archive.html", "/archive/2026/", "/authors/", "/authors/jane/",
    "/authors/Jane/", "/tags/", "/tags/red/", "/categories/", "/series/", "/series/s/", "/blog/",
    "/best/", "/feeds/", "https://example.org/archive/", "../tags/red/", "../archive.md",
)  # fmt: skip
ON_A_PAGE = ("/archive/", "/authors/jane/", "authors/jane.md", "tags/red/", "/series/s/", "best.md")
WIDGETS = block("""
    ```{article-list}
    :fields: series, tags, authors, categories
    :group-by: series
    ```
    ```{article-list}
    :group-by: category
    ```
    ```{series-list}
    ```
    ```{term-list} tags
    ```
    ```{series-parts} S
    ```
    {articles:series}`S` {articles:tag}`red` {articles:author}`jane` {doc}`all <archive>`
""")


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def left_out(new_site: Callable[[], Site], request: pytest.FixtureRequest) -> Built:
    """Build a site without any page that could be generated; everything links there."""
    site = new_site()
    site.configure(CONF)
    addressed = " ".join(f"[w{at}]({each})" for at, each in enumerate(GONE))
    raw = " ".join(f'<a href="{each}">r{at}</a>' for at, each in enumerate(GONE))
    keys = {
        "pubDate": "2026-01-01",
        "author": "Jane",
        "tags": "[red]",
        "category": "Deep",
        "series": "S",
    }
    site.write(
        {
            "a.md": article("A", f"{addressed}\n\n{raw}\n\n[](/best)", **keys),
            "b.md": article("B", **{**keys, "pubDate": "2026-01-02"}),
            "content/series.yml": "s: {title: S, description: What S is.}\n",
            "docs/index.md": "# Home\n\n"
            + " ".join(f"[p{at}]({each})" for at, each in enumerate(ON_A_PAGE))
            + f"\n\n{WIDGETS}",
            "docs/moved.csv": "",
        }
    )
    return site.build(request.param)


def test_links_to_pages_that_are_left_out_are_their_words_without_a_warning(
    left_out: Built,
) -> None:
    assert left_out.messages() == []
    page = left_out.page("blog/a")
    assert links(page, ".body .e-content a[href]") == []
    shown = " ".join(words(page, ".body .e-content"))
    for at in range(len(GONE)):
        assert f"w{at}" in shown.split()
        assert f"r{at}" in shown.split()
    assert "/best" in shown.split()  # a link without words
    assert {f"p{at}" for at in range(len(ON_A_PAGE))} <= {
        each for text in words(left_out.page("index"), ".body p") for each in text.split()
    }


def test_nobody_is_told_the_address_of_a_page_that_is_left_out(left_out: Built) -> None:
    """Neither readers nor machines, in whatever is written."""
    gone = re.compile(
        rb"\b(archive|authors|tags|categories|series|feeds|best)(\.html|/)|blog/index"
    )
    found = {
        name: sorted({match.group() for match in gone.finditer(data)})
        for name, data in output(left_out.out).items()
        if not name.startswith(("_static/", ".doctrees"))
    }
    told = {name: each for name, each in found.items() if each}
    assert {name.partition("/")[0] for name in told} <= {"_sources"}, told
