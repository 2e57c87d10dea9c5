"""Lists in pages: an address once full keeps its articles."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sphinxext.articles.catalogue.catalogue import Catalogue
from sphinxext.articles.catalogue.lists_with_pages import Indexes
from sphinxext.articles.catalogue.query import How, Query, Terms
from sphinxext.articles.languages import ANY
from sphinxext.articles.views.own_lists import is_same, is_whole
from sphinxext.articles.views.paging import FIRST, full_pages, page_name, span
from sphinxext.articles.views.registry import answer
from sphinxext.articles.views.values import ArticleList, Request

from .conftest import article, catalogue


@pytest.mark.parametrize("size", [1, 2, 3, 20])
def test_pages_hold_every_article_once_and_the_first_up_to_two_sizes(size: int) -> None:
    for total in range(5 * size + 1):
        numbers = [FIRST, *range(full_pages(total, size), 0, -1)]
        spans = [span(total, size, number) for number in numbers]
        assert [at for each in spans for at in range(*each)] == list(range(total))
        (start, stop), *others = spans
        assert stop - start < 2 * size
        assert stop - start >= size or not others
        assert all(stop - start == size for start, stop in others)


def test_what_is_on_a_full_page_never_changes() -> None:
    before: dict[int, list[int]] = {}
    for total in range(50):
        newest_first = list(range(total))[::-1]
        pages = {
            number: newest_first[slice(*span(total, 3, number))]
            for number in range(1, full_pages(total, 3) + 1)
        }
        assert before.items() <= pages.items()
        before = pages
    assert before[2] == [5, 4, 3]


def test_a_size_of_nought_is_one_page() -> None:
    assert full_pages(1000, 0) == 0
    assert span(1000, 0, FIRST) == (0, 1000)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tags/python", "tags/python/page/2"),
        ("blog/index", "blog/page/2"),
        ("de/blog/index", "de/blog/page/2"),
        ("index", "page/2"),
        ("news", "news/page/2"),
    ],
)
def test_the_address_of_a_page_says_which_it_is(first: str, second: str) -> None:
    assert page_name(first, 2) == second
    assert page_name(first, FIRST) == first


def made(count: int = 7, **indexes: object) -> Catalogue:
    first = date(2025, 1, 1)
    articles = [
        article(f"blog/n{at}", tags=["x"], pubDate=f"{first + timedelta(days=at)}")
        for at in range(count)
    ]
    return catalogue(*articles, indexes=Indexes(**{"page_size": 2, **indexes}))  # type: ignore[arg-type]


def shown(found: Catalogue, docname: str) -> ArticleList:
    page = found.pages[docname]
    view = answer(found, Request("articles", docname, page.first, query=page.query))
    assert isinstance(view, ArticleList)
    return view


def test_the_pages_of_a_term_lead_to_each_other_with_the_dates_they_span() -> None:
    found = made()
    pages = [name for name in found.pages if name.startswith("tags/x")]
    assert pages == ["tags/x", "tags/x/page/2", "tags/x/page/1"]
    views = [shown(found, name) for name in pages]
    assert [[entry.link.docname for entry in view.entries] for view in views] == [
        ["blog/n6", "blog/n5", "blog/n4"], ["blog/n3", "blog/n2"], ["blog/n1", "blog/n0"],
    ]  # fmt: skip
    first, middle, last = views
    assert first.newer is None
    assert last.older is None
    assert middle.older is not None
    assert (middle.older.docname, *(each and each.iso for each in middle.older[1:])) == (
        "tags/x/page/1", "2025-01-01", "2025-01-02",
    )  # fmt: skip
    assert middle.newer is not None
    assert middle.newer.start is not None
    assert (middle.newer.start.iso, middle.newer.end) == ("2025-01-05", None)
    assert found.neighbours("tags/x/page/2") == ("tags/x", "tags/x/page/1")
    assert found.neighbours("tags/x") == (None, "tags/x/page/2")


def test_further_pages_are_not_searched_and_stand_below_the_first() -> None:
    page = made().pages["tags/x/page/1"]
    assert (page.searched, page.up, page.number) == (False, "tags/x", 1)


@pytest.mark.parametrize("indexes", [{"page_size": 0}, {"one_volume": True}, {"page_size": 4}])
def test_a_list_that_is_not_in_pages_is_whole(indexes: dict[str, object]) -> None:
    found = made(**indexes)
    assert [name for name in found.pages if "page" in name] == []
    assert len(shown(found, "tags/x").entries) == 7
    assert found.neighbours("tags/x") is None


def test_a_new_article_changes_the_first_page_alone() -> None:
    before, after = made(6), made(7)
    differ = {
        name
        for name in before.pages
        if name.startswith("tags/x") and shown(before, name) != shown(after, name)
    }
    assert differ == {"tags/x"}


def test_terms_that_differ_by_case_have_each_its_own_articles() -> None:
    found = catalogue(article("blog/a", tags=["Red"]), article("blog/b", tags=["red"]))
    for term in found.terms["tags"].values():
        view = shown(found, term.docname)
        assert tuple(entry.link.docname for entry in view.entries) == term.articles


OWN = Query(language="en", terms=(Terms("tags", ("x",), keys=True),))


@pytest.mark.parametrize(
    ("asked", "same", "whole"),
    [
        (Query(terms=(Terms("tags", ("x",)),)), True, True),
        (Query(terms=(Terms("tags", ("X",), How.ALL),)), True, True),
        (Query(terms=(Terms("tags", ("x",)),), limit=5), True, False),
        (Query(terms=(Terms("tags", ("x",)),), sort=("title",)), True, False),
        (Query(terms=(Terms("tags", ("x",)),), language=ANY), True, False),
        (Query(terms=(Terms("tags", ("x",), How.NONE),)), False, True),
        (Query(terms=(Terms("tags", ("x", "y")),)), False, True),
        (Query(terms=(Terms("tags", ("x",)),), featured=True), False, True),
        (Query(), False, True),
    ],
)
def test_a_directive_may_show_the_list_of_a_page(asked: Query, same: bool, whole: bool) -> None:
    assert is_same(made(), asked, OWN) is same
    assert is_whole(asked, OWN) is whole


def test_on_the_page_of_a_collection_a_list_of_everything_is_its_list() -> None:
    own = Query(collections=("blog",), language="en")
    assert is_same(made(), Query(), own)
    assert not is_same(made(), Query(collections=("other",)), own)
