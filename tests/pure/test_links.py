"""Where an address leads, and which of those that lead nowhere should have led to an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext.articles.catalogue.links import Target, below_site, find_target
from sphinxext.articles.settings import Places
from sphinxext.articles.views.registry import answer
from sphinxext.articles.views.values import Request

from .conftest import article, catalogue, read

PLACES = Places(urls=(("/blog", "blog"),))


def target(address: str) -> Target | None:
    found = catalogue(article("blog/one"), article("blog/2024"), places=PLACES)
    return find_target(found, "blog/one", address)


@pytest.mark.parametrize("address", ["/blog/nothing/", "/blog/2x/", "/blog/x2", "../nothing/"])
def test_an_address_of_an_article_that_is_not_there_is_missing(address: str) -> None:
    assert target(address) == Target(missing=True)


@pytest.mark.parametrize(
    "address", ["/blog/2/", "/blog/13", "../2/", "/blog/", "/blog/rss.xml", "/other/"]
)
def test_a_page_of_a_list_and_a_file_are_no_articles_that_are_missing(address: str) -> None:
    assert target(address) is None


def test_an_article_whose_name_is_a_number_is_found() -> None:
    assert target("/blog/2024/#part") == Target(docname="blog/2024", fragment="part")


SITES = ("https://me.github.io/project", "https://example.org")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://me.github.io/project/", "/"), ("https://me.github.io/project", "/"),
        ("https://ME.github.io/project/blog/one/", "/blog/one/"),
        ("https://me.github.io/project/a%20b#c", "/a b"), ("https://example.org", "/"),
        ("https://example.org/project/x", "/project/x"), ("https://me.github.io/", None),
        ("https://me.github.io/other/", None), ("https://me.github.io/projects/x", None),
        ("https://me.github.io/project/../other/", None), ("http://example.org/x", None),
        ("https://example.org.evil.example/", None), ("//example.org/x", None),
        ("https://[", None), ("/project/x", None),
    ],
)  # fmt: skip
def test_only_what_lies_below_the_sites_address_is_of_the_site(
    address: str, path: str | None
) -> None:
    assert below_site(address, SITES) == path


@pytest.mark.parametrize(
    ("address", "docname"),
    [
        ("https://me.github.io/project/blog/one/", "blog/one"), ("/project/blog/one", "blog/one"),
        ("/blog/one/", "blog/one"), ("https://me.github.io/blog/one/", None),
        ("https://me.github.io/project/blog/nothing/", ""), ("/project/tags/x/", "tags/x"),
    ],
)  # fmt: skip
def test_a_site_in_a_folder_of_its_host_is_found_with_that_folder(
    address: str, docname: str | None
) -> None:
    places = Places(urls=(("/blog", "blog"),), sites=SITES[:1])
    found = find_target(
        catalogue(article("blog/one", tags=["x"]), places=places), "blog/x", address
    )
    assert (found and found.docname) == docname


@pytest.mark.parametrize(
    ("address", "docname"),
    [
        *((f"/tags/{label}/", "tags/azure") for label in ("azure", "Azure", "AZURE")),
        ("/tags/C%2B%2B/", "tags/cpp"), ("/tags/CI%2FCD", "tags/ci-cd"),
        ("/tags/ci-cd", "tags/ci-cd"),
        ("/tags/Next.js", "tags/next-js"), ("/tags/two%20words", "tags/two-words"),
        ("/categories/Azure/", "categories/azure"), ("/series/the%20course/", "series/the-course"),
        ("/series/The%20Course", "series/the-course"), ("/series/the-course/", "series/the-course"),
        ("/authors/Jane%20Doe/", "authors/jane-doe"), ("/tags/", "tags/index"),
        ("/tags/nothing/", None), ("/tag/azure/", None), ("/series/nothing", None),
        ("/series/Course/", None),
        ("/tags/azure/2/", None), ("/blog/tags/Azure", ""),
    ],
)  # fmt: skip
def test_pages_of_terms_and_series_are_found_by_their_labels(
    address: str, docname: str | None
) -> None:
    one = article(
        "blog/one", tags=["Azure", "C++", "CI/CD", "Next.js", "Two words"], category="Azure",
        series="The Course", author="Jane Doe",
    )  # fmt: skip
    found = find_target(catalogue(one, places=PLACES), "blog/one", address)
    assert (found and found.docname) == docname


@pytest.mark.parametrize(
    ("source", "address", "docname"),
    [
        ("index", "blog/one.md", "blog/one"), ("index", "./blog/one.md#part", "blog/one"),
        ("index", "/blog/one.md", "blog/one"), ("guide/page", "../blog/one.md", "blog/one"),
        ("guide/page", "/blog/one.mdx", "blog/one"),
        ("index", "blog/Two Words.md", "blog/two-words"),
        ("index", "blog/Two%20Words.md", "blog/two-words"),
        ("index", "blog/three.md", "blog/other"),
        ("index", "../content/one.md", "blog/one"), ("blog/one", "three.md", "blog/other"),
        ("index", "tags/x.md", "tags/x"), ("index", "guide/page.md", "guide/page"),
        ("index", "blog/nothing.md", ""), ("guide/page", "blog/one.md", ""),
    ],
)  # fmt: skip
def test_a_file_is_found_where_it_lies_and_below_the_prefix_of_its_collection(
    source: str, address: str, docname: str
) -> None:
    parts = [
        read(f"---\ntags: [x]\n---\n# {file}", f"blog/{name}", path=f"/site/content/{file}")[0]
        for name, file in (("one", "one.md"), ("two-words", "Two Words.md"), ("other", "three.md"))
    ]
    places = Places(
        urls=(("/posts", "blog"),),
        folders=(("blog", Path("/site/content")),),
        root=Path("/site/docs"),
        files={"/site/docs/index.md": "index", "/site/docs/guide/page.md": "guide/page"},
    )
    found = find_target(catalogue(*parts, places=places), source, address)
    assert found is not None
    assert found.docname == docname


def test_a_link_without_words_has_the_title_of_its_article() -> None:
    found = catalogue(article("blog/one", title="The first"), places=PLACES)
    asked = Request("address", "blog/one", "/blog/one/", "title")
    assert answer(found, asked) == Target(docname="blog/one", title="The first")
    assert answer(found, asked._replace(extra="")) == Target(docname="blog/one")
