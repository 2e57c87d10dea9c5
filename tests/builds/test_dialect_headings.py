"""Headings: ids as Astro gives them, levels as the author did, in every builder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .building import article, block, links

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from .building import Built, Site

pytestmark = pytest.mark.across

TEXT = block("""
    ### Begins at three

    :::note
    ### In an aside `x`

    - # In a list
    :::

    > ###### In a quote

    ##### Two deeper

    ## Back at two

    ## Back at two

    #### Deeper -- `--` 日本

    ### Up

    ####

    [a](#back-at-two-1) [b](#in-an-aside-x) [c](#日本) [d](#two-deeper)
    """).replace("[c](#日本)", "[c](#deeper-----日本)")


@pytest.fixture
def built(site: Site) -> Built:
    site.write({"a.md": article("Back at two", TEXT)})
    built = site.build(strict=True)
    assert built.warnings == []
    return built


def headings(page: BeautifulSoup) -> list[tuple[str, str, str]]:
    """Return tag, id and text of every heading; the id is the section's, or its own."""
    return [
        (
            each.name,
            str(each.get("id") or each.parent.get("id")),
            each.get_text().removesuffix("¶"),
        )
        for each in page.select(".body :is(h1, h2, h3, h4, h5, h6)")
    ]


def test_every_heading_has_the_level_and_the_id_that_astro_gives_it(built: Built) -> None:
    assert headings(built.page("blog/a"))[:-1] == [
        ("h1", "back-at-two-2", "Back at two"),
        ("h3", "begins-at-three", "Begins at three"),
        ("h3", "in-an-aside-x", "In an aside x"),
        ("h1", "in-a-list", "In a list"),
        ("h6", "in-a-quote", "In a quote"),
        ("h5", "two-deeper", "Two deeper"),
        ("h2", "back-at-two", "Back at two"),
        ("h2", "back-at-two-1", "Back at two"),
        ("h4", "deeper-----日本", "Deeper – -- 日本"),
        ("h3", "up", "Up"),
    ]


def test_links_to_headings_arrive(built: Built) -> None:
    page = built.page("blog/a")
    found = [target for text, target in links(page, ".body p a") if len(text) == 1]
    assert found == ["#back-at-two-1", "#in-an-aside-x", "#deeper-----日本", "#two-deeper"]
    for target in found:
        assert page.find(id=target.removeprefix("#"))


def test_the_table_of_contents_has_every_section(built: Built) -> None:
    toc = built.env.tocs["blog/a"]
    assert re.findall(r'anchorname="#([^"]*)"', str(toc)) == [
        "begins-at-three", "two-deeper", "back-at-two", "back-at-two-1", "deeper-----日本", "up",
        "id1",
    ]  # fmt: skip


def test_no_id_is_given_twice(site: Site) -> None:
    text = "## id1\n\na[^1]\n\n```js title='x'\ny\n```\n\n## fn-1\n\n## a\n\n## A\n\n[^1]: b\n"
    site.write({"a.md": article("A", text)})
    built = site.build(strict=True)
    ids = [each["id"] for each in built.page("blog/a").select(".body [id]")]
    assert sorted(ids) == sorted(set(ids))
    assert {"id1", "a", "a-1"} < set(ids)


@pytest.mark.parametrize(
    "builder",
    ["text", "man", "latex", "texinfo", "gettext", "epub", "xml", "singlehtml", "dirhtml", "json"],
)
def test_every_builder_takes_them(site: Site, builder: str) -> None:
    site.configure('version = "1"', 'copyright = "x"')
    site.write({"a.md": article("Back at two", TEXT)})
    assert site.build(builder, strict=True).warnings == []


def test_a_link_from_elsewhere_leads_to_the_heading(site: Site) -> None:
    link = "[x](/blog/a/#deeper-----日本) [y](./a.md#in-an-aside-x)"
    site.write({"a.md": article("A", TEXT), "b.md": article("B", link)})
    built = site.build(strict=True)
    assert [target for _, target in links(built.page("blog/b"), ".body p a")] == [
        "a.html#deeper-----日本",
        "a.html#in-an-aside-x",
    ]


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("## A\n\n# B\n\n### C\n\n- # D\n", [("h3", "A"), ("h2", "B"), ("h4", "C"), ("h2", "D")]),
        ("# T\n\n## A\n\n# B\n", [("h2", "A"), ("h2", "B")]),
        ("x\n\n# T\n\n## A\n", [("h2", "A")]),
        ("## A\n\n- # B\n", [("h2", "A"), ("h1", "B")]),
        ("# A\n\n###### B\n", [("h2", "A"), ("h6", "B")]),
    ],
)
def test_an_h1_besides_the_title_lowers_all_headings(
    site: Site, body: str, levels: list[tuple[str, str]]
) -> None:
    site.write({"a.md": article("T", body)})
    built = site.build(strict=True)
    found = headings(built.page("blog/a"))
    assert [(tag, text) for tag, _, text in found] == [("h1", "T"), *levels]


def test_a_made_title_takes_no_id_from_a_heading(site: Site) -> None:
    site.write({"foo.md": "Text\n\n> ## Foo\n"})
    built = site.build(strict=True)
    assert built.warnings == []
    found = headings(built.page("blog/foo"))
    assert found == [("h1", "foo-2", "Foo"), ("h2", "foo", "Foo")]
