"""The publication gate."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sphinxext.articles.catalogue.publication_gate import Withheld, shows, visible
from sphinxext.articles.frontmatter.key_aliases import ALIASES
from sphinxext.articles.frontmatter.parse import parse
from sphinxext.articles.frontmatter.publication_keys import ENDS, STARTS

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


FAR = "2100-01-01"


@pytest.mark.parametrize(
    ("matter", "withheld"),
    [
        *(
            (f"{key}: true", Withheld.DRAFT)
            for key in (
                "Draft",
                "DRAFT",
                "isDraft",
                "is_draft",
                "is draft",
                "private",
                "“draft”",
                "🚧 draft",
                "unpublished",
                "Ｄｒａｆｔ",
            )
        ),
        *(
            (f"{key}: false", Withheld.DRAFT)
            for key in (
                "published",
                "publish",
                "isPublished",
                "is_published",
                "Published",
                "public",
                "isPublic",
                "dg-publish",
                "render",
            )
        ),
        *(
            (f"{key}: {word}", Withheld.DRAFT)
            for key in (
                "status",
                "visibility",
                "Status",
                "state",
                "post-status",
                "post_status",
                "publishStatus",
                "publicationStatus",
            )
            for word in ("draft", "Draft", "private", "' draft '", "[draft]")
        ),
        *(
            (f"{name}: {FAR}", Withheld.SCHEDULED)
            for key in ("pubDate", *ALIASES["pubDate"])
            for name in (key, key.upper(), key.capitalize())
        ),
        *(
            (f"{name}: 2020-01-01", Withheld.EXPIRED)
            for name in ("expiryDate", *ALIASES["expiryDate"])
        ),
        ("build: {render: never}", Withheld.DRAFT),
        ("build: {render: false}", Withheld.DRAFT),
        (f"date: {{created: {FAR}, updated: 2020-01-01}}", Withheld.SCHEDULED),
        (f"date: {FAR} 08:00:00 UTC", Withheld.SCHEDULED),
        ("status: {type: draft}", Withheld.DRAFT),
        (f"status: scheduled\npubDate: {FAR}", Withheld.SCHEDULED),
        ("private: true\ndraft: false", Withheld.DRAFT),
        ("published: false\ndraft: false", Withheld.DRAFT),
        *(
            (f"{table}: {{draft: true}}", Withheld.DRAFT)
            for table in ("params", "Params", "status", "state", "visibility", "build", "any")
        ),
        ("params: {Draft: true}", Withheld.DRAFT),
        ("status: {is_draft: true}", Withheld.DRAFT),
        ("build: {Render: never}", Withheld.DRAFT),
        ("extra:\n  isDraft: true", Withheld.DRAFT),
        (f"pubDate: 2020-01-01\npublishAt: {FAR}", Withheld.SCHEDULED),
        (f"publishDate: {FAR}\npubDate: 2020-01-01", Withheld.SCHEDULED),
        (f"expiryDate: {FAR}\nunpublishAt: 2020-01-01", Withheld.EXPIRED),
    ],
)
def test_other_words_for_withheld_count_in_any_spelling(matter: str, withheld: Withheld) -> None:
    made, problems = with_matter(matter)
    assert (made.withheld, problems) == (withheld, [])


@pytest.mark.parametrize(
    "matter",
    [
        "status: seedling", "visibility: public", "status: published", "status: 5",
        "private: false",
        "published: true", "isPublished: true", "publish: true", "build: {render: always}",
        "status: scheduled\npubDate: 2020-01-01", "status: redrafted", "state: Texas",
        "build: {list: never}", "status:", "draft:", "draft: ''", "private: ''", "expires: ''",
        f"date: {FAR}\npubDate: 2020-01-01", "public: true", "render: always",
        "params: {draft: false}", "params: {drafts: 2}", "params: {draft: ''}",
    ],
)  # fmt: skip
def test_what_says_nothing_of_the_kind_publishes(matter: str) -> None:
    made, problems = with_matter(matter)
    assert (made.withheld, problems) == (None, [])


@pytest.mark.parametrize(
    "matter",
    [
        "unlisted: true",
        "hidden: true",
        "visibility: unlisted",
        "visibility: hidden",
        "build: {list: never}",
        "Hidden: true",
    ],
)
def test_other_words_for_unlisted_count_too(matter: str) -> None:
    assert with_matter(matter)[0].front_matter.unlisted is True


@pytest.mark.parametrize("key", ["draft", "isDraft", "private", "isPublished", "public"])
@pytest.mark.parametrize("value", ["'yes'", "1", "perhaps", "[true]", "{a: 1}", "'false'"])
def test_a_switch_that_cannot_be_read_withholds_with_a_warning(key: str, value: str) -> None:
    made, [problem] = with_matter(f"title: x\n{key}: {value}")
    assert made.withheld is Withheld.DRAFT
    assert (problem.key, problem.line, problem.accepted) == (key, 3, "true or false")
    assert "withheld until it can be read" in problem.message


@pytest.mark.parametrize(
    "value", ["Draft (wip)", "draft, seedling", "auto-draft", "[seedling, 'a draft']", "scheduled"]
)
def test_words_among_which_one_withholds_do_so_with_a_warning(value: str) -> None:
    made, [problem] = with_matter(f"title: x\nstatus: {value}")
    assert made.withheld is not None
    assert (problem.key, problem.accepted) == ("status", "one word, such as draft or unlisted")
    assert "withheld until it can be read" in problem.message


@pytest.mark.parametrize("key", ["pubDate", "date", "publishDate", "expiryDate", "expires"])
@pytest.mark.parametrize(
    "value", ["soon", "2019-2020", "{year: 2019}", "[2019]", "Q3", "1.5", "99999-01-01"]
)
def test_a_date_that_cannot_be_read_at_all_withholds_with_a_warning(key: str, value: str) -> None:
    made, [problem] = with_matter(f"title: x\n{key}: {value}")
    assert made.withheld is (Withheld.EXPIRED if key.startswith("exp") else Withheld.SCHEDULED)
    assert (problem.key, problem.line) == (key, 3)
    assert "withheld until it can be read" in problem.message


@pytest.mark.parametrize("value", ["true", "false"])
@pytest.mark.parametrize("key", sorted({*STARTS, *ENDS}))
def test_a_switch_is_no_date_and_withholds_where_it_cannot_be_meant(key: str, value: str) -> None:
    made, problems = with_matter(f"title: x\n{key}: {value}")
    if key in {"published", "publish"}:
        assert (made.withheld is None, problems) == (value == "true", [])
        return
    [problem] = problems
    assert made.withheld is (Withheld.EXPIRED if key in ENDS else Withheld.SCHEDULED)
    assert (problem.key, problem.line, problem.value) == (key, 3, value.capitalize())
    assert "withheld until it can be read" in problem.message
    assert problem.accepted.startswith("an ISO 8601 date")
    assert not shows(parse(f"---\npubDate: {value}\n---\n"), settings(), article=False)


@pytest.mark.parametrize(
    ("value", "year"),
    [("{}", 2019), ("March {}", 2019), ("05/06/{}", 2019), ("{}-02-30", 2019), ("{}-03", 2019)],
)
def test_a_doubtful_date_is_published_where_every_reading_of_it_is(value: str, year: int) -> None:
    made, [problem] = with_matter(f"pubDate: {value.format(year)}")
    assert made.withheld is None
    assert "published all the same" in problem.message
    assert with_matter(f"pubDate: {value.format(2026)}")[0].withheld is Withheld.SCHEDULED
    assert with_matter(f"expiryDate: {value.format(year)}")[0].withheld is Withheld.EXPIRED
    assert with_matter(f"expiryDate: {value.format(2030)}")[0].withheld is None


def test_a_folder_of_drafts_is_one() -> None:
    assert with_matter("title: x", below="c/_drafts/x.md")[0].withheld is Withheld.DRAFT
    assert with_matter("title: x", below="c/drafts/_drafts.md")[0].withheld is None
    assert with_matter("title: x", path="/_drafts/x.md", below="x.md")[0].withheld is None


UNREADABLE = (
    "{{title: T, {}: true}}\n",
    '{{"title": "T", {}: true}}\n',
    "{{ title: T,\n {}: true }}\n",
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("---\ndraft: true\n---\n", False),
        ("---\npubDate: 2100-01-01\n---\n", False),
        ("---\nexpiryDate: 2020-01-01\n---\n", False),
        ("---\ndraft: perhaps\n---\n", False),
        ("---\ndraft: true\nx: [\n---\n", False),
        ("---\nx: [\n---\n", True),
        ("---\nDraft: true\ndraft: false\n---\n", False),
        ("---\nexpiry_date: 2020-01-01\n---\n", False),
        ("Draft: true\n\nText\n", False),
        ("Status: Draft\nDate: 2100-01-01\n\nA proposal.\n", True),
        ("---\nStatus: Draft\ndate: 2100-01-01\nprivate: true\n---\n", True),
        ("---\ndraft: false\n---\n", True),
        *(
            (form.format(key), False)
            for form in UNREADABLE
            for key in ("draft", "pubDate", "expiry_date")
        ),
        *((form.format("status"), True) for form in UNREADABLE),
    ],
)
def test_a_page_that_is_no_article_goes_by_our_own_keys(text: str, shown: bool) -> None:
    assert shows(parse(text), settings(), article=False) is shown


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
