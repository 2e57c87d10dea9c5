"""The keys of the front matter, their other names, and the shapes of their values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from sphinxext.articles.frontmatter.key_aliases import ALIASES, canonical
from sphinxext.articles.frontmatter.keys import ORDERS, FrontMatter
from sphinxext.articles.frontmatter.parse import parse
from sphinxext.articles.frontmatter.taxonomies import BUILT_IN
from sphinxext.articles.frontmatter.value_types import Image

from .conftest import with_matter

SAMPLES: dict[str, tuple[str, Any]] = {
    "pubDate": ("2020-02-03", datetime(2020, 2, 3, tzinfo=UTC)),
    "updatedDate": ("2020-02-03", datetime(2020, 2, 3, tzinfo=UTC)),
    "expiryDate": ("2030-02-03", datetime(2030, 2, 3, tzinfo=UTC)),
    "description": ("Words.", "Words."),
    "heroImage": ("a.png", "a.png"),
    "heroImageAlt": ("A cat", "A cat"),
    "seriesOrder": ("2.5", 2.5),
    "canonicalURL": ("https://example.org", "https://example.org"),
    "featured": ("true", True),
    "draft": ("true", True),
    "redirect_from": ("/old", ("/old",)),
    "translationOf": ("blog/one", "blog/one"),
    "related": ("one", ("one",)),
}
LABELS = {key for taxonomy in BUILT_IN for key in taxonomy.keys}
NAMES = [(key, name) for key, aliases in ALIASES.items() for name in (key, *aliases)]


@pytest.mark.parametrize(("key", "name"), NAMES, ids=[name for _, name in NAMES])
def test_every_name_of_a_key_is_understood(key: str, name: str) -> None:
    written, expected = SAMPLES[key]
    made, problems = with_matter(f"{name}: {written}")
    found = getattr(made.front_matter, key)
    assert problems == []
    assert getattr(found, "instant", getattr(found, "src", found)) == expected


EMPTY = ['""', '" "', "null", "[]", "{}", '[""]', "[null, ' ', []]", ""]
KEYS = sorted({*FrontMatter.model_fields, *(name for _, name in NAMES), *LABELS})


@pytest.mark.parametrize("written", EMPTY)
@pytest.mark.parametrize("key", KEYS)
def test_what_is_empty_is_as_good_as_none(key: str, written: str) -> None:
    made, problems = with_matter(f"{key}: {written}")
    absent, _ = with_matter("")
    assert problems == []
    assert made == replace(absent, lines={key: 2})


@pytest.mark.parametrize(("key", "name"), NAMES, ids=[name for _, name in NAMES])
def test_an_empty_value_gives_way_to_one_of_another_name(key: str, name: str) -> None:
    written, _ = SAMPLES[key]
    filled, _ = with_matter(f"{name}: {written}")
    for other in {key, *ALIASES[key]} - {name}:
        made, problems = with_matter(f"{other}: ''\n{name}: {written}")
        assert (made.front_matter, problems) == (filled.front_matter, [])


@pytest.mark.parametrize(
    "written",
    [
        "heroImage: {src: '', alt: ''}", "heroImage: {src: }", "cover: {image: '', alt: ' '}",
        "hero: {image: {dark: '', light: }}", "series: {name: '', order: ''}", "series: [{}, '']",
        "series: [{name: }]", "title: {en: '', de: ''}", "authors: [{}]", "authors: {name: ''}",
    ],
)  # fmt: skip
def test_a_mapping_whose_values_are_empty_is_as_good_as_none(written: str) -> None:
    made, problems = with_matter(written)
    known = made.front_matter.model_dump(include={*FrontMatter.model_fields})
    assert (known, problems) == (FrontMatter().model_dump(), [])
    assert (made.title, *made.labels.values()) == ("X", (), (), ())


@pytest.mark.parametrize("key", ["pubDate", "expiryDate", "draft"])
def test_what_is_left_of_a_template_is_not_empty(key: str) -> None:
    _, problems = with_matter(f"{key}: {{date}}")
    assert [each.key for each in problems] == [key]


def test_the_first_language_that_says_something_is_the_title() -> None:
    assert with_matter("title: {en: '', de: Titel}")[0].title == "Titel"


def test_an_empty_order_of_a_series_is_none() -> None:
    made, problems = with_matter("series: {name: S, order: ''}\nseriesOrder: 3")
    assert ([each.order for each in made.memberships], problems) == ([3], [])


@pytest.mark.parametrize(("key", "name"), NAMES, ids=[name for _, name in NAMES])
def test_our_own_name_wins_over_its_aliases(key: str, name: str) -> None:
    given, names = canonical({name: "theirs", key: "ours"})
    assert (given[key], names[key]) == ("ours", key)


@pytest.mark.parametrize("alias", ["published", "publish", *ALIASES["updatedDate"]])
@pytest.mark.parametrize("switch", [True, False])
def test_a_boolean_under_a_name_that_may_be_a_switch_is_one(alias: str, switch: bool) -> None:
    made, problems = with_matter(f"{alias}: {str(switch).lower()}")
    assert (made.front_matter.pubDate, made.front_matter.updatedDate, problems) == (None, None, [])


@pytest.mark.parametrize("switch", ["published: true", "status: published", "status: 1"])
def test_other_systems_switches_for_what_is_published_say_nothing(switch: str) -> None:
    made, problems = with_matter(switch)
    assert (made.front_matter.draft, problems) == (False, [])


def test_a_switch_does_not_hide_a_date_under_another_name() -> None:
    made, _ = with_matter("published: true\ndate: 2020-02-03")
    assert made.date is not None
    assert made.date.iso == "2020-02-03"


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("series: S", [("S", "", None)]),
        ("series: S\nseriesOrder: 2", [("S", "", 2)]),
        ("series: S\nseries_order: 2", [("S", "", 2)]),
        ("series: S\nseries_part: 2", [("S", "", 2)]),
        ("series: S\nseriesPart: 2", [("S", "", 2)]),
        ("series: S\nseriesIndex: 0", [("S", "", 0)]),
        ("series: S\norderInSeries: 1.5", [("S", "", 1.5)]),
        ("series: S\nseriesOrder: '3'", [("S", "", 3)]),
        ("series: S\nseriesOrder:", [("S", "", None)]),
        ("series: {name: S, order: 1}", [("S", "", 1)]),
        ("series: {slug: s, title: S, order: 1}", [("S", "s", 1)]),
        ("series: {id: s, order: 1}", [("", "s", 1)]),
        ("series: {title: S, part: 1}", [("S", "", 1)]),
        ("series: {name: S, episode: 1, total: 3}", [("S", "", 1)]),
        ("series: {name: S, index: 1}", [("S", "", 1)]),
        ("series: {name: S, collection_id: s}", [("S", "s", None)]),
        ("series: {id: s, collection: series}", [("", "s", None)]),
        ("series: [A, B]", [("A", "", None), ("B", "", None)]),
        ("series: [A, {name: B, order: 2}]", [("A", "", None), ("B", "", 2)]),
        ("series: [A, B]\nseriesOrder: 2", [("A", "", 2), ("B", "", None)]),
        ("series: [{name: A, order: 1}]\nseriesOrder: 2", [("A", "", 1)]),
        ("series: [A, ' ', '', null]", [("A", "", None)]),
        ("seriesId: s", [("", "s", None)]),
        ("seriesId: s\nseriesOrder: 2", [("", "s", 2)]),
        ("series: S\nseriesId: s", [("S", "", None)]),
        ("series: 2024", [("2024", "", None)]),
        ("series: {name: 1984}", [("1984", "", None)]),
        ("series: '  two   words '", [("two words", "", None)]),
        ("series: {en: English, de: Deutsch}", None),
        ("series: ''", []),
        ("series: '  '", []),
        ("series: []", []),
        ("seriesOrder: 2", []),
    ],
)
def test_every_shape_of_a_series_is_understood(
    matter: str, expected: list[tuple[str, str, float | None]] | None
) -> None:
    made, problems = with_matter(matter)
    assert [(each.title, each.slug, each.order) for each in made.memberships] == (expected or [])
    assert [each.key for each in problems] == ([] if expected is not None else ["series"])


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Words", "Words"), ("2024", "2024"), ("1.5", "1.5"), ("true", "true"), ("", ""),
        ("'  a \t b '", "a b"), (">-\n  one\n  two", "one two"),
        ("{en: Hello, zh: 你好}", "Hello"), ("{zh: 你好, de: Hallo}", "你好"),
        ('"a\\0b\\x07c"', "a\ufffdb\ufffdc"), ("yes", "yes"), ("2025-05-01", "2025-05-01"),
    ],
)  # fmt: skip
def test_text_is_made_of_what_authors_write(written: str, text: str) -> None:
    made, problems = with_matter(f"description: {written}")
    assert (made.front_matter.description, problems) == (text, [])


@pytest.mark.parametrize(
    ("written", "image"),
    [
        ("a.png", ("a.png", "")),
        ("{src: a.png, alt: A cat}", ("a.png", "A cat")),
        ("{src: a.png, width: 5}", ("a.png", "")),
        ("{file: a.png, alt: A cat}", ("a.png", "A cat")),
        ("{image: {light: a.png, dark: b.png}, tagline: x}", ("a.png", "")),
        ("{url: 'https://e.org/a.webp', alt: A}", ("https://e.org/a.webp", "A")),
        ("{path: a.png}", ("a.png", "")),
    ],
)
def test_an_image_is_a_path_or_an_object(written: str, image: tuple[str, str]) -> None:
    made, problems = with_matter(f"heroImage: {written}")
    found = made.front_matter.heroImage
    assert found is not None
    assert (found.src, found.alt, problems) == (*image, [])


@pytest.mark.parametrize(
    "written", ["", "''", "' '", "{src: ''}", "{src: null, alt: x}", "{tagline: x}"]
)
@pytest.mark.parametrize("name", ["heroImage", *ALIASES["heroImage"]])
def test_an_empty_image_is_none(name: str, written: str) -> None:
    made, problems = with_matter(f"{name}: {written}")
    assert (made.front_matter.heroImage, problems) == (None, [])


@pytest.mark.parametrize(
    "written", ["{scr: a.png}", "{scr: a.png, alt: x}", "{tagline: x, uri: a.png}"]
)
@pytest.mark.parametrize("name", ["heroImage", *ALIASES["heroImage"]])
def test_a_mapping_that_names_no_picture_is_told_of(name: str, written: str) -> None:
    made, [problem] = with_matter(f"{name}: {written}")
    assert (made.front_matter.heroImage, problem.accepted) == (None, "a path, or {src, alt}")


@pytest.mark.parametrize(
    "written",
    [
        *(f"image: a.png\n{name}: A cat" for name in ("heroImageAlt", *ALIASES["heroImageAlt"])),
        "cover: {image: a.png, alt: A cat}",
        "cover: {image: a.png}\ncoverAlt: A cat",
        "image: {src: a.png, alt: ''}\nimage_alt: A cat",
        "image: {src: a.png, alt: A cat}\nimage_alt: Another",
    ],
)
def test_a_picture_finds_its_text_alternative(written: str) -> None:
    made, problems = with_matter(written)
    assert (FrontMatter.picture(made.front_matter), problems) == (
        Image(src="a.png", alt="A cat"),
        [],
    )


def test_a_text_alternative_alone_is_no_picture() -> None:
    assert FrontMatter.picture(with_matter("imageAlt: A cat")[0].front_matter) is None


@pytest.mark.parametrize("key", ORDERS)
def test_a_number_beside_the_series_is_its_order_where_nothing_is_better(key: str) -> None:
    assert orders(f"series: S\n{key}: 3") == [3]
    assert orders(f"seriesId: s\n{key}: '3'") == [3]
    assert orders(f"series: [S, T]\n{key}: 3") == [3, None]
    assert orders(f"series: S\n{key}: 3\nseries_part: 1") == [1]
    assert orders(f"series: {{name: S, order: 2}}\n{key}: 3") == [2]


@pytest.mark.parametrize("value", ["one", "true", "[1]", "", "{}", ".inf"])
def test_what_is_no_number_beside_the_series_is_no_order(value: str) -> None:
    assert orders(f"series: S\norder: {value}\nweight: 7") == [7]
    assert orders(f"series: S\norder: {value}") == [None]


def test_a_number_beside_the_series_is_a_known_key_only_there() -> None:
    assert with_matter("series: S\norder: 3", strict=True)[1] == []
    assert [each.key for each in with_matter("order: 3", strict=True)[1]] == ["order"]


def orders(written: str) -> list[float | None]:
    made, problems = with_matter(written)
    assert problems == []
    return [each.order for each in made.memberships]


@pytest.mark.parametrize(
    ("written", "aliases"),
    [("/old", ("/old",)), ("[/a, /b, /a, null]", ("/a", "/b")), ("", ()), ("[]", ())],
)
def test_aliases_are_one_path_or_several(written: str, aliases: tuple[str, ...]) -> None:
    assert with_matter(f"aliases: {written}")[0].front_matter.aliases == aliases


def test_toml_dates_are_dates() -> None:
    source = parse(
        "+++\npubDate = 2020-02-03\nupdatedDate = 2020-02-03T10:00:00+02:00\n"
        "expiryDate = 2030-02-03T10:00:00\n+++\n"
    )
    matter = FrontMatter.model_validate(source.data, context=UTC)
    dates = (matter.pubDate, matter.updatedDate, matter.expiryDate)
    assert [each.iso for each in dates if each] == [
        "2020-02-03", "2020-02-03T10:00:00+02:00", "2030-02-03T10:00:00+00:00",
    ]  # fmt: skip


def test_the_front_matter_cannot_be_changed_afterwards() -> None:
    matter = with_matter("title: x")[0].front_matter
    with pytest.raises(ValueError, match="frozen"):
        matter.title = "y"
