"""Related articles: who shares what few others have, older, of no common series; pins first."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext.articles.catalogue.publication_gate import Withheld
from sphinxext.articles.schema.references import Referred
from sphinxext.articles.settings import Collection, Places
from sphinxext.articles.views.fingerprints import fingerprint
from sphinxext.articles.views.registry import answer
from sphinxext.articles.views.related import ALONE, COMMON, NEWER, related
from sphinxext.articles.views.related_pins import unknown_pins
from sphinxext.articles.views.selection import Query
from sphinxext.articles.views.values import ArticleList, Request, Unknown

from .conftest import article, catalogue, with_matter

if TYPE_CHECKING:
    from sphinxext.articles.catalogue.catalogue import Catalogue

BASE: dict[str, dict[str, Any]] = {
    "a": {"pubDate": "2025-01-01", "tags": ["all", "rare"]},
    "b": {"pubDate": "2025-01-02", "tags": ["all", "some"]},
    "c": {"pubDate": "2025-01-03", "tags": ["all", "some"]},
    "d": {"pubDate": "2025-01-04", "tags": ["all"]},
    "e": {"pubDate": "2025-01-05", "tags": ["all", "some", "rare"]},
    "f": {"pubDate": "2025-01-06", "tags": ["rare"]},
}


def made(**edits: dict[str, Any]) -> Catalogue:
    names = {**BASE, **edits}
    return catalogue(
        *(
            article(f"blog/{each}", **{**BASE.get(each, {}), **edits.get(each, {})})
            for each in names
        )
    )


def near(found: Catalogue, name: str = "e", *, newer: bool = False) -> str:
    names = related(found, found.articles[f"blog/{name}"], newer=newer)
    return " ".join(each.removeprefix("blog/") for each in names)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({}, "a c b"),
        ({"g": {"pubDate": "2025-02-01", "tags": ["rare", "some"]}}, "a c b"),
        ({"g": {"pubDate": "2025-01-05", "tags": ["rare", "some"]}}, "a c b"),
        ({"g": {"tags": ["rare", "some"]}}, "a c b"),
        ({"a": {"tags": ["all"]}}, "c b"),
        ({"a": {"draft": True}}, "c b"),
        ({"a": {"unlisted": True}}, "c b"),
        ({"a": {"lang": "de"}}, "c b"),
        ({"e": {"unlisted": True}}, "a c b"),
        ({"a": {"series": "S"}, "e": {"series": "S"}}, "c b"),
        ({"e": {"related": "d"}}, "d a c b"),
        ({"e": {"related": ["f", "blog/b", "./d.md", "e"]}}, "f b d a c"),
        ({"e": {"related": ["a", "c"]}, "a": {"draft": True}}, "c b"),
        ({"e": {"related": ["a", "c"]}, "a": {"unlisted": True}}, "c b"),
        ({"e": {"tags": [], "title": "On Zebras"}, "d": {"title": "Zebras"}}, "d"),
        ({"e": {"tags": [], "author": "Jo"}, "d": {"author": "Jo"}}, ""),
        ({"e": {"tags": [], "category": "Jo"}, "d": {"category": "Jo"}}, "d"),
        ({"e": {"tags": ["all"]}}, ""),
    ],
    ids=str,
)
def test_related_is_who_shares_what_is_rare_among_older_articles(
    edits: dict[str, dict[str, Any]], expected: str
) -> None:
    assert near(made(**edits)) == expected


def test_newer_ones_come_when_they_are_asked_for() -> None:
    assert near(made(), newer=True) == "c b a f"
    assert near(made(), "a") == ""
    assert near(made(), "a", newer=True) == "e f"


def test_an_article_without_a_date_is_compared_with_all() -> None:
    assert near(made(g={"tags": ["rare"]}, h={"tags": ["rare"]}), "g") == "f e a h"


def test_words_that_any_text_has_relate_nothing() -> None:
    titles = {"a": "Living with cats", "b": "2025", "c": "Working with wood", "d": "2025 in short"}
    articles = [
        article(f"blog/{name}", title=title, pubDate=f"2025-01-0{at}")
        for at, (name, title) in enumerate(titles.items(), 1)
    ]
    assert near(catalogue(*articles), "c") == "a"
    assert near(catalogue(*articles, common_words=lambda language: {"with"}), "c") == ""
    assert near(catalogue(*articles), "d") == ""


def test_a_page_stays_as_it_is_when_a_new_article_comes() -> None:
    before, after = made(), made(g={"pubDate": "2025-06-01", "tags": ["all", "some", "rare"]})
    for name in BASE:
        asked = [Request("related", f"blog/{name}", query=Query(limit=3), fields=("date",))]
        assert fingerprint(before, asked) == fingerprint(after, asked)
    asked = [Request("related", "blog/e", extra=NEWER)]
    assert fingerprint(before, asked) != fingerprint(after, asked)


def shown(request: Request, **edits: dict[str, Any]) -> list[str] | Unknown:
    found = answer(made(**edits), request)
    if isinstance(found, Unknown):
        return found
    assert isinstance(found, ArticleList)
    return [each.link.docname for each in found.entries]


def test_any_page_may_ask_for_what_is_related_to_an_article() -> None:
    asked = Request("related", "index", "e", query=Query(limit=1, offset=1))
    assert shown(asked) == ["blog/c"]
    assert shown(asked, e={"draft": True}) == []
    known = tuple(f"blog/{each}" for each in "fedcba")
    assert shown(asked._replace(name="ee")) == Unknown("ee", known, "article", "e")
    assert shown(asked._replace(name="blog/eh")) == Unknown("blog/eh", known, "article", "blog/e")
    assert shown(asked._replace(name="")) == Unknown("", what="article")


def test_at_its_end_a_part_of_a_series_has_none() -> None:
    asked = Request("related", "blog/e", extra=ALONE, query=Query(limit=3))
    assert shown(asked) == ["blog/a", "blog/c", "blog/b"]
    assert shown(asked, e={"series": "S", "related": ["d"]}) == []
    assert shown(asked._replace(extra=""), e={"series": "S"}) == ["blog/a", "blog/c", "blog/b"]


def test_a_pin_that_no_article_has_is_told_and_one_that_is_withheld_is_not() -> None:
    pins = ["bb", "blog/cc", "d", "./d.md", "/blog/d/", "zzz", "a", "../nope.md"]
    found = [*unknown_pins(made(e={"related": pins}, d={"draft": True}))]
    assert found[0].line == 3
    assert [each.value for each in found] == ["'bb'", "'blog/cc'", "'zzz'", "'../nope.md'"]
    assert [each.accepted.partition(", such as ")[2] for each in found] == [
        "'b'", "'blog/c'", "", "",
    ]  # fmt: skip


def test_an_id_that_several_collections_have_is_that_of_the_same_one() -> None:
    both = [article("blog/x"), article("notes/x"), article("notes/y", related=["x"])]
    assert related(catalogue(*both), both[2]) == ("notes/x",)
    assert [*unknown_pins(catalogue(*both))] == []


def test_astros_name_of_a_collection_may_stand_before_an_id() -> None:
    posts = Collection(prefix="news", folder=Path("src/content/blog"))
    both = [article("news/x"), article("notes/y", related=[{"collection": "blog", "id": "x"}])]
    found = catalogue(*both, places=Places(collections=(posts,)))
    assert related(found, both[1]) == ("news/x",)


def test_what_a_schema_has_told_is_not_told_again() -> None:
    pins = article("blog/a", related=["nobody", "none"])
    told = Referred(top="related", key="related[0]", collection="blog", identity="nobody")
    found = catalogue(replace(pins, references=(told,)))
    assert [each.value for each in unknown_pins(found)] == ["'none'"]


def test_what_a_withheld_article_pins_is_told_to_nobody() -> None:
    found = made(e={"related": ["nobody"], "draft": True})
    assert found.withheld["blog/e"].withheld is Withheld.DRAFT
    assert [*unknown_pins(found)] == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("related: one", ("one",)),
        (
            "related: [one, {collection: blog, id: two}, {slug: three}]",
            ("one", "blog/two", "three"),
        ),
        ("related: [2024, '', {}]", ("2024",)),
        ("relatedPosts: [one]", ("one",)),
        ("related:", ()),
    ],
)
def test_pins_are_written_as_astro_has_them(written: str, read: tuple[str, ...]) -> None:
    found, problems = with_matter(f"title: X\n{written}")
    assert (found.front_matter.related, problems) == (read, [])


@pytest.mark.parametrize("written", ["true", "[[one]]", "[{title: One}]", "[false]"])
def test_what_is_no_id_is_told(written: str) -> None:
    found, [problem] = with_matter(f"title: X\nrelated: {written}")
    assert (found.front_matter.related, problem.key) == ((), "related")
    assert problem.accepted == "an article's id, or a list of ids"


def steps(count: int, tags: int) -> int:
    """Count the lines that run for all of *count* articles, of which each has one of the tags."""
    articles = [
        article(f"blog/{at}", title="T", tags=[f"t{at % tags}"], pubDate=f"{1000 + at}-01-01")
        for at in range(count)
    ]
    found, lines = catalogue(*articles), 0

    def trace(frame: Any, event: str, arg: object) -> Any:
        nonlocal lines
        if not frame.f_code.co_filename.endswith("related.py"):
            return None
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for each in found.articles.values():
            related(found, each)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("tags", [1, 3])
def test_what_very_many_share_is_no_work(tags: int) -> None:
    few, many = steps(2 * COMMON, tags), steps(8 * COMMON, tags)
    assert many < 5 * few
