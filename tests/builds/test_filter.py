"""The option ``filter`` of lists: what a page has for the script, and where it has nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.views.grouping import GROUPS
from sphinxext.articles.widgets.layouts import LAYOUTS

from .building import article

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from .building import Built, Site

LISTS = [(layout, group) for layout in LAYOUTS for group in ("", *GROUPS)]
HOSTILE = '"><script>alert(1)</script>{shown}'


ORPHAN = "---\norphan: true\n---\n\n"


def listed(*options: str) -> str:
    return "\n".join(["```{article-list}", *options, "```\n\n"])


@pytest.fixture(scope="module")
def built(new_site: Callable[[], Site]) -> Built:
    """A site with filters in every layout, by each kind of group, and in pages."""
    site = new_site()
    lists = (
        listed(
            ":filter: tags, category", f":layout: {layout}", f":group-by: {group}" if group else ""
        )
        for layout, group in LISTS
    )
    site.configure("articles_page_size = 1")
    site.write(
        {
            "docs/index.md": f"# Home\n\n{''.join(lists)}",
            "docs/plain.md": f"{ORPHAN}# Plain\n\n{listed()}",
            "docs/one.md": f"{ORPHAN}# One\n\n{listed(':filter:', ':tags: blue')}",
            "docs/de.md": f"{ORPHAN}# De\n\n{listed(':filter: tagz')}",
            "docs/blog/index.md": f"{ORPHAN}# Blog\n\n{listed(':filter:')}",
            "a.md": article("A", pubDate="2025-01-01", tags=f"[red, '{HOSTILE}']", series="S"),
            "b.md": article("B", pubDate="2025-02-01", tags="[red, blue]", category="News"),
            "c.md": article("C"),
        }
    )
    return site.build()


def titles(filtered: Tag) -> list[str]:
    return [each.get_text() for each in filtered.select(".article-entry .article-entry-title a")]


def test_each_term_names_its_articles_by_their_places_in_every_layout_and_group(
    built: Built,
) -> None:
    found = built.page("index").select(".article-filtered")
    assert len(found) == len(LISTS)
    for filtered in found:
        entries = titles(filtered)
        has = {
            button["data-key"]: {entries[int(at)] for at in str(button["data-articles"]).split()}
            for button in filtered.select("button.article-filter-pick")
        }
        assert has["red"] == {"A", "B"}
        assert has["blue"] == has["news"] == {"B"}
        assert sorted(entries) == ["A", "B", "C"]


def test_controls_are_hidden_until_the_script_has_come(built: Built) -> None:
    page = built.page("index")
    forms = page.select(".article-filtered > form.article-filter")
    assert all(form.has_attr("hidden") for form in forms)
    assert [form.select_one("[role=status]").get_text() for form in forms] == [""] * len(LISTS)  # type: ignore[union-attr]
    scripts = page.select('script[src*="articles-filter.js"]')
    assert [each.has_attr("defer") for each in scripts] == [True]


@pytest.mark.parametrize("docname", ["plain", "one", "de", "blog/index", "blog/a"])
def test_pages_without_something_to_filter_have_neither_controls_nor_script(
    built: Built, docname: str
) -> None:
    page = built.page(docname)
    assert not page.select('.article-filtered, form.article-filter, script[src*="articles-filter"]')


def test_a_term_is_text_whatever_it_says(built: Built) -> None:
    page = built.page("index")
    assert HOSTILE in [each.get_text() for each in page.select(".article-filter-pick > bdi")]
    assert not page.select("form.article-filter script")


def test_what_a_filter_says_is_nothing_that_search_finds(built: Built) -> None:
    assert "filter" not in built.text("searchindex.js")


def test_a_list_in_pages_and_an_unknown_taxonomy_are_told(built: Built) -> None:
    in_pages, unknown = sorted(built.messages(), key=lambda each: "tagz" in each)
    assert in_pages.startswith("filter: the list is split into pages")
    assert "'tagz' is not known, did you mean 'tag'?; accepted: tags, tag, " in unknown


def test_pages_as_json_name_the_script_whichever_of_them_are_written(site: Site) -> None:
    site.write({"a.md": article("A", tags="[x]"), "b.md": article("B", tags="[x]")})
    site.write({"docs/index.md": f"# Home\n\n{listed(':filter: tags')}"})
    first = json.loads(site.build("json").text("globalcontext.json"))
    assert str(first["script_files"]).count("articles-filter.js") == 1
    assert json.loads(site.build("json").text("globalcontext.json")) == first
    site.write({"b.md": article("B", "New words.", tags="[x]")})
    assert json.loads(site.build("json").text("globalcontext.json")) == first
