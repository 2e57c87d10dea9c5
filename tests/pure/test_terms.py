"""Taxonomies: their terms, and the articles of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext.articles.catalogue.terms import newest_first
from sphinxext.articles.frontmatter.taxonomies import AUTHORS, Taxonomy
from sphinxext.articles.problems import Kind

from .conftest import article, catalogue, tagged, term_file, with_matter


def test_articles_are_sorted_newest_first_then_by_title_then_without_date() -> None:
    made = [
        article("blog/a", title="Old", pubDate="2020-01-01"),
        article("blog/b", title="zebra", pubDate="2021-01-01"),
        article("blog/c", title="Apple", pubDate="2021-01-01"),
        article("blog/d", title="B undated"),
        article("blog/e", title="a undated"),
        article("blog/f", title="Oldest", pubDate="0001-01-01"),
    ]
    assert [each.docname for each in newest_first(made)] == [
        "blog/c", "blog/b", "blog/a", "blog/f", "blog/e", "blog/d",
    ]  # fmt: skip
    assert newest_first(reversed(made)) == newest_first(made)


def test_a_term_knows_its_articles_newest_first() -> None:
    found = catalogue(
        article("blog/a", tags=["x"], pubDate="2020-01-01"),
        article("blog/b", tags=["x", "y"], pubDate="2021-01-01"),
        article("blog/c", tags=["x"], draft=True),
    )
    assert found.terms["tags"]["x"].articles == ("blog/b", "blog/a")
    assert found.terms["tags"]["y"].articles == ("blog/b",)
    assert found.terms["tags"]["x"].docname == "tags/x"


def test_terms_are_sorted_by_label_whatever_the_case() -> None:
    found = catalogue(*tagged(a=["zebra", "Mole", "apple"]))
    assert [term.label for term in found.terms["tags"].values()] == ["apple", "Mole", "zebra"]


def test_taxonomies_are_kept_apart() -> None:
    made = article("blog/a", tags=["x"], category="x", authors=["x"])
    found = catalogue(made)
    assert {name: list(terms) for name, terms in found.terms.items()} == {
        "tags": ["x"], "categories": ["x"], "authors": ["x"],
    }  # fmt: skip
    assert found.terms["authors"]["x"].docname == "authors/x"


def test_a_taxonomy_of_ones_own_has_terms() -> None:
    topics = Taxonomy(name="topics", singular="topic", keys=("topics", "topic"))
    own, _ = with_matter("topic: Systems\ntopics: [Memory]", taxonomies=(topics, AUTHORS))
    found = catalogue(own, taxonomies=(topics, AUTHORS))
    assert list(found.terms) == ["topics", "authors"]
    assert list(found.terms["topics"]) == ["memory", "systems"]


def test_a_file_describes_a_term(tmp_path: Path) -> None:
    entries = term_file(
        tmp_path,
        "jane-doe:\n  name: Jane\n  description: D\n  image: i.png\n  url: https://e.org\n",
    )
    found = catalogue(article("blog/a", author="Jane Doe"), term_entries={"authors": entries})
    term = found.terms["authors"]["jane-doe"]
    assert (term.label, term.description, term.image, term.url, term.source) == (
        "Jane", "D", "i.png", "https://e.org", str(tmp_path / "tags.yml"),
    )  # fmt: skip


def test_a_term_nobody_uses_is_not_shown(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "used: {}\nunused: {}\n")
    found = catalogue(*tagged(a=["used"]), term_entries={"tags": entries})
    assert (list(found.terms["tags"]), found.problems) == (["used"], ())


def test_a_hidden_term_is_in_no_list_and_no_byline(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "internal:\n  hidden: true\n")
    found = catalogue(*tagged(a=["internal", "x"]), term_entries={"tags": entries})
    assert [term.label for term in found.public_terms("tags")] == ["x"]
    assert [getattr(term, "label", term) for term in found.terms_of("blog/a", "tags")] == ["x"]


@pytest.mark.parametrize(
    ("policy", "errors"), [("ignore", []), ("warn", [False]), ("error", [True])]
)
def test_a_term_that_is_not_in_the_file_is_reported_by_policy(
    tmp_path: Path, policy: str, errors: list[bool]
) -> None:
    entries = term_file(tmp_path, "Known: {}\nOther: {}\n")
    found = catalogue(
        *tagged(a=["known"], b=["typo"]), unknown_terms=policy, term_entries={"tags": entries}
    )
    assert [each.error for each in found.problems] == errors
    for problem in found.problems:
        assert (problem.kind, problem.path, problem.line) == (Kind.TERM, "blog/b.md", 2)
        assert (problem.key, problem.value) == ("tags", "'typo'")
        assert (problem.message, problem.accepted) == ("is not in tags.yml", "Known, Other")
    assert set(found.terms["tags"]) == {"known", "typo"}


@pytest.mark.parametrize("policy", ["warn", "error"])
def test_without_a_file_every_term_is_known(policy: str) -> None:
    assert catalogue(*tagged(a=["x"]), unknown_terms=policy).problems == ()


@pytest.mark.parametrize("policy", ["warn", "error"])
def test_an_empty_file_knows_no_term(policy: str) -> None:
    found = catalogue(*tagged(a=["x"]), unknown_terms=policy, term_entries={"tags": {}})
    assert len(found.problems) == 1


def test_terms_of_an_article_are_in_its_own_order_and_once(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "JavaScript:\n  synonyms: [js]\n")
    found = catalogue(*tagged(a=["z", "js", "JavaScript", "b"]), term_entries={"tags": entries})
    labels = [getattr(each, "label", each) for each in found.terms_of("blog/a", "tags")]
    assert labels == ["z", "JavaScript", "b"]


def test_the_terms_of_an_unlisted_article_are_labels_without_a_page() -> None:
    found = catalogue(article("blog/a", tags=["x", "y"], unlisted=True), *tagged(b=["y"]))
    assert found.terms_of("blog/a", "tags") == ["x", found.terms["tags"]["y"]]
