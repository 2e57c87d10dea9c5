"""One query for all lists: which articles it finds, in what order, and at what price."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext.articles.catalogue.catalogue import Catalogue
from sphinxext.articles.languages import ANY
from sphinxext.articles.views.selection import KEYS, How, Query, Terms, select

from .conftest import article, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

ARTICLES: dict[str, dict[str, Any]] = {
    "blog/a": {"pubDate": "2024-01-31", "tags": ["x", "y"], "series": "S", "seriesOrder": 2},
    "blog/b": {"pubDate": "2024-02-01", "tags": ["x"], "series": "S", "seriesOrder": 1},
    "blog/c": {"pubDate": "2025-03-01", "tags": ["y"], "featured": True, "author": "Jo"},
    "blog/d": {"title": "Undated", "tags": ["z"]},
    "blog/hidden": {"pubDate": "2025-05-05", "tags": ["x", "y", "z"], "unlisted": True},
    "blog/draft": {"pubDate": "2025-05-06", "tags": ["x", "y", "z"], "draft": True},
    "notes/e": {"pubDate": "2024-02-01", "tags": ["X"], "updatedDate": "2025-12-01"},
    "notes/f": {"pubDate": "2025-06-01", "tags": ["x"], "lang": "de"},
}
MADE = catalogue(*(article(name, **data) for name, data in ARTICLES.items()), language="en")


def found(docname: str = "index", **query: Any) -> str:
    """Return the ids that a query finds."""
    return "".join(name[-1] for name in select(MADE, Query(**query), docname))


def tags(*names: str, how: How = How.ANY) -> tuple[Terms, ...]:
    return (Terms("tags", names, how),)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({}, "cbead"),
        ({"collections": ("blog",)}, "cbad"),
        ({"collections": ("blog", "notes")}, "cbead"),
        ({"collections": ("nothing",)}, ""),
        ({"series": ("S",)}, "ba"),
        ({"series": ("S",), "sort": ("part",)}, "ba"),
        ({"series": ("S",), "sort": ("-part",)}, "ab"),
        ({"terms": tags("x")}, "ba"),
        ({"terms": tags("x", "y")}, "cba"),
        ({"terms": tags("x", "y", how=How.ALL)}, "a"),
        ({"terms": tags("x", "y", how=How.NONE)}, "ed"),
        ({"terms": (*tags("y"), *tags("x", how=How.NONE))}, "c"),
        ({"terms": (Terms("authors", ("Jo",)),)}, "c"),
        ({"terms": tags("unheard of")}, ""),
        ({"terms": tags("unheard of", how=How.NONE)}, "cbead"),
        ({"language": "de"}, "f"),
        ({"language": ANY}, "fcbead"),
        ({"language": ANY, "terms": tags("x")}, "fba"),
        ({"start": "2024-02"}, "cbe"),
        ({"end": "2024-01"}, "a"),
        ({"start": "2024", "end": "2024"}, "bea"),
        ({"start": "2024-02-01", "end": "2024-02-01"}, "be"),
        ({"featured": True}, "c"),
        ({"featured": False}, "bead"),
        ({"sort": ("date",)}, "abecd"),
        ({"sort": ("-title",)}, "decba"),
        ({"sort": ("-updated",)}, "ecbad"),
        ({"sort": ("featured", "title")}, "cabed"),
        ({"sort": ("name",)}, "abcde"),
        ({"limit": 2}, "cb"),
        ({"limit": 2, "offset": 1}, "be"),
        ({"offset": 4}, "d"),
        ({"offset": 9}, ""),
    ],
)
def test_a_query_finds(query: dict[str, Any], ids: str) -> None:
    assert found(**query) == ids


def test_a_page_that_asks_can_be_left_out_and_the_limit_is_kept() -> None:
    assert found("blog/b", others=True, limit=2) == "ce"
    assert found("blog/b", others=True) == "cead"
    assert found("blog/d", others=True, limit=2) == "cb"
    assert found("tags/x", others=True, limit=2) == "cb"


def test_a_page_asks_in_its_own_language() -> None:
    assert found("notes/f") == "f"


@pytest.mark.parametrize("key", KEYS)
def test_every_order_is_total_whatever_order_the_articles_come_in(key: str) -> None:
    made = [article(name, title="Same") for name in ("blog/a", "blog/b", "notes/a")]
    orders = {
        select(catalogue(*each), Query(sort=(sign + key,)))
        for each in permutations(made)
        for sign in ("", "-")
    }
    assert orders <= {("blog/a", "blog/b", "notes/a"), ("notes/a", "blog/b", "blog/a")}
    assert len(orders) == (2 if key == "name" else 1)


def test_many_pages_that_ask_the_same_are_answered_from_one_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = catalogue(*(article(f"blog/n{at}", tags=["x"]) for at in range(50)))
    worked_out: list[Hashable] = []
    once = Catalogue.once

    def spy(self: Catalogue, key: Hashable, work: Callable[[], object]) -> object:
        return once(self, key, lambda: worked_out.append(key) or work())  # type: ignore[func-returns-value]

    monkeypatch.setattr(Catalogue, "once", spy)
    first, *others = made.articles
    query = Query(terms=tags("x"), others=True, limit=5)
    select(made, query, first)
    before = [*worked_out]
    for name in others:
        select(made, query, name)
    assert worked_out == before != []


def test_what_was_worked_out_for_a_catalogue_is_not_that_of_another_made_of_it() -> None:
    made = catalogue(article("blog/a"))
    assert made.once("pages", lambda: len(made.pages)) > 0
    other = replace(made, pages={})
    assert other.once("pages", lambda: len(other.pages)) == 0
