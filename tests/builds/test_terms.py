"""Taxonomies: pages of terms, their files, unknown and merged terms, custom taxonomies."""

from __future__ import annotations

import pytest
from sphinx.errors import ExtensionError

from .building import PIXEL, Site, article, block, links, words

NINE = ("C", "C++", "C#", ".NET", "中文", "2024", "true", "CI/CD", "🚀")


def test_nine_labels_give_nine_pages(site: Site) -> None:
    listed = ", ".join(f'"{label}"' for label in NINE[:5]) + ", 2024, true, CI/CD, 🚀"
    site.write({"a.md": article("A", tags=f"[{listed}]")})
    built = site.build(strict=True)
    assert built.warnings == []
    found = sorted(name.removeprefix("tags/") for name in built.pages() if name.startswith("tags/"))
    assert found == sorted(
        ["index", "c", "cpp", "csharp", "dotnet", "中文", "2024", "true", "ci-cd", "rocket"]
    )
    assert {words(built.page(f"tags/{name}"), ".body h1")[0] for name in found} == {
        "Tags¶",
        *(f"{label}¶" for label in NINE),
    }


def test_a_term_page_lists_its_articles_newest_first(site: Site) -> None:
    site.write(
        {
            "old.md": article("Old", tags="[x]", pubDate="2024-01-01", description="An *old* one"),
            "new.md": article("New", tags="[x]", pubDate="2025-01-01"),
            "none.md": article("No date", tags="[x]"),
        }
    )
    built = site.build(strict=True)
    page = built.page("tags/x")
    assert [text for text, _ in links(page, ".article-list a")] == ["New", "Old", "No date"]
    assert words(page, ".article-description") == ["An *old* one"]
    assert [each["datetime"] for each in page.select(".article-list time")] == [
        "2025-01-01", "2024-01-01",
    ]  # fmt: skip
    assert words(built.page("tags/index"), ".article-chips a") == ["x 3"]


def test_a_term_file_says_how_a_term_is_shown(site: Site) -> None:
    site.write(
        {
            "a.md": article("A", tags="[ml, AI, machine learning, secret]"),
            "pic.png": PIXEL,
            "tags.yml": block(
                """
                machine-learning:
                  label: Machine *Learning*
                  description: All of <it>
                  synonyms: [ml, AI]
                  image: pic.png
                  url: https://example.org/ml
                secret: {hidden: true}
                """
            ),
        }
    )
    built = site.build(strict=True)
    assert built.warnings == []
    page = built.page("tags/machine-learning")
    assert words(page, ".body h1") == ["Machine *Learning*¶"]
    assert words(page, ".article-lead") == ["All of <it>"]
    assert page.select_one(".body a[href='https://example.org/ml']")
    assert page.select_one("img.article-picture")["alt"] == "Machine *Learning*"
    assert (built.out / "_images/pic.png").is_file()
    assert words(built.page("blog/a"), ".article-chip-tags") == ["Machine *Learning*"]
    assert words(built.page("tags/index"), ".article-term-list a") == ["Machine *Learning*"]
    assert "tags/secret" not in built.pages()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x", "not a url"])
def test_only_safe_addresses_of_a_term_are_linked(site: Site, url: str) -> None:
    site.write({"a.md": article("A", tags="[x]"), "tags.yml": f"x: {{url: '{url}'}}\n"})
    built = site.build()
    assert not built.page("tags/x").select(f".body a[href='{url}']")


def test_unknown_terms_may_be_warned_of(site: Site) -> None:
    site.write({"a.md": article("A", tags="[known, other]"), "tags.yml": "[known]\n"})
    assert site.build(strict=True).warnings == []
    built = site.build(articles_unknown_terms="warn", fresh=True)
    assert built.warnings == [
        "content/a.md:3: WARNING: tags: is not in tags.yml (found 'other'); accepted: known"
        " [articles.term]"
    ]
    with pytest.raises(ExtensionError, match="unknown terms: 1"):
        site.build(articles_unknown_terms="error", fresh=True)


def test_spellings_bring_one_warning_or_are_merged(site: Site) -> None:
    site.write(
        {
            "a.md": article("A", tags="[Machine Learning]"),
            "b.md": article("B", tags="[machine-learning]"),
            "c.md": article("C", tags="[Machine Learning]"),
        }
    )
    built = site.build()
    (message,) = built.messages()
    assert "differ by case or separators only" in message
    for name in ("content/a.md", "content/b.md", "articles_merge_terms = True"):
        assert name in message
    merged = site.build(strict=True, articles_merge_terms=True, out="merged", doctrees="merged")
    assert merged.warnings == []
    assert words(merged.page("tags/index"), ".article-chips a") == ["Machine Learning 3"]


def test_labels_that_share_a_slug_each_get_a_page_and_a_warning(site: Site) -> None:
    site.write({"a.md": article("A", tags='["C+"]'), "b.md": article("B", tags='["C plus"]')})
    built = site.build()
    (message,) = built.messages()
    assert "content/a.md" in message
    assert "content/b.md" in message
    assert {"tags/c-plus", "tags/c-plus-2"} <= built.pages()


def test_a_term_called_index_does_not_take_the_place_of_the_index(site: Site) -> None:
    site.write({"a.md": article("A", tags="[index, Index of things]")})
    built = site.build(strict=True)
    assert words(built.page("tags/index"), ".body h1") == ["Tags¶"]
    assert {"tags/index-2", "tags/index-of-things"} <= built.pages()


def test_a_custom_taxonomy_has_pages_a_byline_and_a_role(site: Site) -> None:
    site.configure(
        'articles_taxonomies = {"topics": ["topic"], "places": {"keys": ["place"],'
        ' "singular": "place", "title": "Where"}, "categories": False}'
    )
    site.write(
        {
            "a.md": article("A", "{articles:topic}`Sea`", topic="Sea", place="[Wien, Graz]",
                            category="Not shown"),
        }
    )  # fmt: skip
    built = site.build(strict=True)
    assert built.warnings == []
    page = built.page("blog/a")
    assert words(page, ".article-chip-topics, .article-chip-places") == ["Sea", "Wien", "Graz"]
    assert ("Sea", "../topics/sea.html") in links(page, ".body section p > a")
    assert words(built.page("places/index"), ".body h1") == ["Where¶"]
    assert words(built.page("topics/index"), ".body h1") == ["Topics¶"]
    assert not any(name.startswith("categories") for name in built.pages())


def test_authors_given_as_objects_are_read_by_name(site: Site) -> None:
    site.write({"a.md": article("A", authors="[{name: Jo Ng, url: x}, Al Bo]")})
    built = site.build(strict=True)
    assert links(built.page("blog/a"), ".article-byline [rel=author]") == [
        ("Jo Ng", "../authors/jo-ng.html"),
        ("Al Bo", "../authors/al-bo.html"),
    ]


@pytest.mark.parametrize("directive", ["{term-list} nope"])
def test_a_taxonomy_that_does_not_exist_is_warned_of(site: Site, directive: str) -> None:
    site.write({"a.md": article("A", f"```{directive}\n```", tags="[red]")})
    built = site.build()
    assert built.messages() == [
        "no taxonomy is called 'nope'; accepted: tags, categories, authors [articles.reference]"
    ]


def test_a_taxonomy_without_terms_is_not_warned_of(site: Site) -> None:
    site.write({"a.md": article("A", "```{term-list} tags\n```")})
    assert site.build().warnings == []


def test_an_author_has_a_page_with_a_face_and_their_series_before_their_articles(
    site: Site,
) -> None:
    site.write(
        {
            "one.md": article("One", author="Jo", series="Trio"),
            "two.md": article("Two", author="Al", series="Duo"),
            "three.md": article("Three", author="Bo"),
            "authors.yml": "jo: {image: pic.png, description: Draws.}\n",
            "pic.png": PIXEL,
        }
    )
    built = site.build(strict=True)
    page = built.page("authors/jo")
    assert page.select_one("img.article-portrait")["alt"] == "Jo"
    assert words(page, ".article-group-title") == ["Series", "Articles"]
    assert [text for text, _ in links(page, ".article-list a")] == ["Trio", "One"]
    assert words(built.page("authors/bo"), ".article-group-title") == []
