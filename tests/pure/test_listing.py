"""Lists of articles: what they show, under which headings, and what names nobody knows."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext.articles.frontmatter.taxonomies import BUILT_IN
from sphinxext.articles.views.grouping import letter
from sphinxext.articles.views.query_options import query_of, query_options
from sphinxext.articles.views.registry import answer
from sphinxext.articles.views.selection import How, Query, Terms
from sphinxext.articles.views.values import ArticleList, Entry, Request

from .conftest import article, catalogue, series_file, term_file

ARTICLES: dict[str, dict[str, Any]] = {
    "blog/a": {"pubDate": "2024-01-31", "tags": ["red"], "series": "Alpha", "category": "News"},
    "blog/b": {"title": "Éa", "pubDate": "2025-02-01", "tags": ["red", "blue"]},
    "blog/draft": {"tags": ["secret"], "series": "Later", "draft": True},
    "blog/hidden": {"tags": ["quiet"], "unlisted": True},
}


def shown(request: Request, **options: Any) -> ArticleList:
    made = catalogue(*(article(name, **data) for name, data in ARTICLES.items()), **options)
    found = answer(made, request)
    assert isinstance(found, ArticleList)
    return found


def asked(group: str = "", fields: tuple[str, ...] = (), **query: Any) -> Request:
    return Request("articles", "index", query=Query(**query), fields=fields, group=group)


def test_a_list_shows_only_the_fields_that_are_asked_for() -> None:
    (entry, *_) = shown(asked(fields=("tags", "series"))).entries
    assert entry == Entry(link=entry.link, language="en", terms=entry.terms)
    assert [(name, [each.text for each in links]) for name, links in entry.terms] == [
        ("tags", ["red", "blue"])
    ]
    assert shown(asked(fields=("series",))).entries[1].series is not None


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        ("year", ["2025", "2024"]),
        ("month", ["February 2025", "January 2024"]),
        ("letter", ["A", "E"]),
        ("series", ["Alpha", ""]),
        ("category", ["News", ""]),
        ("", [""]),
    ],
)
def test_groups_have_the_headings_of_their_articles(group: str, headings: list[str]) -> None:
    assert [each.heading.text for each in shown(asked(group=group)).groups] == headings


@pytest.mark.parametrize(
    ("group", "sort", "headings"),
    [
        ("year", "title", ["2025", "2024", ""]),
        ("year", "date", ["2024", "2025", ""]),
        ("month", "-updated", ["May 2025", "January 2025", "December 2024", ""]),
        ("month", "date", ["December 2024", "January 2025", "May 2025", ""]),
        ("letter", "-date", ["A", "B", "Z", "#"]),
        ("letter", "-title", ["Z", "B", "A", "#"]),
        ("series", "date", ["S", "R", ""]),
        ("category", "-date", ["News", "Notes", ""]),
    ],
)
def test_headings_keep_their_order_and_what_has_none_comes_last(
    group: str, sort: str, headings: list[str]
) -> None:
    found = catalogue(
        article("blog/b", pubDate="2024-12-01", series="S", category="Notes"),
        article("blog/9"),
        article("blog/z", pubDate="2025-01-31", category="News"),
        article("blog/a", pubDate="2025-05-01", series="R", updatedDate="2025-05-02"),
    )
    view = answer(found, asked(group=group, sort=(sort,)))
    assert isinstance(view, ArticleList)
    assert [each.heading.text for each in view.groups] == headings


@pytest.mark.parametrize(
    ("language", "group", "heading"),
    [
        ("fr", "month", "janvier 2024"),
        ("ja", "month", "2024年1月"),
        ("ja", "year", "2024年"),
    ],
)
def test_headings_of_time_are_in_the_language_of_the_page(
    language: str, group: str, heading: str
) -> None:
    found = catalogue(
        article("blog/a", pubDate="2024-01-31", lang=language), article("blog/page", lang=language)
    )
    view = answer(found, Request("articles", "blog/page", query=Query(limit=1), group=group))
    assert isinstance(view, ArticleList)
    assert [each.heading.text for each in view.groups] == [heading]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Été", "E"), ("3 ways", "#"), ("中文", "中"), ("“Quoted”", "Q"), ("…", "#")],
)
def test_a_title_stands_under_its_letter(text: str, wanted: str) -> None:
    assert letter(text) == wanted


def tags(*names: str) -> tuple[Terms, ...]:
    return (Terms("tags", names),)


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ({"terms": tags("reed", "blue")}, [("tag", "reed", "red")]),
        ({"terms": tags("zzz")}, [("tag", "zzz", "")]),
        ({"series": ("Alfa",)}, [("series", "Alfa", "Alpha")]),
        ({"terms": tags("secret", "quiet", "planned", "Planned too")}, []),
        ({"terms": tags("secre")}, [("tag", "secre", "")]),
        ({"series": ("Later", "soon")}, []),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_that_is_shown(
    query: dict[str, Any], unknown: list[tuple[str, str, str]], tmp_path: Any
) -> None:
    terms = {"tags": term_file(tmp_path, "planned:\n  synonyms: [Planned too]\n")}
    series = series_file(tmp_path, "soon:\n  title: Soon\n")
    found = shown(asked(**query), term_entries=terms, series_entries=series).unknown
    assert [(each.what, each.name, each.nearest) for each in found] == unknown


def test_the_options_of_a_query_are_read_into_one() -> None:
    options = query_options(BUILT_IN)
    written = {
        "tags": 'a, "b, c"',
        "no-tag": "d",
        "all-authors": ["Jo", "Al"],
        "from": "2024",
        "featured": None,
        "sort": "-updated, title",
        "limit": "3",
    }
    read = {name: options[name](value) for name, value in written.items()}
    assert query_of(read, BUILT_IN) == Query(
        terms=(
            Terms("tags", ("a", "b, c")),
            Terms("tags", ("d",), How.NONE),
            Terms("authors", ("Jo", "Al"), How.ALL),
        ),
        start="2024",
        featured=True,
        sort=("-updated", "title"),
        limit=3,
    )


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("sort", "dte", "'date'"),
        ("limit", "many", "a number"),
        ("limit", "-1", "a number"),
        ("from", "2024-13", "2026-03-31"),
        ("featured", "maybe", "true or false"),
        ("language", "?", "a tag such as de"),
        ("tags", " , ", "names"),
    ],
)
def test_a_wrong_value_is_told_with_what_is_accepted(name: str, value: str, said: str) -> None:
    with pytest.raises(ValueError, match="accepted: ") as error:
        query_options(BUILT_IN)[name](value)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("picks", "choices"),
    [
        ((), {"tags": [("red", (0, 1)), ("blue", (0,))]}),
        (("tag", "category"), {"tags": [("red", (0, 1)), ("blue", (0,))],
                               "categories": [("News", (1,))]}),
        (("authors",), {}),
    ],
)  # fmt: skip
def test_a_filter_has_the_terms_of_what_is_listed_the_most_common_first(
    picks: tuple[str, ...], choices: dict[str, Any]
) -> None:
    filters = shown(asked(group="year")._replace(picks=picks)).filters or ()
    found = {
        each.taxonomy: [(term.label, term.articles) for term in each.choices] for each in filters
    }
    assert found == choices


def test_a_list_has_no_filter_unless_it_is_asked_for() -> None:
    assert shown(asked()).filters is None
