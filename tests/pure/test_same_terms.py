"""Which labels mean one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext.articles.problems import Kind

from .conftest import catalogue, tagged, term_file


def slugs(*labels: str, **options: object) -> dict[str, str]:
    found = catalogue(*tagged(x=list(labels)), **options)
    return {term.label: slug for slug, term in found.terms["tags"].items()}


def test_nine_awkward_labels_have_nine_pages_and_no_warning() -> None:
    labels = ["C", "C++", "C#", ".NET", "中文", "2024", "true", "CI/CD", "🚀"]
    found = catalogue(*tagged(x=labels))
    assert slugs(*labels) == {
        "C": "c", "C++": "cpp", "C#": "csharp", ".NET": "dotnet", "中文": "中文", "2024": "2024",
        "true": "true", "CI/CD": "ci-cd", "🚀": "rocket",
    }  # fmt: skip
    assert found.problems == ()


def test_a_collision_is_reported_once_with_both_labels_and_files() -> None:
    found = catalogue(*tagged(a=["C++"], b=["cpp"], c=["C++"]))
    [problem] = found.problems
    assert {slug: term.label for slug, term in found.terms["tags"].items()} == {
        "cpp": "C++",
        "cpp-2": "cpp",
    }
    assert (problem.kind, problem.path, problem.line) == (Kind.TERM, "blog/a.md", 2)
    assert "'C++' (blog/a.md)" in problem.message
    assert "'cpp' (blog/b.md)" in problem.message


def test_spellings_that_differ_by_case_or_separators_are_reported_once() -> None:
    found = catalogue(*tagged(a=["Web Dev"], b=["web-dev"], c=["WebDev", "web-dev"]))
    [problem] = found.problems
    assert problem.kind is Kind.TERM
    assert "'Web Dev' (blog/a.md), 'WebDev' (blog/c.md), 'web-dev' (blog/b.md)" in problem.message
    assert "articles_merge_terms" in problem.accepted
    assert set(found.terms["tags"]) == {"web-dev", "web-dev-2", "webdev"}


def test_such_spellings_are_merged_where_that_is_asked_for() -> None:
    articles = tagged(a=["Web Dev"], b=["web-dev"], c=["WebDev", "web-dev"])
    found = catalogue(*articles, merge_terms=True)
    [term] = found.terms["tags"].values()
    assert (term.label, term.slug, found.problems) == ("web-dev", "web-dev", ())
    assert term.articles == ("blog/a", "blog/b", "blog/c")
    assert term.spellings == ("Web Dev", "WebDev", "web-dev")


def test_merging_leaves_things_apart_that_only_share_a_slug() -> None:
    assert slugs("C++", "cpp", merge_terms=True) == {"C++": "cpp", "cpp": "cpp-2"}


@pytest.mark.parametrize("label", ["!!!", "...", "-", "=", "/"])
def test_a_label_without_a_slug_is_reported_and_has_a_stand_in(label: str) -> None:
    found = catalogue(*tagged(x=[label]))
    [problem] = found.problems
    [(slug, term)] = found.terms["tags"].items()
    assert (problem.kind, term.label) == (Kind.TERM, label)
    assert slug.startswith("term-")
    assert repr(label) in problem.message
    assert repr(slug) in problem.message


@pytest.mark.parametrize("label", ["=x", "/x", "=", "//x", "= x ="])
def test_a_label_may_begin_with_any_sign(label: str) -> None:
    assert list(slugs(label)) == [label]


def test_the_index_keeps_its_page() -> None:
    assert slugs("Index", "index 2") == {"Index": "index-2", "index 2": "index-2-2"}


@pytest.mark.parametrize("label", ["iOS", "C#", "  padded  ", "<b>", "ﬁ"])
def test_a_label_is_shown_as_it_is_written(label: str) -> None:
    assert list(slugs(label)) == [label.strip()]


@pytest.mark.parametrize(
    "label", ["C++", "c++", "cpp", "CPP", "cplusplus", "CPlusPlus", "Cpp lang", "cpp-lang"]
)
def test_the_key_the_label_a_synonym_and_the_slug_lead_to_the_entry(
    tmp_path: Path, label: str
) -> None:
    entries = term_file(
        tmp_path,
        "C++:\n  synonyms: [cplusplus]\ncpp-lang:\n  label: The language\n",
    )
    found = catalogue(*tagged(x=[label]), term_entries={"tags": entries})
    [(slug, term)] = found.terms["tags"].items()
    language = "lang" in label
    assert (slug, term.label) == (("cpp-lang", "The language") if language else ("cpp", "C++"))
    assert found.problems == ()


def test_synonyms_are_one_term(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "JavaScript:\n  synonyms: [js, ECMAScript]\n")
    found = catalogue(
        *tagged(a=["js"], b=["JavaScript"], c=["ecmascript", "JS"]), term_entries={"tags": entries}
    )
    [term] = found.terms["tags"].values()
    assert (term.slug, term.label) == ("javascript", "JavaScript")
    assert term.articles == ("blog/a", "blog/b", "blog/c")
    assert found.problems == ()


def test_an_exact_spelling_wins_over_one_that_differs_by_case(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "agents:\n  synonyms: [ReAct]\nReact: {}\n")
    found = catalogue(*tagged(a=["ReAct"], b=["React"]), term_entries={"tags": entries})
    assert {slug: term.articles for slug, term in found.terms["tags"].items()} == {
        "agents": ("blog/a",),
        "react": ("blog/b",),
    }


def test_an_entry_without_a_label_shows_the_usual_spelling(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "web:\n  description: Pages.\n")
    found = catalogue(*tagged(a=["WEB"], b=["Web"], c=["Web"]), term_entries={"tags": entries})
    assert found.terms["tags"]["web"].label == "Web"


def test_an_entry_has_the_plain_slug_where_another_label_wants_it(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "c-lang:\n  label: C\n")
    found = catalogue(*tagged(a=["C"], b=["C, lang"]), term_entries={"tags": entries})
    assert set(found.terms["tags"]) == {"c-lang"}
