"""What the head of a page says, and what ``env.metadata`` gives to themes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from .building import IN_SOURCE, article, block

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

pytestmark = pytest.mark.across

FULL = block(
    """
    ---
    title: All keys
    description: 'Said "so" & <so>'
    pubDate: 2025-02-03T10:00:00+02:00
    updatedDate: 2025-03-04
    author: [Jo Ng, Al Bo]
    tags: [red, C++]
    category: Notes
    heroImage: {src: "https://example.org/x.png", alt: "An x"}
    canonicalURL: https://example.org/original
    featured: true
    lang: de
    mood: {good: true, level: 3}
    answer: 42
    tocdepth: 2
    ---

    Text.
    """
)


@pytest.fixture(scope="module", params=["alone", "with opengraph"])
def full(request: pytest.FixtureRequest, new_site: Callable[[], Site]) -> Built:
    site = new_site()
    site.configure('html_baseurl = "https://here.org/"')
    if request.param == "with opengraph":
        site.configure(
            'extensions.append("sphinxext.opengraph")',
            'ogp_site_url = html_baseurl = "https://here.org/"',
            "ogp_social_cards = {'enable': False}",
        )
    site.write({"a.md": FULL, "b.md": article("Bare")})
    return site.build(strict=True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("description", 'Said "so" & <so>'),
        ("author", "Jo Ng, Al Bo"),
        ("keywords", "red, C++"),
    ],
)
def test_the_head_names_each_thing_once(full: Built, name: str, content: str) -> None:
    found = full.page("blog/a").select(f"head meta[name={name}]")
    assert [each["content"] for each in found] == [content]
    if name != "description":  # which opengraph makes of the text
        assert not full.page("blog/b").select(f"head meta[name={name}]")


def test_the_canonical_address_is_the_authors(full: Built) -> None:
    for docname, address in (
        ("blog/a", "https://example.org/original"),
        ("blog/b", "https://here.org/blog/b.html"),
    ):
        found = full.page(docname).select("link[rel=canonical]")
        assert [each["href"] for each in found] == [address]


def test_the_language_of_an_article_is_that_of_its_page(full: Built) -> None:
    assert full.page("blog/a").html["lang"] == "de"
    assert full.page("blog/b").html["lang"] == "en"


def test_opengraph_reads_the_articles_words(full: Built) -> None:
    page = full.page("blog/a")
    found = {each["property"]: each["content"] for each in page.select("meta[property^=og]")}
    if "sphinxext.opengraph" not in full.app.extensions:
        assert found == {}
        return
    assert found["og:title"] == "All keys"
    assert found["og:description"] == 'Said "so" & <so>'
    assert found["og:image"] == "https://example.org/x.png"
    assert found["og:image:alt"] == "An x"


def test_metadata_is_typed(full: Built) -> None:
    metadata = full.env.metadata["blog/a"]
    expected = {
        "title": "All keys",
        "description": 'Said "so" & <so>',
        "pubDate": datetime.fromisoformat("2025-02-03T10:00:00+02:00"),
        "updatedDate": datetime(2025, 3, 4, tzinfo=UTC),
        "authors": ["Jo Ng", "Al Bo"],
        "tags": ["red", "C++"],
        "categories": ["Notes"],
        "featured": True,
        "lang": "de",
        "mood": {"good": True, "level": 3},
        "answer": 42,
        "tocdepth": 2,
        "orphan": True,
    }
    assert {key: metadata.get(key) for key in expected} == expected
    assert all(type(metadata[key]) is type(value) for key, value in expected.items())


def test_metadata_survives_the_environment_on_disk(site: Site) -> None:
    site.write({"a.md": FULL})
    first = site.build("dummy").env.metadata["blog/a"]
    assert site.build("dummy").env.metadata["blog/a"] == first


@pytest.mark.parametrize("value", ["false", "''", "null"])
def test_an_orphan_key_that_says_no_makes_no_orphan(site: Site, value: str) -> None:
    site.configure(smallest=IN_SOURCE)
    site.write({"docs/a.md": article("A", tags="[x]", orphan=value)})
    built = site.build("dummy")
    assert built.messages() == ["document isn't included in any toctree [toc.not_included]"]
    assert not built.env.metadata["a"].get("orphan")


def test_an_orphan_key_that_says_yes_makes_an_orphan(site: Site) -> None:
    site.configure(smallest=IN_SOURCE)
    site.write({"docs/a.md": article("A", tags="[x]", orphan="true")})
    assert site.build("dummy").warnings == []


@pytest.mark.parametrize(("value", "searched"), [("true", False), ("false", True)])
def test_nosearch_passes_through(site: Site, value: str, searched: bool) -> None:
    site.write({"a.md": article("A", "Zyzzyva.", nosearch=value)})
    built = site.build(strict=True)
    assert ("zyzzyva" in built.text("searchindex.js")) is searched


def test_myst_settings_of_an_article_pass_through(site: Site) -> None:
    matter = (
        "myst:\n  enable_extensions: [substitution]\n  substitutions:\n    word: replaced\n"
        "  html_meta:\n    property=og:locale: de_AT\n"
    )
    site.write({"a.md": f"---\ntitle: A\n{matter}---\n\nIt is {{{{ word }}}}.\n"})
    built = site.build(strict=True)
    assert built.warnings == []
    page = built.page("blog/a")
    assert "It is replaced." in page.get_text()
    assert page.select_one('meta[property="og:locale"]')["content"] == "de_AT"
    assert page.select_one("h1").get_text() == "A¶"


def test_tocdepth_of_an_article_is_respected(site: Site) -> None:
    body = "## Two\n\n### Three\n"
    site.write({"a.md": article("A", body, tocdepth=2), "b.md": article("B", body)})
    built = site.build(strict=True, html_sidebars={"**": ["localtoc.html"]})
    assert "Three" not in built.page("blog/a").select_one(".sphinxsidebar").get_text()
    assert "Three" in built.page("blog/b").select_one(".sphinxsidebar").get_text()


@pytest.mark.parametrize("key", ["author", "authors", "date", "version", "abstract", "address"])
def test_bibliographic_names_of_docutils_are_ordinary_keys(site: Site, key: str) -> None:
    value = "2025-01-01" if key == "date" else "'A; B, *C*'"
    site.write({"a.md": article("A", **{key: value})})
    built = site.build(strict=True)
    assert built.warnings == []
    assert not built.page("blog/a").select(".docinfo, .field-list")
