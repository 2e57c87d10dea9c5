"""What the head of a page says, and what ``env.metadata`` gives to themes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import mf2py
import pytest

from ..structured_data import Head, head_of
from .building import HOME, IN_SOURCE, PIXEL, article, block

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

    ## Part

    More.
    """
)


HOSTILE = "'\"><script>alert(1)</script> & &lt;'"
SITE = (
    'html_baseurl = "https://here.org/"',
    'html_title = "Site & Co"',
    'articles_preview = {"src": "card.png", "alt": "A card"}',
)
KINDS = (
    "index", "blog/a", "blog/b", "blog/c", "blog/cde", "blog/d", "blog/e", "series/s",
    "series/index", "de/tags/red", "de/authors/jo-ng", "authors/index", "de/categories/notes",
)  # fmt: skip


@pytest.fixture(scope="module", params=["alone", "with opengraph"])
def full(request: pytest.FixtureRequest, new_site: Callable[[], Site]) -> Built:
    site = new_site()
    site.configure(*SITE)
    if request.param == "with opengraph":
        site.configure(
            'extensions.append("sphinxext.opengraph")',
            *SITE,
            'ogp_site_url = "https://here.org/"',
            "ogp_social_cards = {'enable': False}",
        )
    site.write(
        {
            "docs/index.md": HOME,
            "docs/card.png": PIXEL,
            "p.png": PIXEL,
            "a.md": FULL,
            "b.md": article("Bare"),
            "c.md": article("One", pubDate="2025-01-01", series="S", heroImage="./p.png"),
            "c.de.md": article("Eins", lang="de-AT"),
            "d.md": article("'</script><!--<b>&amp;'", description=HOSTILE, unlisted="true"),
            "e.md": article("Given", **{"og:title": "'Mine & <me>'", "robots": "nofollow"}),
            "authors.yml": "jo-ng:\n  links: [https://jo.example]\n  email: jo@jo.example\n",
        }
    )
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


def head(built: Built, docname: str) -> Head:
    return head_of(Path(built.app.builder.get_outfilename(docname)))  # type: ignore[attr-defined]


@pytest.mark.parametrize("docname", KINDS)
def test_each_thing_is_said_once_in_a_head_that_keeps_to_all_rules(
    full: Built, docname: str
) -> None:
    found = head(full, docname)
    several = {"article:author", "article:tag", "viewport"}
    assert [
        key for key, all_of in found.metas.items() if len(all_of) > 1 and key not in several
    ] == []
    assert found.related(rel="canonical") == [found.one("og:url")]
    assert found.one("og:site_name") == "Site & Co"
    assert found.one("og:title")
    assert found.one("twitter:card")


def _alone(built: Built) -> bool:
    return "sphinxext.opengraph" not in built.app.extensions


def test_links_to_an_article_are_shown_with_its_words_and_its_picture(full: Built) -> None:
    found = head(full, "blog/a")
    assert found.one("og:type") == "article"
    assert found.one("og:title") == "All keys"
    assert found.one("og:description") == 'Said "so" & <so>'
    assert found.one("og:image") == "https://example.org/x.png"
    assert found.one("og:image:alt") == "An x"
    assert found.one("article:published_time") == "2025-02-03T10:00:00+02:00"
    assert found.metas["article:tag"] == ["red", "C++"]


def test_without_a_description_heads_have_the_words_of_the_excerpt(full: Built) -> None:
    page = full.page("blog/b")
    for selector in ('meta[name="description"]', 'meta[property="og:description"]'):
        assert [each["content"] for each in page.select(f"head {selector}")] == ["Some text."]


def test_pictures_are_in_the_site_and_have_their_size(full: Built) -> None:
    for docname, path, alt in (
        ("blog/c", "_images/p.png", None),
        ("blog/b", "_static/articles/card.png", ["A card"]),
        ("series/s", "_static/articles/card.png", ["A card"]),
        ("index", "_static/articles/card.png", ["A card"]),
    ):
        found = head(full, docname)
        assert found.one("og:image") == f"https://here.org/{path}"
        assert (full.out / path).read_bytes() == PIXEL
        assert (found.one("og:image:width"), found.one("og:image:height")) == ("1", "1")
        if alt or _alone(full):  # which opengraph makes of the site's name
            assert found.metas.get("og:image:alt") == alt
    image = head(full, "blog/c").things["BlogPosting"]["image"]
    assert (image["url"], image["width"]) == ("https://here.org/_images/p.png", 1)
    assert "image" not in head(full, "blog/b").things["BlogPosting"]


def test_words_of_authors_are_words_in_heads(full: Built) -> None:
    found = head(full, "blog/d")
    title, description = "</script><!--<b>&amp;", '"><script>alert(1)</script> & &lt;'
    assert (found.one("og:title"), found.one("og:description")) == (title, description)
    assert found.one("description") == description
    thing = found.things["BlogPosting"]
    assert (thing["headline"], thing["description"]) == (title, description)


def test_what_an_author_says_of_open_graph_and_robots_counts(full: Built) -> None:
    found = head(full, "blog/e")
    assert found.one("robots") == "nofollow"
    assert head(full, "blog/d").one("robots") == "noindex"
    assert "robots" not in head(full, "blog/a").metas
    if _alone(full):  # opengraph escapes nothing but quotes
        assert found.one("og:title") == "Mine & <me>"


def test_translations_name_each_other(full: Built) -> None:
    for docname in ("blog/c", "blog/cde"):
        found = head(full, docname)
        there = {each["hreflang"]: each["href"] for each in found.links if each.get("hreflang")}
        assert there == {
            "en": "https://here.org/blog/c.html",
            "de-AT": "https://here.org/blog/cde.html",
        }
    assert head(full, "blog/cde").one("og:locale") == "de_AT"
    assert not any("hreflang" in each for each in head(full, "blog/a").links)


def microformats(built: Built, docname: str) -> list[dict[str, Any]]:
    markup = Path(built.app.builder.get_outfilename(docname)).read_text()  # type: ignore[attr-defined]
    found: list[dict[str, Any]] = mf2py.parse(doc=markup, url=f"https://here.org/{docname}.html")[
        "items"
    ]
    return found


def test_an_article_is_an_h_entry(full: Built) -> None:
    [entry] = microformats(full, "blog/a")
    assert entry["type"] == ["h-entry"]
    said = entry["properties"]
    assert said["name"] == ["All keys"]
    assert said["url"] == ["https://example.org/original"]
    assert said["published"] == ["2025-02-03T10:00:00+0200"]
    assert said["updated"] == ["2025-03-04"]
    assert [each["value"] for each in said["author"]] == ["Jo Ng", "Al Bo"]
    assert said["author"][0]["properties"]["url"] == ["https://here.org/de/authors/jo-ng.html"]
    assert said["category"] == ["red", "C++", "Notes"]
    assert said["content"][0]["value"] == "Text."
    assert said["content"][1]["value"].startswith("Part")
    assert len(said["content"]) == 2


def test_a_list_of_articles_is_an_h_feed(full: Built) -> None:
    [feed] = microformats(full, "de/tags/red")
    assert feed["type"] == ["h-feed"]
    [entry] = feed["children"]
    assert entry["properties"]["name"] == ["All keys"]
    assert entry["properties"]["url"] == ["https://here.org/blog/a.html"]
    assert entry["properties"]["summary"] == ['Said "so" & <so>']


def test_pages_of_authors_say_which_pages_are_theirs(full: Built) -> None:
    theirs = full.page("de/authors/jo-ng").select('a[rel="me"]')
    assert [unquote(str(each["href"])) for each in theirs] == [
        "https://jo.example",
        "mailto:jo@jo.example",
    ]
    assert not full.page("de/tags/red").select('a[rel="me"]')


@pytest.mark.parametrize("builder", ["epub", "singlehtml"])
def test_books_have_no_metadata_of_pages(site: Site, builder: str) -> None:
    site.configure(*SITE, "suppress_warnings = ['epub']", 'version = "1"')
    site.write({"docs/card.png": PIXEL, "a.md": FULL.replace("heroImage", "ogImage")})
    built = site.build(builder)
    pages = "".join(each.read_text() for each in built.out.rglob("*.*html"))
    assert "og:" not in pages
    assert "ld+json" not in pages
    assert not (built.out / "_static/articles").exists()


def test_metadata_can_be_switched_off(site: Site) -> None:
    site.configure(*SITE, "articles_metadata = False")
    site.write({"docs/card.png": PIXEL, "a.md": FULL})
    built = site.build(strict=True)
    found = head(built, "blog/a")
    assert found.one("description") == 'Said "so" & <so>'
    assert not found.things
    assert "og:title" not in found.metas
    assert not (built.out / "_static/articles").exists()


def test_a_picture_for_the_site_that_is_not_there_is_told(site: Site) -> None:
    site.configure(*SITE)
    site.write({"a.md": FULL})
    [told] = site.build().messages()
    assert told.startswith("articles_preview: cannot be read: ")


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
