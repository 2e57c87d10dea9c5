"""What a page shows of the catalogue, and when that changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinxext.articles.catalogue.catalogue import Catalogue
from sphinxext.articles.catalogue.publication_gate import Withheld
from sphinxext.articles.views.byline import Byline
from sphinxext.articles.views.fingerprints import fingerprint
from sphinxext.articles.views.parts import Parts
from sphinxext.articles.views.registry import answer
from sphinxext.articles.views.selection import Query, Terms
from sphinxext.articles.views.values import CountedList, Link, Request, Unknown

from .conftest import article, catalogue, series_file, term_file

BASE: dict[str, dict[str, Any]] = {
    "blog/a": {"series": "S", "seriesOrder": 1, "tags": ["x"], "pubDate": "2020-01-01"},
    "blog/b": {"series": "S", "seriesOrder": 2, "tags": ["x", "y"], "pubDate": "2020-01-02"},
    "blog/c": {"series": "S", "seriesOrder": 3, "author": "Jane"},
    "blog/d": {"tags": ["z"]},
}


def made(edits: dict[str, dict[str, Any]], **options: Any) -> Catalogue:
    data = {name: {**BASE.get(name, {}), **edits.get(name, {})} for name in {**BASE, **edits}}
    return catalogue(*(article(name, **each) for name, each in data.items()), **options)


REQUESTS = {
    "byline of a": Request("byline", "blog/a"),
    "head of a": Request("metadata", "blog/a"),
    "parts on a": Request("parts", "blog/a"),
    "landing of S": Request("parts", "series/s"),
    "S elsewhere": Request("parts", "index", "S"),
    "series": Request("series-list", "series/index"),
    "tags": Request("term-list", "tags/index", "", "tags"),
    "x": Request(
        "articles",
        "tags/x",
        query=Query(terms=(Terms("tags", ("x",)),)),
        fields=("date", "description"),
    ),
    "around a": Request("neighbours", "blog/a"),
    "link to a": Request("reference", "index", "a", "article"),
    "link to S": Request("reference", "index", "S", "series"),
    "link to x": Request("reference", "index", "x", "tags"),
}
ALL_OF_S = {"parts on a", "landing of S", "S elsewhere"}


@pytest.mark.parametrize(
    ("edits", "changed"),
    [
        ({"blog/d": {"title": "New"}}, set()),
        ({"blog/d": {"description": "New"}}, set()),
        ({"blog/e": {}}, set()),
        ({"blog/e": {"tags": ["z"]}}, {"tags"}),
        ({"blog/e": {"tags": ["new"]}}, {"tags"}),
        ({"blog/e": {"tags": ["x"]}}, {"tags", "x"}),
        ({"blog/e": {"tags": ["x"], "draft": True}}, set()),
        ({"blog/e": {"tags": ["x"], "pubDate": "2030-01-01"}}, set()),
        ({"blog/e": {"series": "T"}}, {"series"}),
        ({"blog/e": {"series": "S", "seriesOrder": 4}}, {*ALL_OF_S, "series"}),
        ({"blog/e": {"series": "S", "seriesOrder": 1.5}}, {*ALL_OF_S, "series", "around a"}),
        ({"blog/a": {"title": "New"}}, {*ALL_OF_S, "head of a", "x", "link to a"}),
        ({"blog/a": {"description": "New"}}, {*ALL_OF_S, "head of a", "x"}),
        ({"blog/a": {"updatedDate": "2021-01-01"}}, {"byline of a", "head of a"}),
        ({"blog/a": {"pubDate": "2020-01-03"}}, {*ALL_OF_S, "byline of a", "head of a", "x"}),
        ({"blog/a": {"seriesOrder": 1.5}}, set()),
        ({"blog/a": {"seriesOrder": 9}}, {*ALL_OF_S, "head of a", "around a"}),
        ({"blog/a": {"author": "Bob"}}, {"byline of a", "head of a"}),
        ({"blog/a": {"tags": ["x", "x"]}}, set()),
        ({"blog/a": {"tags": []}}, {"byline of a", "head of a", "tags", "x"}),
        ({"blog/a": {"tags": ["y", "x"]}}, {"byline of a", "head of a", "tags"}),
        ({"blog/b": {"title": "New"}}, {*ALL_OF_S, "x", "around a"}),
        ({"blog/c": {"title": "New"}}, ALL_OF_S),
        ({"blog/c": {"draft": True}}, {*ALL_OF_S, "series"}),
        ({"blog/b": {"unlisted": True}}, {*ALL_OF_S, "series", "tags", "x", "around a"}),
        ({"blog/d": {"lang": "en-GB", "heroImage": "x.png"}}, set()),
        ({"blog/d": {"lang": "de"}}, {"tags"}),
        (
            {"blog/a": {"lang": "de"}},
            {*ALL_OF_S, "around a", "byline of a", "head of a", "series", "tags", "x"},
        ),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",  # sets have no order
)
def test_a_fingerprint_changes_just_where_what_is_shown_changes(
    edits: dict[str, dict[str, Any]], changed: set[str]
) -> None:
    before, after = made({}), made(edits)
    different = {
        name
        for name, request in REQUESTS.items()
        if fingerprint(before, [request]) != fingerprint(after, [request])
    }
    assert different == changed


def test_a_fingerprint_is_the_same_for_the_same_catalogue() -> None:
    assert fingerprint(made({}), REQUESTS.values()) == fingerprint(made({}), REQUESTS.values())


def test_a_fingerprint_depends_on_what_is_asked() -> None:
    requests = [fingerprint(made({}), [request]) for request in REQUESTS.values()]
    assert len(set(requests)) == len(requests)


def parts(found: Catalogue, docname: str, name: str = "") -> Parts:
    view = answer(found, Request("parts", docname, name))
    assert isinstance(view, tuple)
    [only] = view
    assert isinstance(only, Parts)
    return only


@pytest.mark.parametrize(
    ("docname", "number", "before", "after"),
    [
        ("blog/a", 1, None, "B"),
        ("blog/b", 2, "A", "C"),
        ("blog/c", 3, "B", None),
        ("series/s", 0, None, None),
    ],
)
def test_a_part_knows_which_of_how_many_it_is(
    docname: str, number: int, before: str | None, after: str | None
) -> None:
    found = made({})
    view = parts(found, docname)
    assert (view.number, view.total, view.series) == (number, 3, Link("S", "series/s"))
    assert (view.previous and view.previous.link.text, view.next and view.next.link.text) == (
        before,
        after,
    )


def test_parts_and_neighbours_agree() -> None:
    found = made({})
    for docname in found.series["s"].parts:
        view = parts(found, docname)
        around = tuple(item and item.link.docname for item in (view.previous, view.next))
        assert around == found.neighbours(docname)


def test_an_article_in_two_series_shows_both_in_its_own_order() -> None:
    found = made({"blog/a": {"series": [{"name": "Z", "order": 1}, {"name": "S", "order": 1}]}})
    view = answer(found, Request("parts", "blog/a"))
    assert isinstance(view, tuple)
    assert [each.series.text for each in view if isinstance(each, Parts)] == ["Z", "S"]


def test_parts_show_what_the_file_says(tmp_path: Path) -> None:
    entries = series_file(
        tmp_path, "S:\n  description: D\n  status: complete\n  planned: [{title: Next}]\n"
    )
    view = parts(made({}, series_entries=entries), "blog/a")
    assert (view.description, view.complete, view.planned[0].title) == ("D", True, "Next")


def test_a_byline_has_dates_terms_and_minutes() -> None:
    view = answer(made({"blog/a": {"updatedDate": "2021-02-03"}}), Request("byline", "blog/a"))
    assert isinstance(view, Byline)
    assert view.published is not None
    assert view.updated is not None
    assert (view.published.iso, view.updated.iso) == ("2020-01-01", "2021-02-03")
    assert dict(view.terms)["tags"] == (Link("x", "tags/x"),)
    assert (view.minutes, view.label) == (1, None)


def test_what_is_shown_though_withheld_says_so() -> None:
    found = made({"blog/a": {"draft": True}}, shown=("drafts",))
    view = answer(found, Request("byline", "blog/a"))
    assert isinstance(view, Byline)
    assert view.label is Withheld.DRAFT
    assert parts(found, "blog/b").items[0].label is Withheld.DRAFT


def test_a_hidden_term_has_no_page_to_show_or_link_to(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "x:\n  hidden: true\n")
    found = made({}, term_entries={"tags": entries})
    assert answer(found, Request("reference", "index", "x", "tags")) is None
    shown = answer(found, Request("term-list", "index", "", "tags"))
    assert isinstance(shown, CountedList)
    assert [each.link.text for each in shown.entries] == ["y", "z"]


@pytest.mark.parametrize(
    ("request_", "nothing"),
    [
        (Request("byline", "nobody"), None),
        (Request("parts", "blog/d"), ()),
        (Request("parts", "index", "nobody"), Unknown("nobody", ("S",), "series")),
        (Request("neighbours", "blog/d"), None),
        (Request("reference", "index", "nobody", "article"), None),
        (Request("reference", "index", "nobody", "series"), None),
        (Request("reference", "index", "nobody", "tags"), None),
        (
            Request("term-list", "index", "", "nonsense"),
            Unknown("nonsense", ("tags", "categories", "authors"), "taxonomy"),
        ),
    ],
)
def test_what_does_not_exist_is_nothing(request_: Request, nothing: object) -> None:
    assert answer(made({}), request_) == nothing
