"""What pages tell machines: every field on every kind of page, and nothing that breaks a rule."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext.articles.catalogue.term_entries import AuthorEntry, Entry, SeriesEntry
from sphinxext.articles.formats.head_elements import Tag, json_script, link, taken_out, without_said
from sphinxext.articles.formats.json_ld import json_ld
from sphinxext.articles.formats.open_graph import open_graph
from sphinxext.articles.formats.site import Site
from sphinxext.articles.languages import without_language
from sphinxext.articles.settings import Places
from sphinxext.articles.views.metadata import Metadata, metadata_of
from sphinxext.articles.views.translations import translations_of, unknown_originals

from ..structured_data import RULES, faults, missing
from .conftest import article, catalogue

if TYPE_CHECKING:
    from sphinxext.articles.catalogue.catalogue import Catalogue
    from sphinxext.articles.views.pictures import Picture

BASE = "https://example.org/docs/"
FULL: dict[str, Any] = {
    "title": "All of it",
    "description": "About all",
    "pubDate": "2025-02-03",
    "updatedDate": "2025-03-04T10:00:00+02:00",
    "author": ["Jo", "The Board"],
    "tags": ["red", "C++"],
    "category": ["Notes", "More"],
    "series": "S",
    "heroImage": {"src": "https://cdn.example/p.png", "alt": "A p"},
}
AUTHORS = {
    "jo": AuthorEntry(
        label="Jo",
        description="Writes.",
        url="https://jo.example",
        links={"github": "https://github.com/jo"},
        email="jo@example.org",
        image="https://cdn.example/jo.png",
    ),
    "the-board": AuthorEntry(label="The Board", type="organization"),
}


def made(**more: Any) -> Catalogue:
    """Return a catalogue that has every kind of page."""
    return catalogue(
        article("blog/full", **{**FULL, **more}),
        article("blog/bare", title="Bare"),
        article("blog/next", title="Next", series="S"),
        term_entries={"authors": AUTHORS, "tags": {"red": Entry(description="Not blue")}},
        series_entries={"s": SeriesEntry(description="Some", image="https://cdn.example/s.png")},
        places=Places(folders=(("blog", Path("/content")),)),
    )


def _picture(picture: Picture) -> str:
    return picture.path if picture.remote else f"_images/{Path(picture.path).name}"


def site(base: str = BASE) -> Site:
    return Site(
        title="Site & Co",
        base=base,
        home="index",
        path=lambda docname: f"{docname}.html",
        picture=_picture,
    )


def page(docname: str, **more: Any) -> Metadata:
    found = metadata_of(made(**more), docname)
    if found.title:
        return found
    return Metadata(**{name: getattr(found, name) for name in found.__slots__} | {"title": "Words"})


def things(docname: str, **more: Any) -> dict[str, dict[str, Any]]:
    """Return what JSON-LD says of a page, by type; it must keep to the rules."""
    data = json_ld(page(docname, **more), site())
    if data is None:
        return {}
    assert [each for thing in data["@graph"] for each in faults(thing)] == []
    return {thing["@type"]: thing for thing in data["@graph"]}


def tags(docname: str, base: str = BASE, **more: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in open_graph(page(docname, **more), site(base)):
        found.setdefault(each.key, []).append(each.content)
    return found


KINDS = {
    "index": ({"WebSite"}, "website"),
    "blog/full": ({"BlogPosting"}, "article"),
    "blog/bare": ({"BlogPosting"}, "article"),
    "blog/index": ({"Blog"}, "website"),
    "series/s": ({"CollectionPage"}, "website"),
    "series/index": ({"CollectionPage"}, "website"),
    "tags/red": ({"CollectionPage"}, "website"),
    "tags/index": ({"CollectionPage"}, "website"),
    "categories/notes": ({"CollectionPage"}, "website"),
    "authors/jo": ({"ProfilePage"}, "profile"),
    "authors/the-board": ({"ProfilePage"}, "website"),
    "about": (set(), "website"),
}


@pytest.mark.parametrize("docname", KINDS)
def test_every_kind_of_page_says_what_it_is(docname: str) -> None:
    types, kind = KINDS[docname]
    assert things(docname).keys() - {"BreadcrumbList"} == types
    said = tags(docname)
    assert said["og:type"] == [kind]
    assert said["og:url"] == [f"{BASE}{docname}.html"]
    assert said["og:site_name"] == ["Site & Co"]
    assert said["og:title"] != [""]


def test_an_article_has_all_that_is_recommended() -> None:
    found = things("blog/full")["BlogPosting"]
    assert missing(found) == set()
    assert found.keys() - {"@type", "@id"} == RULES["BlogPosting"].keys()
    assert found["headline"] == "All of it"
    assert found["datePublished"] == "2025-02-03T00:00:00+00:00"
    assert found["dateModified"] == "2025-03-04T10:00:00+02:00"
    assert found["image"] == {
        "@type": "ImageObject",
        "url": "https://cdn.example/p.png",
        "caption": "A p",
    }
    assert [each["@type"] for each in found["author"]] == ["Person", "Organization"]
    assert found["author"][0]["url"] == f"{BASE}authors/jo.html"
    assert found["author"][0]["sameAs"] == ["https://jo.example", "https://github.com/jo"]
    assert "email" not in found["author"][0]
    assert (found["keywords"], found["articleSection"]) == (["red", "C++"], ["Notes", "More"])
    assert (found["wordCount"], found["position"]) == (1, 1)


def test_a_series_has_one_identity_wherever_it_is_named() -> None:
    part = things("blog/full")["BlogPosting"]
    series = things("series/s")["CollectionPage"]["mainEntity"]
    assert [each["@id"] for each in part["isPartOf"]] == [series["@id"]]
    assert series["@id"].startswith(f"{BASE}series/s.html#")
    assert (series["description"], series["image"]["url"]) == ("Some", "https://cdn.example/s.png")
    assert [each["position"] for each in series["hasPart"]] == [1, 2]
    assert series["hasPart"][0]["@id"] == part["@id"]


def test_an_author_has_one_identity_and_shows_an_address_on_their_own_page_only() -> None:
    named = things("blog/full")["BlogPosting"]["author"][0]
    person = things("authors/jo")["ProfilePage"]["mainEntity"]
    assert person["@id"] == named["@id"]
    assert (person["email"], person["description"]) == ("jo@example.org", "Writes.")
    assert person["image"]["url"] == "https://cdn.example/jo.png"


@pytest.mark.parametrize(
    ("docname", "names"),
    [
        ("blog/full", ["Site & Co", "All of it"]),
        ("tags/red", ["Site & Co", "Tags", "Words"]),
        ("series/s", ["Site & Co", "Series", "Words"]),
        ("series/index", ["Site & Co", "Words"]),
    ],
)
def test_breadcrumbs_lead_from_the_first_page_to_this_one(docname: str, names: list[str]) -> None:
    steps = things(docname)["BreadcrumbList"]["itemListElement"]
    assert [each["name"] for each in steps] == names
    assert [each["position"] for each in steps] == [*range(1, len(names) + 1)]
    assert (steps[0]["item"], steps[-1]["item"]) == (BASE, f"{BASE}{docname}.html")


def test_the_first_page_and_pages_of_others_have_no_breadcrumbs() -> None:
    assert "BreadcrumbList" not in things("index").keys() | things("about").keys()


def test_nothing_is_said_that_nobody_has_said() -> None:
    found = things("blog/bare")["BlogPosting"]
    assert missing(found) == {"author", "datePublished", "dateModified", "image"}
    said = tags("blog/bare")
    assert not said.keys() & {"og:image", "og:description", "og:locale", "article:author"}
    assert said["twitter:card"] == ["summary"]


def test_a_revision_before_the_publication_is_none() -> None:
    found = things("blog/full", updatedDate="2024-01-01")["BlogPosting"]
    assert found["dateModified"] == found["datePublished"]


def test_links_to_an_article_are_shown_with_all_of_it() -> None:
    said = tags("blog/full")
    assert said["og:image"] == ["https://cdn.example/p.png"]
    assert said["og:image:alt"] == ["A p"]
    assert said["article:published_time"] == ["2025-02-03T00:00:00+00:00"]
    assert said["article:modified_time"] == ["2025-03-04T10:00:00+02:00"]
    assert said["article:author"] == [f"{BASE}authors/jo.html", f"{BASE}authors/the-board.html"]
    assert (said["article:section"], said["article:tag"]) == (["Notes"], ["red", "C++"])
    assert said["twitter:card"] == ["summary_large_image"]


def test_without_an_address_nothing_names_one() -> None:
    said = tags("blog/full", base="")
    assert "og:url" not in said
    assert said["article:author"] == ["https://jo.example"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.com/original", "https://example.com/original"),
        ("/original", "https://example.org/original"),
        ("../original/", "https://example.org/docs/original/"),
        ("//example.com/x", "https://example.com/x"),
    ],
)
def test_an_article_is_known_by_its_canonical_address(written: str, address: str) -> None:
    assert things("blog/full", canonicalURL=written)["BlogPosting"]["url"] == address
    assert tags("blog/full", canonicalURL=written)["og:url"] == [address]


@pytest.mark.parametrize(
    ("lang", "locale"),
    [("de-AT", ["de_AT"]), ("pt-br", ["pt_BR"]), ("zh-Hant-TW", ["zh_TW"]), ("de", None)],
)
def test_a_locale_is_a_language_with_its_territory(lang: str, locale: list[str] | None) -> None:
    assert tags("blog/full", lang=lang).get("og:locale") == locale


HOSTILE = [
    '"><script>alert(1)</script>', "</script><!--", "<!--<script>", "a\x00b\x0b\x1f\ud800c",
    "'quoted' & \"so\"", "\u2028\u2029", "line\nbreak", "]]>", "&lt;script&gt;",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_ends_an_element_early(text: str) -> None:
    script = json_script({"x": [text]})
    inner = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not {"<", ">", "&", "\u2028", "\u2029"} & {*inner}
    kept = re.sub(r"[\x00\x0b\x1f\ud800]", "", text)
    assert json.loads(inner) == {"x": [kept]}
    for element in (str(Tag("name", "x", text)), link(rel="alternate", href=text)):
        assert element.count("<") == element.count(">") == 1
        assert element.encode().decode() == element


def test_what_has_been_said_is_not_said_again() -> None:
    tags = [
        Tag("property", "og:image", "a"), Tag("property", "og:image:alt", "b"),
        Tag("property", "og:title", "c"), Tag("name", "description", "d"),
        Tag("property", "article:tag", "e"), Tag("property", "article:tag", "f"),
    ]  # fmt: skip
    markup = "<META property='og:image' content=x><meta content=y name=description>"
    kept = [each.content for each in without_said(tags, markup)]
    assert kept == ["c", "e", "f"]


def test_what_is_there_once_is_taken_out_with_its_value() -> None:
    markup = (
        "<meta property='og:type' content='a &amp; b'>\n<meta property=og:image content=x>"
        "<meta property=og:image content=y><meta name=og content=z><!--og:type-->"
    )
    rest, values = taken_out(markup, "og:")
    assert values == {"og:type": "a & b"}
    assert rest == markup.partition(">")[2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.md", "a.de.md"), ("en/a.md", "de/a.md"), ("a.md", "de/a.md"),
        ("x/en/a.md", "x/de/a.md"), ("a.en.mdx", "a.de.md"), ("en/index.md", "de/index.md"),
        ("x/a.md", "de/x/a.md"),
    ],
)  # fmt: skip
def test_files_that_differ_by_a_language_have_the_same_path(one: str, other: str) -> None:
    assert without_language(one, ["en", "de"]) == without_language(other, ["en", "de"])


@pytest.mark.parametrize("path", ["a.min.md", "design/a.md", "it/a.md", "de.md"])
def test_what_is_no_language_stays(path: str) -> None:
    assert without_language(path, ["en", "de"]) == path.removesuffix(".md")


def spoken(**keys: dict[str, Any]) -> Catalogue:
    """Return articles ``blog/<name>``, each at ``content/<name>.md``, ``_`` being a dot."""
    return catalogue(
        *(article(f"blog/{name.replace('_', '.')}", **data) for name, data in keys.items()),
        languages=("en", "de", "fr"),
    )


def languages(found: Catalogue, docname: str) -> dict[str, str]:
    return {each.language: each.docname for each in translations_of(found, docname)}


def test_translations_know_each_other_by_their_files() -> None:
    found = spoken(a={}, a_de={"lang": "de"}, b={})
    both = {"en": "blog/a", "de": "blog/a.de"}
    assert languages(found, "blog/a") == languages(found, "blog/a.de") == both
    assert languages(found, "blog/b") == {}


def test_an_article_may_say_what_it_translates() -> None:
    found = spoken(
        a={},
        hallo={"lang": "de", "translationOf": "a"},
        salut={"lang": "fr", "translationOf": "hallo"},
    )
    all_three = {"en": "blog/a", "de": "blog/hallo", "fr": "blog/salut"}
    for docname in all_three.values():
        assert languages(found, docname) == all_three


@pytest.mark.parametrize(
    "kept", [{"unlisted": True}, {"draft": True}, {"canonicalURL": "https://example.com/a"}]
)
def test_what_is_in_no_list_or_elsewhere_is_no_translation(kept: dict[str, Any]) -> None:
    found = spoken(a={}, a_de={"lang": "de", **kept})
    assert languages(found, "blog/a") == {}


def test_translations_in_a_circle_are_translations() -> None:
    found = spoken(a={"translationOf": "b"}, b={"lang": "de", "translationOf": "a"})
    assert languages(found, "blog/a") in ({}, {"en": "blog/a", "de": "blog/b"})


def test_a_series_is_known_in_each_language() -> None:
    found = spoken(a={"series": "S"}, b={"lang": "de", "series": "S"})
    assert languages(found, "series/s") == {"en": "series/s", "de": "de/series/s"}
    assert languages(found, "series/index") == {"en": "series/index", "de": "de/series/index"}


def test_a_translation_of_nothing_is_told() -> None:
    found = spoken(hello={}, hallo={"lang": "de", "translationOf": "helo"})
    [problem] = unknown_originals(found)
    assert (problem.path, problem.key, problem.value) == (
        "blog/hallo.md",
        "translationOf",
        "'helo'",
    )
    assert problem.accepted == "an article's id, such as 'hello'"
    hidden = spoken(hello={"draft": True}, hallo={"lang": "de", "translationOf": "hello"})
    assert [*unknown_originals(hidden)] == []
