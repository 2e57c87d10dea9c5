"""The publication gate."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sphinxext.articles.catalogue.gate import Withheld, visible

from .conftest import NOW, catalogue, settings, with_matter

LATER = (NOW + timedelta(microseconds=1)).isoformat()
EARLIER = (NOW - timedelta(microseconds=1)).isoformat()


@pytest.mark.parametrize(
    ("matter", "withheld"),
    [
        ("title: x", None),
        ("draft: false", None),
        ("draft: true", Withheld.DRAFT),
        ("isDraft: true", Withheld.DRAFT),
        ("pubDate: 2020-01-01", None),
        (f"pubDate: {NOW.isoformat()}", None),
        (f"pubDate: {EARLIER}", None),
        (f"pubDate: {LATER}", Withheld.SCHEDULED),
        ("date: 2030-01-01", Withheld.SCHEDULED),
        (f"expiryDate: {LATER}", None),
        (f"expiryDate: {NOW.isoformat()}", Withheld.EXPIRED),
        (f"expires: {EARLIER}", Withheld.EXPIRED),
        ("draft: true\npubDate: 2030-01-01", Withheld.DRAFT),
        ("pubDate: 2030-01-01\nexpiryDate: 2020-01-01", Withheld.SCHEDULED),
        ("unlisted: true", None),
    ],
)
def test_an_article_is_withheld_for_one_reason(matter: str, withheld: Withheld | None) -> None:
    assert with_matter(matter)[0].withheld is withheld


@pytest.mark.parametrize(
    ("matter", "shown"),
    [
        ("title: x", {"", "drafts", "future", "expired"}),
        ("draft: true", {"drafts"}),
        ("pubDate: 2030-01-01", {"future"}),
        ("expiryDate: 2020-01-01", {"expired"}),
    ],
)
@pytest.mark.parametrize("tag", ["", "drafts", "future", "expired", "html"])
def test_a_tag_of_the_build_shows_what_it_names(matter: str, shown: set[str], tag: str) -> None:
    options = settings(shown=(tag,))
    expected = tag in shown or "" in shown
    assert visible(with_matter(matter)[0].withheld, options) is expected


@pytest.mark.parametrize(
    ("matter", "place"),
    [
        ("draft: true", "withheld"),
        ("title: x", "articles"),
        ("unlisted: true", "articles"),
    ],
)
def test_the_catalogue_parts_what_is_shown_from_what_is_not(matter: str, place: str) -> None:
    found = catalogue(with_matter(matter)[0])
    assert {"articles": list(found.articles), "withheld": list(found.withheld)} == {
        "articles": [],
        "withheld": [],
        place: ["blog/x"],
    }


def test_an_unlisted_article_is_in_no_series_and_has_no_term() -> None:
    made, _ = with_matter("unlisted: true\nseries: S\ntags: [a]")
    found = catalogue(made)
    assert (dict(found.series), dict(found.series_of), found.terms["tags"]) == ({}, {}, {})


def test_what_is_left_out_is_counted_by_reason() -> None:
    matters: dict[str, Any] = {"a": "draft: true", "b": "draft: true", "c": "date: 2030-01-01"}
    made = [with_matter(each, docname=name)[0] for name, each in matters.items()]
    assert catalogue(*made).counts_withheld() == {Withheld.DRAFT: 2, Withheld.SCHEDULED: 1}
    assert catalogue(*made, shown=("drafts",)).counts_withheld() == {Withheld.SCHEDULED: 1}


def test_the_zone_of_the_site_decides_when_a_day_begins() -> None:
    matter = "pubDate: 2026-01-01"
    assert with_matter(matter, zone=ZoneInfo("America/New_York"))[0].withheld is Withheld.SCHEDULED
    assert with_matter(matter, zone=ZoneInfo("Asia/Tokyo"))[0].withheld is None
