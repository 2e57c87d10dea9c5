"""Series: their parts in order, what is doubtful, and what is announced."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinxext.articles.problems import Kind
from sphinxext.articles.settings import Places

from .conftest import article, catalogue, in_series, read, series_file


def dated(day: int, **data: Any) -> dict[str, Any]:
    return {"pubDate": f"2020-01-{day:02}", **data}


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ({"a": 2, "b": 1}, "ba"),
        ({"a": 10, "b": 9.5, "c": 0, "d": -1}, "dcba"),
        ({"a": 300, "b": 7, "c": 20}, "bca"),
        ({"a": dated(3), "b": dated(1), "c": dated(2)}, "bca"),
        ({"a": {}, "b": dated(1)}, "ba"),
        ({"a": dated(1, seriesOrder=2), "b": dated(2, seriesOrder=1)}, "ba"),
        ({"a": {"title": "Zebra"}, "b": {"title": "apple"}, "c": {"title": "Mole"}}, "abc"),
        ({"b": {"title": "Same"}, "a": {"title": "Same"}}, "ab"),
        ({"b": dated(1), "a": dated(1)}, "ab"),
        ({"b": dated(1, seriesOrder=1), "a": {"seriesOrder": 2}}, "ba"),
        ({"a": {"series": {"name": "S", "order": 2}}, "b": {"series": [{"name": "S", "part": 1}]}},
         "ba"),
    ],
)  # fmt: skip
def test_parts_are_sorted_by_order_then_date_then_file(places: dict[str, Any], order: str) -> None:
    found = catalogue(*in_series(**places))
    assert found.series["s"].parts == tuple(f"blog/{name}" for name in order)
    assert found.problems == ()


@pytest.mark.parametrize(
    "files",
    [
        ["2-two.md", "10-ten.md", "11-more.md"], ["part2.md", "Part10.md"], ["a.md", "a2.md"],
        ["01-a.md", "2-b.md"], ["1.2-a.md", "1.10-a.md"], ["2-two/index.md", "10-ten.md"],
        ["2/b.md", "10/a.md"], ["2-a/1-b.md", "2-a/10-a.md"], ["a 2.md", "b 1.md"],
        ["a/index.md", "a/b.md"], ["9.md", "1" + "0" * 200 + ".md"], ["²-a.md", "³-a.md"],
    ],
)  # fmt: skip
def test_parts_that_nothing_else_orders_follow_their_files_numbers_by_value(
    files: list[str],
) -> None:
    parts = [
        read(f"---\ntitle: {at}\nseries: S\n---\n", f"blog/{9 - at}", path=f"/site/{file}")[0]
        for at, file in enumerate(files)
    ]
    found = catalogue(*reversed(parts)).series["s"]
    assert found.parts == tuple(each.docname for each in parts)


def test_a_shared_order_is_reported_once_and_sorted_by_date() -> None:
    found = catalogue(*in_series(a=dated(2, seriesOrder=1), b=dated(1, seriesOrder=1), c=2))
    [problem] = found.problems
    assert found.series["s"].parts == ("blog/b", "blog/a", "blog/c")
    assert (problem.kind, problem.path, problem.line) == (Kind.SERIES, "blog/a.md", 4)
    assert "have the order 1: blog/a.md, blog/b.md" in problem.message


def test_parts_without_order_come_last_and_are_reported() -> None:
    found = catalogue(*in_series(a=dated(1), b=5, c=dated(2)))
    [problem] = found.problems
    assert found.series["s"].parts == ("blog/b", "blog/a", "blog/c")
    assert problem.kind is Kind.SERIES
    assert "these come last: blog/a.md, blog/c.md" in problem.message


def test_a_series_of_one_part_is_a_series() -> None:
    found = catalogue(*in_series(a=7))
    assert found.series["s"].neighbours("blog/a") == (None, None)
    assert found.problems == ()


def test_neighbours_are_the_parts_before_and_after() -> None:
    series = catalogue(*in_series(a=1, b=2, c=3)).series["s"]
    assert [series.neighbours(part) for part in series.parts] == [
        (None, "blog/b"), ("blog/a", "blog/c"), ("blog/b", None),
    ]  # fmt: skip


def test_an_article_keeps_its_own_order_of_series() -> None:
    both = article("blog/x", series=[{"name": "Z", "order": 2}, {"name": "A", "order": 1}])
    found = catalogue(both, article("blog/y", series={"name": "Z", "order": 1}))
    assert found.series_of["blog/x"] == ("z", "a")
    assert found.series["z"].parts == ("blog/y", "blog/x")
    assert found.series["a"].parts == ("blog/x",)
    assert list(found.series) == ["a", "z"]


@pytest.mark.parametrize(
    "other",
    [
        "my series", "My-Series", "MY SERIES", {"slug": "my-series"}, {"id": "my-series"},
        {"slug": "My Series"}, {"slug": "my-series", "title": "My Series"},
    ],
)  # fmt: skip
def test_ways_to_name_one_series_make_one_series(other: Any) -> None:
    parts = [article("blog/a", series="My Series"), article("blog/b", series=other)]
    found = catalogue(*parts, article("blog/c", series="My Series"))
    assert list(found.series) == ["my-series"]
    assert found.series["my-series"].title == "My Series"
    assert len(found.series["my-series"].parts) == 3


SLUGS_ONLY = [
    {"seriesId": "how-plants-work"}, {"series": "how-plants-work"},
    {"series": "how_plants_work"}, {"series": {"collection_id": "how-plants-work"}},
    {"series": {"slug": "how-plants-work"}}, {"series": {"name": "how-plants-work", "order": 1}},
]  # fmt: skip


@pytest.mark.parametrize("named", SLUGS_ONLY)
def test_a_series_known_by_its_slug_only_has_a_readable_title(named: dict[str, Any]) -> None:
    found = catalogue(article("blog/a", **named))
    assert found.series["how-plants-work"].title == "How plants work"
    [problem] = found.problems
    assert (problem.information, problem.kind, problem.path) == (True, Kind.SERIES, "blog/a.md")
    assert str(problem) == (
        "titles made of the slugs of series: how-plants-work ('How plants work');"
        " accepted: a label for each in series.yml"
    )


@pytest.mark.parametrize("named", SLUGS_ONLY)
@pytest.mark.parametrize("title", ["How Plants Work", "how plants work", "How-Plants-Work"])
def test_any_title_is_better_than_one_made_of_a_slug(named: dict[str, Any], title: str) -> None:
    slugs = [article(f"blog/{name}", **named) for name in "ab"]
    found = catalogue(*slugs, article("blog/c", series=title))
    assert [each.title for each in found.series.values()] == [title]
    assert not any(each.information for each in found.problems)


def test_a_label_of_the_file_is_better_than_one_made_of_a_slug(tmp_path: Path) -> None:
    entries = series_file(tmp_path, "how-plants-work: {label: Plants}")
    found = catalogue(article("blog/a", series="how-plants-work"), series_entries=entries)
    assert (found.series["how-plants-work"].title, found.problems) == ("Plants", ())


@pytest.mark.parametrize(
    "title", ["e-mail", "npm", "2024-05", "C-3PO", "Front-end", "c++", "a--b", "x_", "3-d"]
)
def test_a_title_that_is_no_slug_stays_as_it_is_written(title: str) -> None:
    found = catalogue(article("blog/a", series=title))
    assert ([each.title for each in found.series.values()], found.problems) == ([title], ())


def test_many_titles_made_of_slugs_are_told_in_one_message() -> None:
    found = catalogue(*(article(f"blog/{n}", series=f"the-number-{n}") for n in range(9)))
    [problem] = found.problems
    assert "the-number-4 ('The number 4') and 4 more" in problem.message


def test_a_series_of_punctuation_has_a_page_and_a_warning() -> None:
    for series in ("!!!", {"slug": "!!!"}):
        found = catalogue(article("blog/a", series=series))
        [(slug, made)] = found.series.items()
        assert (slug.startswith("term-"), made.title) == (True, "!!!")
        assert [each.kind for each in found.problems] == [Kind.TERM]


def test_a_series_called_index_does_not_take_the_page_of_the_index() -> None:
    assert (
        catalogue(article("blog/a", series="Index")).series["index-2"].docname == "series/index-2"
    )


@pytest.mark.parametrize("key", ["My Series", "my-series"])
def test_the_file_describes_a_series(tmp_path: Path, key: str) -> None:
    entries = series_file(
        tmp_path, f"{key}:\n  description: About it.\n  status: complete\n  image: a.png\n"
    )
    found = catalogue(article("blog/a", series="My Series"), series_entries=entries)
    series = found.series["my-series"]
    assert (series.title, series.description, series.complete, series.image) == (
        "My Series", "About it.", True, "a.png",
    )  # fmt: skip
    assert found.problems == ()


def test_the_file_orders_the_index(tmp_path: Path) -> None:
    entries = series_file(tmp_path, "C:\n  order: 1\nB:\n  order: 2\n")
    made = [article(f"blog/{name.lower()}", series=name) for name in "ABCD"]
    assert list(catalogue(*made, series_entries=entries).series) == ["c", "b", "a", "d"]


@pytest.mark.parametrize("parts", ["[b, a]", "[blog/b, blog/a]"])
@pytest.mark.parametrize("key", ["parts", "chapters"])
def test_the_file_lists_parts_that_need_not_name_the_series(
    tmp_path: Path, key: str, parts: str
) -> None:
    entries = series_file(tmp_path, f"S:\n  {key}: {parts}\n")
    found = catalogue(article("blog/a"), article("blog/b"), series_entries=entries)
    assert found.series["s"].parts == ("blog/b", "blog/a")
    assert found.series_of == {"blog/a": ("s",), "blog/b": ("s",)}
    assert found.problems == ()


def test_the_order_of_the_file_wins_and_later_parts_follow(tmp_path: Path) -> None:
    entries = series_file(tmp_path, "S:\n  parts: [b, a]\n")
    found = catalogue(*in_series(a=1, b=2, c=3), series_entries=entries)
    assert found.series["s"].parts == ("blog/b", "blog/a", "blog/c")
    assert found.problems == ()


def test_a_planned_part_drops_out_when_it_is_published(tmp_path: Path) -> None:
    entries = series_file(tmp_path, "S:\n  planned:\n    - title: Part Two\n    - title: Three\n")
    first = in_series(one=1)
    waiting = article("blog/two", title="Part two", series="S", pubDate="2030-01-01", seriesOrder=2)
    published = article("blog/two", title="Part two", series="S", seriesOrder=2)
    before = catalogue(*first, waiting, series_entries=entries).series["s"]
    after = catalogue(*first, published, series_entries=entries).series["s"]
    assert [each.title for each in before.planned] == ["Part Two", "Three"]
    assert [each.title for each in after.planned] == ["Three"]
    assert (len(before.parts), len(after.parts)) == (1, 2)


def test_a_series_nobody_names_is_reported_at_its_line(tmp_path: Path) -> None:
    entries = series_file(tmp_path, "S: {}\n\nTypo: {}\n")
    [problem] = catalogue(*in_series(a=1), series_entries=entries).problems
    assert (problem.kind, problem.key, problem.line) == (Kind.SERIES, "typo", 3)
    assert (problem.path, problem.accepted) == (str(tmp_path / "series.yml"), "S")


@pytest.mark.parametrize(
    "data",
    [
        {"series": "S", "draft": True},
        {"series": "S", "pubDate": "2030-01-01"},
        {"series": {"slug": "S"}, "unlisted": True},
        {"seriesId": "s", "draft": True},
        {"draft": True},  # the file lists it
    ],
)
def test_a_series_of_withheld_parts_is_neither_shown_nor_reported(
    tmp_path: Path, data: dict[str, Any]
) -> None:
    entries = series_file(tmp_path, "S:\n  parts: [x]\n")
    found = catalogue(article("blog/x", **data), series_entries=entries)
    assert (dict(found.series), found.problems) == ({}, ())


@pytest.mark.parametrize("prefix", ["a", "a/b", ""])
def test_an_id_of_the_file_goes_without_the_prefix_of_its_collection(
    tmp_path: Path, prefix: str
) -> None:
    entries = series_file(tmp_path, "S:\n  parts: [x/one, two]\n")
    docnames = [f"{prefix}/{name}".lstrip("/") for name in ("two", "x/one")]
    places = Places(urls=((f"/{prefix}", prefix),))
    found = catalogue(*map(article, docnames), series_entries=entries, places=places)
    assert found.problems == ()
    assert list(found.series["s"].parts) == docnames[::-1]


def test_a_part_of_the_file_that_is_no_article_is_reported_and_a_draft_is_one(
    tmp_path: Path,
) -> None:
    entries = series_file(tmp_path, "S:\n  parts: [a, typo, blog/b, draft]\n")
    articles = [article("blog/a"), article("blog/b"), article("blog/draft", draft=True)]
    found = catalogue(*articles, series_entries=entries)
    [problem] = found.problems
    assert (problem.kind, problem.key, problem.line) == (Kind.SERIES, "s.parts", 1)
    assert (problem.path, problem.value) == (str(tmp_path / "series.yml"), "'typo'")
    assert found.series["s"].parts == ("blog/a", "blog/b")


def test_an_article_may_be_listed_as_a_part_of_several_series(tmp_path: Path) -> None:
    entries = series_file(tmp_path, "One:\n  parts: [a, b]\nTwo:\n  parts: [c, a]\n")
    found = catalogue(*map(article, ("blog/a", "blog/b", "blog/c")), series_entries=entries)
    assert found.series["one"].parts == ("blog/a", "blog/b")
    assert found.series["two"].parts == ("blog/c", "blog/a")
    assert found.series_of["blog/a"] == ("one", "two")
    assert found.problems == ()
