"""The option ``class``: every directive writes it."""

from __future__ import annotations

import pytest

from sphinxext.articles.widgets import DIRECTIVES

from .building import Site, article, block

ASKED = {
    "article-list": "{article-list}",
    "related-articles": "{related-articles} b",
    "series-list": "{series-list}",
    "term-list": "{term-list} tags",
    "series-parts": "{series-parts} S",
    "next-in-series": "{next-in-series}\n:series: S",
}


def test_every_directive_is_asked_for_a_class() -> None:
    assert {name for name, each in DIRECTIVES.items() if "class" in each.option_spec} == {*ASKED}


@pytest.mark.parametrize("name", ASKED)
def test_every_directive_writes_the_class_that_it_is_given(site: Site, name: str) -> None:
    site.write(
        {
            "docs/index.md": f"# Home\n\n```{ASKED[name]}\n:class: mine yours\n```\n",
            "b.md": article("B", related="[c]", tags="[x]", series="S"),
            "c.md": article("C", series="S"),
        }
    )
    page = site.build(strict=True).page("index")
    assert len(page.select(".mine.yours")) == 1


@pytest.mark.parametrize("layout", ["", ":layout: compact"])
def test_the_parts_in_an_article_have_the_class_in_every_layout(site: Site, layout: str) -> None:
    body = block(f"""
        ```{{series-parts}}
        :class: mine
        {layout}
        ```
    """)
    site.write({"a.md": article("A", body, series="S"), "b.md": article("B", series="S")})
    page = site.build(strict=True).page("blog/a")
    assert len(page.select("nav.article-parts.mine")) == 1
    assert len(page.select("nav.article-parts")) == 1
