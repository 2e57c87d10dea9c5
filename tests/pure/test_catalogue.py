"""The catalogue's queries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.articles.catalogue.catalogue import Catalogue
from sphinxext.articles.problems import Kind, Problem
from sphinxext.articles.scan.build_catalogue import build_catalogue

from .conftest import article, catalogue, in_series, settings, tagged, term_file


@pytest.fixture(scope="module")
def site() -> Catalogue:
    return catalogue(
        *in_series(a=1, b=2, c=3),
        article("blog/sub/deep", tags=["C++", "cpp"]),
        article("notes/a", tags=["Web Dev"], series="Other Series"),
        article("blog/notes/z"),
        article("notes/z"),
        article("top"),
    )


@pytest.mark.parametrize(
    ("name", "docname"),
    [
        ("blog/a", "blog/a"),
        ("/blog/a", "blog/a"),
        ("blog/a/", "blog/a"),
        ("b", "blog/b"),
        ("/b/", "blog/b"),
        ("a", None),  # two collections have it
        ("sub/deep", "blog/sub/deep"),
        ("z", "notes/z"),  # the id of one; the other's is notes/z
        ("top", "top"),
        ("nobody", None),
        ("", None),
    ],
)
def test_an_article_is_found_by_document_name_or_id(
    site: Catalogue, name: str, docname: str | None
) -> None:
    found = site.find_article(name)
    assert (found.docname if found else None) == docname


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("other-series", "other-series"), ("Other Series", "other-series"),
        ("OTHER series", "other-series"), ("other_series", "other-series"),
        ("s", "s"), ("S", "s"), ("nobody", None), ("", None),
    ],
)  # fmt: skip
def test_a_series_is_found_by_slug_or_title(site: Catalogue, name: str, slug: str | None) -> None:
    found = site.find_series(name)
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("C++", "cpp"), ("cpp", "cpp-2"), ("cpp-2", "cpp-2"), ("Web Dev", "web-dev"),
        ("web-dev", "web-dev"), ("WEB DEV", "web-dev"), ("nobody", None), ("", None),
    ],
)  # fmt: skip
def test_a_term_is_found_as_written_then_by_slug_then_by_spelling(
    site: Catalogue, name: str, slug: str | None
) -> None:
    found = site.find_term("tags", name)
    assert (found.slug if found else None) == slug


def test_a_term_of_another_taxonomy_is_not_found(site: Catalogue) -> None:
    assert site.find_term("authors", "C++") is None
    assert site.find_term("nonsense", "C++") is None


def test_a_term_is_found_by_the_spellings_in_use(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "JavaScript:\n  synonyms: [js]\n")
    found = catalogue(*tagged(a=["js"]), term_entries={"tags": entries})
    assert found.find_term("tags", "js") is found.find_term("tags", "JavaScript") is not None


@pytest.mark.parametrize(
    ("docname", "around"),
    [
        ("blog/a", (None, "blog/b")),
        ("blog/b", ("blog/a", "blog/c")),
        ("blog/c", ("blog/b", None)),
        ("series/s", (None, "blog/a")),
        ("top", None),
        ("nobody", None),
    ],
)
def test_a_page_lies_between_its_neighbours(
    site: Catalogue, docname: str, around: tuple[str | None, str | None] | None
) -> None:
    assert site.neighbours(docname) == around


def test_the_first_series_an_article_names_gives_its_neighbours() -> None:
    both = article("blog/x", series=[{"name": "Z", "order": 2}, {"name": "A", "order": 2}])
    found = catalogue(
        both,
        article("blog/y", series={"name": "Z", "order": 1}),
        article("blog/z", series={"name": "A", "order": 1}),
    )
    main = found.main_series("blog/x")
    assert main is not None
    assert (main.slug, found.neighbours("blog/x")) == ("z", ("blog/y", None))


def test_an_article_outside_every_series_lies_between_its_neighbours_by_date() -> None:
    found = catalogue(
        article("blog/old", pubDate="2024-01-01"),
        article("blog/part", pubDate="2024-02-01", series="S"),
        article("blog/hidden", pubDate="2024-03-01", unlisted=True),
        article("blog/draft", pubDate="2024-03-01", draft=True),
        article("blog/deutsch", pubDate="2024-03-01", lang="de"),
        article("notes/other", pubDate="2024-03-01"),
        article("blog/undated"),
        article("blog/new", pubDate="2024-04-01"),
        article("blog/same", pubDate="2024-04-01"),
    )
    around = {name: found.around_by_date(name) for name in found.articles}
    assert around == {
        "blog/old": (None, "blog/part"),
        "blog/part": None,
        "blog/hidden": None,
        "blog/deutsch": (None, None),
        "notes/other": (None, None),
        "blog/undated": None,
        "blog/same": ("blog/part", "blog/new"),
        "blog/new": ("blog/same", None),
    }


@given(st.lists(st.tuples(st.sampled_from("RST"), st.integers(0, 9)), max_size=8))
def test_neighbours_agree_with_parts_and_with_one_another(places: list[tuple[str, int]]) -> None:
    found = catalogue(
        *(
            article(f"blog/{at}", series=name, seriesOrder=order)
            for at, (name, order) in enumerate(places)
        )
    )
    assert sum(len(series.parts) for series in found.series.values()) == len(places)
    for series in found.series.values():
        orders = [found.articles[part].memberships[0].order or 0 for part in series.parts]
        assert orders == sorted(orders)
        for before, after in zip(series.parts, series.parts[1:], strict=False):
            left, right = found.neighbours(before), found.neighbours(after)
            assert left is not None
            assert right is not None
            assert (left[1], right[0]) == (after, before)


def test_the_order_in_which_articles_come_does_not_matter() -> None:
    made = [*in_series(a=1, b=1, c=2), *tagged(d=["C++"], e=["cpp", "Web Dev"], f=["web-dev"])]
    assert catalogue(*made) == catalogue(*reversed(made))


def test_problems_found_before_come_first() -> None:
    earlier = Problem(kind=Kind.FILE, message="is empty")
    found = build_catalogue(in_series(a=1, b=1), settings(), problems=[earlier])
    assert [each.kind for each in found.problems] == [Kind.FILE, Kind.SERIES]


def test_nothing_makes_an_empty_catalogue() -> None:
    found = catalogue()
    assert (dict(found.articles), dict(found.series), found.problems) == ({}, {}, ())
    assert all(terms == {} for terms in found.terms.values())
