"""Generated pages stand where nobody else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sphinxext.articles.catalogue.pages import Page
from sphinxext.articles.problems import Kind
from sphinxext.articles.scan.distinct_names import DISTINCT, Output
from sphinxext.articles.scan.free_page_names import Room

FOLDERS = Output(directories=True)
ONE_CASE = Output(one_case=True)
INDEX = Page(docname="tags/index", title="Tags", widget="term-list")
RED = [
    Page(docname="tags/red", title="Red", widget="x", first="tags/red", older="tags/red/page/2"),
    Page(docname="tags/red/page/2", title="Red", widget="x", first="tags/red", number=2),
    Page(docname="tags/red/page/1", title="Red", widget="x", first="tags/red", number=1),
]
ARCHIVE = [
    Page(docname="archive", title="Archive", widget="x", yields=True),
    Page(docname="archive/2026", title="2026", widget="x", up="archive", yields=True),
]
NEWS = Page(docname="news", title="News", widget="x", apart=True)


def placed(
    pages: list[Page],
    documents: list[str],
    output: Output = DISTINCT,
    reserved: tuple[str, ...] = (),
    articles: frozenset[str] = frozenset(),
) -> Room:
    room = Room(
        dict.fromkeys(documents, "/own"), dict.fromkeys(reserved, "Sphinx"), articles, output
    )
    room.place(pages)
    assert all(each.kind is Kind.ID for each in room.problems)
    return room


@pytest.mark.parametrize(
    ("output", "documents", "given_up"),
    [
        (FOLDERS, ["tags", "series/s"], {"tags/index"}),
        (FOLDERS, ["tags/red/index"], {"tags/red"}),
        (FOLDERS, ["tags/index", "tags/red"], set()),
        (ONE_CASE, ["Tags/Index", "tags/RED"], {"tags/index", "tags/red"}),
        (DISTINCT, ["tags", "tags/RED"], set()),
    ],
)
def test_a_generated_page_gives_way_to_a_document_in_its_file(
    output: Output, documents: list[str], given_up: set[str]
) -> None:
    room = placed([INDEX, RED[0]], documents, output)
    assert room.left_out == {INDEX.docname, RED[0].docname} - room.kept.keys() == given_up
    assert len(room.problems) == len(given_up)
    assert all("made by /own" in str(each) for each in room.problems)
    assert {name for name in given_up for each in room.problems if repr(name) in each.accepted} == (
        given_up
    )


def test_a_page_in_the_file_of_another_generated_one_is_left_out() -> None:
    room = placed([INDEX, Page(docname="Tags/index", title="Mine", widget="x")], [], ONE_CASE)
    assert list(room.kept) == ["tags/index"]
    [problem] = room.problems
    assert "'Tags/index' and 'tags/index' are one file; the page is left out" in str(problem)


@pytest.mark.parametrize("taken", ["tags/red/page/1", "tags/red/page/2"])
def test_a_list_of_which_a_page_is_somebody_elses_is_on_one_page(taken: str) -> None:
    room = placed(RED, [taken])
    assert list(room.kept) == ["tags/red"]
    assert not room.kept["tags/red"].is_divided
    [problem] = room.problems
    assert f"the page {taken!r} of a list is already made by /own; the list is on one page" in str(
        problem
    )
    assert room.left_out <= {"tags/red/page/1", "tags/red/page/2"} - {taken}


@pytest.mark.parametrize(
    ("pages", "documents"),
    [(RED, ["tags/RED"]), ([replace(each, apart=True) for each in RED], ["tags/red"])],
)
def test_without_its_first_page_no_page_of_a_list_is_there(
    pages: list[Page], documents: list[str]
) -> None:
    room = placed(pages, documents, ONE_CASE, articles=frozenset(documents))
    assert not room.kept
    assert len(room.problems) == 1


@pytest.mark.parametrize(
    ("documents", "kept"),
    [
        ([], ["archive", "archive/2026"]),
        (["archive"], []),
        (["archive/index"], []),
        (["archive/2026"], ["archive"]),
        (["archive/2026/index"], ["archive"]),
    ],
)
def test_the_archive_is_silent_where_an_author_has_pages(
    documents: list[str], kept: list[str]
) -> None:
    room = placed(ARCHIVE, documents)
    assert list(room.kept) == kept
    assert not room.problems


@pytest.mark.parametrize(
    ("documents", "articles", "reserved", "kept"),
    [
        (["news"], (), (), True),
        (["news"], ("news",), (), False),
        ([], (), ("news",), False),
    ],
)
def test_an_article_is_no_page_for_a_list_and_nothing_of_sphinx_is(
    documents: list[str], articles: tuple[str, ...], reserved: tuple[str, ...], kept: bool
) -> None:
    room = placed([NEWS], documents, DISTINCT, reserved, frozenset(articles))
    assert ("news" in room.kept) is kept
    assert len(room.problems) == (not kept)


@pytest.mark.parametrize(
    ("unwanted", "kept"),
    [
        ("archive", []),
        ("archive/2026", ["archive"]),
        ("tags/red", []),
        ("tags/red/page/1", ["tags/red"]),
        ("tags", ["tags/red", "tags/red/page/2", "tags/red/page/1"]),
    ],
)
def test_a_page_that_nobody_wants_is_silently_left_out(unwanted: str, kept: list[str]) -> None:
    pages = ARCHIVE if "archive" in unwanted else RED
    room = Room({}, {}, frozenset(), DISTINCT)
    room.place(pages, unwanted.__eq__)
    assert list(room.kept) == kept
    assert not room.problems
    assert room.kept.get("tags/red", RED[0]).is_divided is (unwanted != "tags/red/page/1")
