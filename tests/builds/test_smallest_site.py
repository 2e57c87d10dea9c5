"""The smallest site: which documents it has, and what a build leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import IN_SOURCE, INDEXES, article, output, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Site

pytestmark = pytest.mark.across

KEYS = {"series": "Travel", "tags": "[red, C++]", "author": "Jo Ng", "category": "Notes"}


def test_two_lines_of_configuration_give_exactly_these_pages(site: Site) -> None:
    site.write(
        {
            "first.md": article("First", seriesOrder=1, **KEYS),
            "content/deep/Second Part.md": article("Second", seriesOrder=2, **KEYS),
            "content/lone/index.md": article("Lone"),
        }
    )
    built = site.build(strict=True)
    assert built.warnings == []
    assert built.pages() == {
        "index",
        "archive",
        "feeds/index",
        "blog/index",
        "blog/first",
        "blog/deep/second-part",
        "blog/lone",
        "series/index",
        "series/travel",
        "tags/index",
        "tags/red",
        "tags/cpp",
        "categories/index",
        "categories/notes",
        "authors/index",
        "authors/jo-ng",
    }


def test_a_collection_without_series_or_terms_has_empty_indexes(site: Site) -> None:
    site.write({"a.md": article("A")})
    built = site.build(strict=True)
    assert built.pages() == {"index", "blog/a", *INDEXES}


def test_an_empty_collection_builds(site: Site) -> None:
    built = site.build(strict=True)
    assert built.warnings == []
    assert built.pages() == {"index", *INDEXES}


@pytest.mark.parametrize(
    "key", ["series: S", "tags: [x]", "pubDate: 2025-01-01", "date: 2025-01-01", "seriesId: s"]
)
def test_without_collections_telling_front_matter_makes_an_article(site: Site, key: str) -> None:
    site.configure(smallest=IN_SOURCE)
    name, _, value = key.partition(": ")
    site.write(
        {
            "docs/index.md": "# Home\n\n```{toctree}\nguide/a\nplain\n```\n",
            "docs/guide/a.md": article("A", **{name: value}),
            "docs/plain.md": article(None, "# Plain", description="Telling nothing"),
        }
    )
    built = site.build(strict=True)
    assert built.warnings == []
    assert words(built.page("guide/a"), ".article-byline")
    assert not words(built.page("plain"), ".article-byline")
    assert {"index", "guide/a", "plain"} <= built.pages()


def test_with_a_collection_documents_of_the_source_folder_are_no_articles(site: Site) -> None:
    site.write({"docs/index.md": article("Home", tags="[x]"), "a.md": article("A", tags="[y]")})
    built = site.build(strict=True)
    assert "tags/x" not in built.pages()
    assert "tags/y" in built.pages()


def test_a_folder_inside_the_source_folder_may_be_a_collection(site: Site) -> None:
    site.configure('articles_collections = {"blog": "posts"}', smallest=IN_SOURCE)
    site.write({"docs/posts/2025/A b.md": article("A", tags="[x]")})
    built = site.build(strict=True)
    assert built.pages() == {"index", "blog/2025/a-b", "tags/x", *INDEXES}


def test_two_collections_share_terms_and_series(site: Site) -> None:
    site.configure('articles_collections["news"] = {"path": "../news", "pattern": "*.md"}')
    site.write(
        {
            "a.md": article("A", series="S", seriesOrder=1, tags="[x]"),
            "news/b.md": article("B", series="S", seriesOrder=2, tags="[x]"),
            "news/not/matched.md": article("C", tags="[z]"),
        }
    )
    built = site.build(strict=True)
    assert {"blog/a", "news/b"} <= built.pages()
    assert "tags/z" not in built.pages()
    assert words(built.page("blog/a"), ".article-parts-place") == ["S · Part 1 of 2"]


@pytest.mark.parametrize("mode", ["mounted", "in the source folder"])
def test_an_output_folder_inside_the_source_folder_is_no_source(site: Site, mode: str) -> None:
    text = article("A", tags="[x]", series="S")
    if mode == "mounted":
        site.write({"a.md": text})
    else:
        site.configure(smallest=IN_SOURCE)
        site.write({"docs/a.md": text, "docs/index.md": "# Home\n\n```{toctree}\na\n```\n"})
    for _ in range(2):
        built = site.build(strict=True, out="../docs/_out", doctrees="../docs/_out/.doctrees")
        assert built.warnings == []
        assert not any("_out" in docname for docname in built.env.found_docs)


def test_a_build_leaves_every_source_file_as_it_was(site: Site) -> None:
    site.write(
        {
            "a.md": article("A", tags="[x]", series="S", author="Jo"),
            "series.yml": "s:\n  description: All of it\n  planned: [{title: Next}]\n",
            "docs/series/s.md": "# S\n\nProse.\n",
        }
    )
    before = {name: output(site.root / name) for name in ("docs", "content")}
    for builder in ("html", "text", "epub"):
        site.build(builder)
    assert {name: output(site.root / name) for name in ("docs", "content")} == before


def test_builders_that_share_doctrees_each_write_every_page(site: Site) -> None:
    site.write({"a.md": article("A", tags="[x]", series="S")})
    site.build(doctrees="shared", strict=True)
    built = site.build("text", doctrees="shared", strict=True)
    texts = {path.relative_to(built.out).as_posix() for path in built.out.rglob("*.txt")}
    assert {"blog/a.txt", "series/s.txt", "series/index.txt", "tags/x.txt"} <= texts


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('articles_collections = ["../content"]', "articles_collections = ['../content']"),
        ('articles_collections = {"blog": {"folder": "x"}}', "blog.path"),
        ("articles_taxonomies = {'topics': 1}", "articles_taxonomies = {'topics': 1}"),
        ('articles_unknown_terms = "maybe"', "articles_unknown_terms = 'maybe'"),
        ('articles_timezone = "Mars/Base"', "articles_timezone = 'Mars/Base': no such zone"),
        ('articles_now = "soon"', "articles_now = 'soon': accepted: an ISO 8601 date"),
        ("articles_banner = 'sometimes'", "articles_banner = 'sometimes'"),
        (
            'articles_site = "my-blog.example"',
            "'my-blog.example' is not a full address",
        ),
        ('articles_site = ["https://[::1"]', "articles_site: 'https://[::1' is not a full address"),
        ('articles_collections = {"../up": "../content"}', "'../up' cannot be a prefix"),
        ('articles_collections = {"a\\\\b": "../content"}', "cannot be a prefix"),
        ('articles_collections = {"b": "../content", "/b/": "../more"}', "'/b/' occurs twice"),
        ('articles_collections = {"blog": ".."}', "the folder '..' holds the source directory"),
        ('articles_collections = {"blog": "a\\0b"}', "embedded null"),
        (
            'articles_collections = {"blog": {"path": "../content", "url": "https://a.example/b"}}',
            "url 'https://a.example/b'; accepted: a path such as '/posts'",
        ),
        ("articles_taxonomies = {'tagz': False}", "'tagz' cannot be False"),
        ("articles_taxonomies = {'topics': []}", "'topics' has no keys"),
        ("articles_taxonomies = {'../up': ['x']}", "'../up' cannot be a folder"),
        ("articles_taxonomies = {'series': ['x']}", "'series' cannot be a folder"),
        (
            "articles_taxonomies = {'topics': {'keys': ['x'], 'singular': 'tag'}}",
            "'topics': the role 'tag' is taken",
        ),
        ("articles_words_per_minute = 0", "articles_words_per_minute = 0"),
        ("articles_parts_fold = -1", "articles_parts_fold = -1"),
        ("articles_schema = 'a\\0.json'", "embedded null"),
    ],
)
def test_a_wrong_option_is_refused_by_name(
    site: Site, line: str, told: str, config_error: Callable[[Site], str]
) -> None:
    site.configure(line)
    site.write({"a.md": article("A")})
    assert told in config_error(site)
    assert not (site.root / "_build/html/blog").exists()


def test_a_pattern_that_fits_no_file_is_warned_of(site: Site) -> None:
    site.configure('articles_collections = {"blog": {"path": "../content", "pattern": "*.{md"}}')
    site.write({"a.md": article("A")})
    [message] = site.build().messages()
    assert message.startswith("articles_collections: the pattern of 'blog' matches no file in ")
    assert message.endswith(
        "(found ('*.{md',)); accepted: a pattern such as **/*.{md,mdx}, which Python's glob can"
        " read [articles.collection]"
    )


def test_patterns_of_astro_that_begin_with_an_exclamation_mark_leave_files_out(site: Site) -> None:
    site.configure(
        'articles_collections = {"blog": {"path": "../content",'
        ' "pattern": ["**/*.md", "!secret/**", "!**/_*.md"]}}'
    )
    names = ("a.md", "content/secret/b.md", "content/c/_d.md")
    site.write({name: article(name) for name in names})
    assert site.build(strict=True).pages() == {"blog/a", "index", *INDEXES}
