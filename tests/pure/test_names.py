"""Every document has a name and a file of its own."""

from __future__ import annotations

import pytest

from sphinxext.articles.problems import Kind
from sphinxext.articles.scan.distinct_names import DISTINCT, Output, with_own_names

from .conftest import article, settings

FOLDERS = Output(directories=True)
ONE_CASE = Output(one_case=True)


def test_articles_with_one_name_are_told_apart_and_both_files_named() -> None:
    twins = [article("blog/x"), article("blog/x"), article("blog/x-2"), article("index")]
    named, problems = with_own_names(twins, {"index": "/src/index.md"}, settings())
    assert [each.docname for each in named] == ["blog/x", "blog/x-2", "blog/x-2-2", "index-2"]
    assert [each.kind for each in problems] == [Kind.ID] * 3
    assert all(each.path for each in problems)
    assert "'blog/x' is already made by blog/x.md; this one becomes 'blog/x-2'" in str(problems[0])
    assert "already made by /src/index.md" in str(problems[2])


def test_what_is_withheld_takes_no_name_from_what_is_shown_and_is_not_told_of() -> None:
    twins = [
        article("blog/x", draft=True),
        article("blog/x", pubDate="2100-01-01"),
        article("blog/x"),
    ]
    named, problems = with_own_names(twins, {}, settings())
    assert [(each.docname, each.withheld is None) for each in named] == [
        ("blog/x", True),
        ("blog/x-2", False),
        ("blog/x-3", False),
    ]
    assert problems == []
    shown = with_own_names(twins, {}, settings(shown=("drafts",)))[1]
    assert ["this one becomes 'blog/x-2'" in str(each) for each in shown] == [True]


@pytest.mark.parametrize(
    ("output", "taken", "wanted", "given"),
    [
        (FOLDERS, "guide/index", "guide", "guide-2"),
        (FOLDERS, "guide", "guide/index", "guide/index-2"),
        (FOLDERS, "search", "search/index", "search/index-2"),
        (FOLDERS, "index", "index/index", "index/index"),
        (FOLDERS, "guide", "guide/index/index", "guide/index/index"),
        (FOLDERS, "guide/index", "guide/other", "guide/other"),
        (ONE_CASE, "Guide", "guide", "guide-2"),
        (ONE_CASE, "stra\u00dfe", "STRASSE", "STRASSE-2"),
        (ONE_CASE, "guide/index", "guide", "guide"),
        (Output(directories=True, one_case=True), "GUIDE/index", "guide", "guide-2"),
        (DISTINCT, "guide/index", "guide", "guide"),
        (DISTINCT, "Guide", "guide", "guide"),
    ],
)
def test_what_would_be_written_to_the_file_of_another_gets_another_name(
    output: Output, taken: str, wanted: str, given: str
) -> None:
    [named], problems = with_own_names([article(wanted)], {taken: "/own"}, settings(), output)
    assert named.docname == given
    assert [str(each) for each in problems] == (
        [f"the document {wanted!r} and {taken!r} are one file, made by /own;"
         f" this one becomes {given!r}"] if given != wanted else []
    )  # fmt: skip
    pair, problems = with_own_names([article(taken), article(wanted)], {}, settings(), output)
    assert ([each.docname for each in pair], len(problems)) == ([taken, given], given != wanted)
