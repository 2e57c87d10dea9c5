"""Front matter against JSON Schema files, Astro's own among them."""

from __future__ import annotations

import json
import pickle
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext.articles.frontmatter.parse import parse
from sphinxext.articles.problems import Kind
from sphinxext.articles.scan.validation import read_article
from sphinxext.articles.schema import Schema, SchemaError, load

from .conftest import settings
from .reading_schemas import found, read, said

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.across

REFERENCE: dict[str, Any] = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"id": {"type": "string"}, "collection": {"type": "string"}},
            "required": ["id", "collection"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"slug": {"type": "string"}, "collection": {"type": "string"}},
            "required": ["slug", "collection"],
            "additionalProperties": False,
        },
    ]
}
IMAGE: dict[str, Any] = {
    "type": "object",
    "properties": {"src": {"type": "string"}, "alt": {"type": "string"}},
    "required": ["src", "alt"],
}
PROPERTIES: dict[str, Any] = {
    "title": {"type": "string", "minLength": 3},
    "description": {"type": "string"},
    "tags": {"type": "array", "items": {"type": "string"}},
    "draft": {"type": "boolean", "default": False},
    "layout": {"type": "string", "enum": ["wide", "narrow"]},
    "image": {"anyOf": [{"type": "string"}, IMAGE]},
    "rating": {"type": "integer", "minimum": 1, "maximum": 5},
    "author": REFERENCE,
    "related": {"type": "array", "items": REFERENCE},
    "$schema": {"type": "string"},
}
ASTRO_5: dict[str, Any] = {
    "$ref": "#/definitions/blog",
    "definitions": {
        "blog": {
            "type": "object",
            "properties": {
                **PROPERTIES,
                "pubDate": {
                    "anyOf": [
                        {"type": "string", "format": "date-time"},
                        {"type": "string", "format": "date"},
                        {"type": "integer", "format": "unix-time"},
                    ]
                },
            },
            "required": ["title", "pubDate"],
            "additionalProperties": False,
        }
    },
    "$schema": "http://json-schema.org/draft-07/schema#",
}
ASTRO_6: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {**PROPERTIES, "pubDate": {"type": "string", "format": "date-time"}},
    "required": ["title", "pubDate", "draft"],
}
SOUND = "title: One\npubDate: 2025-05-01"


@pytest.fixture(params=[ASTRO_5, ASTRO_6], ids=["v5", "v6"])
def astro(request: pytest.FixtureRequest, tmp_path: Path) -> Schema:
    return made(tmp_path, request.param)


def made(folder: Path, document: Any, **options: Any) -> Schema:
    text = document if isinstance(document, str) else json.dumps(document)
    (folder / "blog.schema.json").write_text(text, encoding="utf-8")
    return load("blog.schema.json", folder, **options)


def of(folder: Path, **properties: Any) -> Schema:
    return made(folder, {"type": "object", "properties": properties})


@pytest.mark.parametrize(
    "date",
    [
        "2025-05-01", "2025-05-01T10:00:00", "2025-05-01T10:00:00+09:00", "2025-05-01 10:00",
        "'Jul 08 2022'", "12/31/2023", "2026-1-12",
    ],
)  # fmt: skip
def test_whatever_is_read_as_a_date_is_a_date(astro: Schema, date: str) -> None:
    assert said(astro, f"title: One\npubDate: {date}") == []


def test_front_matter_that_fits_says_nothing(astro: Schema) -> None:
    matter = """
        image: {src: ./a.png, alt: A}
        tags: [one, two]
        layout: wide
        rating: 5
        author: {id: jane, collection: authors}
        related: [one, {slug: two, collection: blog}]
        $schema: ../blog.schema.json
        unknown: key
        """.replace("        ", "")
    assert said(astro, SOUND + matter) == []


def test_every_wrong_key_is_said_once_with_its_line_what_came_and_what_would_do(
    astro: Schema,
) -> None:
    problems = found(
        astro,
        """
        title: X
        tags: [one, 2]
        image:
          src: 5
        rating: 9
        layout: high
        author: 7
        """,
    )
    assert {each.kind for each in problems} == {Kind.SCHEMA}
    assert {each.path for each in problems} == {"blog/x.md"}
    misfit = "does not fit the schema"
    said = [(each.line, each.key, each.message, each.value) for each in problems]
    assert said == [
        (2, "title", misfit, "'X'"),
        (3, "tags[1]", misfit, "2"),
        (7, "layout", misfit, "'high'"),
        (5, "image.src", misfit, "5"),
        (4, "image.alt", "is missing", ""),
        (6, "rating", misfit, "9"),
        (8, "author", misfit, "7"),
        (1, "pubDate", "is missing", ""),
    ]
    assert [each.accepted.partition(" such as")[0] for each in problems] == [
        "text of at least 3 characters",
        "text",
        "'wide' or 'narrow'",
        "text",
        "text",
        "a whole number from 1 up to 5",
        "text, {id, collection}, or {slug, collection}",
        "an ISO 8601 date",
    ]


def test_front_matter_that_cannot_be_read_is_not_checked(astro: Schema) -> None:
    assert [each.kind for each in found(astro, "title: [")] == [Kind.FRONT_MATTER]


@pytest.mark.parametrize("text", ["", "Text.\n", "---\n---\nText.\n", "+++\n+++\nText.\n", "# T\n"])
def test_an_article_without_front_matter_is_an_object_without_keys(
    tmp_path: Path, text: str
) -> None:
    def messages(schema: Schema) -> list[str]:
        _, problems = read_article(
            parse(text), docname="blog/x", path="x.md", settings=settings(), schema=schema
        )
        return [each.message for each in problems]

    assert messages(made(tmp_path, {"type": "object"})) == []
    assert messages(made(tmp_path, {"type": "object", "required": ["x"]})) == ["is missing"]


def test_keys_are_checked_as_written_and_not_by_their_other_names(tmp_path: Path) -> None:
    schema = of(tmp_path, date={"type": "string", "format": "date"}, excerpt={"type": "number"})
    assert said(schema, "date: 2025-05-01\nexcerpt: Short.") == [
        "excerpt: does not fit the schema (found 'Short.'); accepted: a number"
    ]


def test_a_date_that_can_be_read_in_two_ways_is_said_to_be_one(astro: Schema) -> None:
    [message] = said(astro, "title: One\npubDate: 01/02/2023")
    assert message.startswith(
        "pubDate: month and day cannot be told apart; published all the same (found '01/02/2023')"
    )


def test_seconds_are_a_date_only_where_the_schema_says_so(tmp_path: Path) -> None:
    schema = of(
        tmp_path,
        seen={"anyOf": ASTRO_5["definitions"]["blog"]["properties"]["pubDate"]["anyOf"]},
        held={"type": ["string", "null"], "format": "date-time"},
    )
    assert said(schema, "seen: 1700000000\nheld: null") == []
    [message] = said(schema, "seen: true\nheld: null")
    assert message.endswith("such as 2025-05-01 or 2025-05-01T09:30:00Z, or seconds since 1970")
    [message] = said(schema, "held: 1700000000")
    assert message.endswith("such as 2025-05-01 or 2025-05-01T09:30:00Z, or nothing")


def test_what_astro_passes_is_refused_only_if_strict(tmp_path: Path) -> None:
    matter = f"{SOUND}\n$schema: x.json\norphan: true\nseries: S\nlayuot: wide"
    assert said(made(tmp_path, ASTRO_5), matter) == []
    problems = found(made(tmp_path, ASTRO_5, strict=True), matter, strict=True)
    assert [(each.kind, each.line, each.key) for each in problems] == [
        (Kind.SCHEMA, 6, "series"),
        (Kind.SCHEMA, 7, "layuot"),
    ]
    assert problems[1].accepted.startswith("title, description, tags, draft, layout")


def test_what_a_later_astro_refuses_is_refused(tmp_path: Path) -> None:
    inner = {"type": "object", "properties": {"a": {"type": "string"}}}
    schema = made(tmp_path, {
        **ASTRO_6,
        "properties": {**ASTRO_6["properties"], "box": {**inner, "additionalProperties": False}},
        "additionalProperties": False,
    })  # fmt: skip
    matter = f"{SOUND}\n$schema: x.json\norphan: true\nbox: {{a: b, c: d, $schema: e}}\nlayuot: 1"
    assert said(schema, matter) == [
        "box.c: is not in the schema (found 'd'); accepted: a",
        "box.$schema: is not in the schema (found 'e'); accepted: a",
        "layuot: is not in the schema (found 1); accepted:"
        " title, description, tags, draft, layout, image, rating, author, related, pubDate, box",
    ]


def test_references_of_closed_objects_are_found(tmp_path: Path) -> None:
    schema = made(tmp_path, ASTRO_5, strict=True)
    article, _ = read(schema, f"{SOUND}\nauthor: {{id: jane, collection: authors}}")
    assert [each.identity for each in article.references] == ["jane"]


def test_a_date_that_need_not_be_there_may_be_empty(tmp_path: Path) -> None:
    for document in (ASTRO_5, ASTRO_6):
        text = (
            json.dumps(document)
            .replace('"pubDate", "draft"', '"draft"')
            .replace('"title", "pubDate"', '"title"')
        )
        assert said(made(tmp_path, text), "title: One\npubDate:") == []
        [message] = said(made(tmp_path, document), "title: One\npubDate:")
        assert message.startswith("pubDate: does not fit the schema (found None)")


def test_astro_5_s_alternative_that_nothing_fits_is_left_out(tmp_path: Path) -> None:
    dates = ASTRO_5["definitions"]["blog"]["properties"]["pubDate"]
    optional = {"anyOf": [{"not": {}}, dates]}
    schema = of(tmp_path, modDatetime={"anyOf": [optional, {"type": "null"}]}, none=optional)
    assert said(schema, "modDatetime: null\nnone: 2025-05-01") == []
    messages = said(schema, "modDatetime: soon\nnone: 01/02/2023")
    assert [each.partition("; accepted")[0] for each in messages] == [
        "modDatetime: does not fit the schema (found 'soon')",
        "none: month and day cannot be told apart (found '01/02/2023')",
    ]
    assert messages[0].endswith(", or seconds since 1970, or nothing")


def test_keys_of_the_schema_are_known_ones(astro: Schema) -> None:
    problems = found(astro, f"{SOUND}\nlayout: wide\n$schema: x\nlayuot: 1", strict=True)
    assert [(each.kind, each.key) for each in problems] == [(Kind.UNKNOWN_KEY, "layuot")]


UNIONS: dict[str, tuple[dict[str, Any], str, list[str]]] = {
    "the form that is meant": (
        {"anyOf": [{"type": "string"}, IMAGE]},
        "{src: a.png}",
        ["x.alt: is missing; accepted: text"],
    ),
    "the object that is marked": (
        {
            "oneOf": [
                {"properties": {"kind": {"const": "a"}, "n": {"type": "number"}}},
                {"properties": {"kind": {"const": "b"}, "n": {"type": "boolean"}}},
            ]
        },
        "{kind: b, n: 1}",
        ["x.n: does not fit the schema (found 1); accepted: true or false"],
    ),
    "none of the forms": (
        {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "7",
        ["x: does not fit the schema (found 7); accepted: text or a list of text"],
    ),
    "more than one form": (
        {"oneOf": [{"type": "number"}, {"type": "integer"}]},
        "7",
        ["x: does not fit the schema (found 7); accepted: a number or a whole number"],
    ),
    "one of some words": (
        {"anyOf": [{"const": "a"}, {"const": True}, {"type": "null"}]},
        "c",
        ["x: does not fit the schema (found 'c'); accepted: 'a', true, or nothing"],
    ),
    "two faults of one value": (
        {"allOf": [{"type": "string"}, {"minLength": 1, "type": "string", "pattern": "^a"}]},
        "''",
        ["x: does not fit the schema (found ''); accepted: text of at least 1 character"
         " that matches ^a"],
    ),
    "another rule": (
        {"type": "object", "minProperties": 1},
        "{}",
        ["x: does not fit the schema: {} should be non-empty (found {})"],
    ),
    "nothing at all": (False, "1", ["x: is not allowed by the schema (found 1)"]),
    "an address": (
        {"type": "string", "format": "uri"},
        "no address",
        ["x: does not fit the schema (found 'no address'); accepted: an address such as"
         " https://example.org"],
    ),
    "an identity": (
        {"type": "string", "format": "uuid", "pattern": "^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}.*)$"},
        "5",
        ["x: does not fit the schema (found 5); accepted: a UUID"],
    ),
    "two entries": (
        {"type": "array", "prefixItems": [{"type": "string"}, {}], "items": False, "minItems": 2},
        "[a, 2, 3]",
        ["x: does not fit the schema (found ['a', 2, 3]); accepted: a list of at least 2 entries"],
    ),
    "a date or a switch": (
        {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "boolean"}]},
        "01/02/2023",
        ["x: month and day cannot be told apart (found '01/02/2023'); accepted: an ISO 8601 date"
         " such as 2025-05-01 or 2025-05-01T09:30:00Z, or true or false"],
    ),
    "a list of so many": (
        {"type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": True},
        "[]",
        ["x: does not fit the schema (found []); accepted: a list of 1 to 2 entries,"
         " all different"],
    ),
    "not a number": ({"type": "number", "multipleOf": 0.5}, ".nan", [
        "cannot be checked by the schema: cannot convert float NaN to integer"
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", UNIONS)
def test_what_is_expected_is_said_in_words(tmp_path: Path, name: str) -> None:
    schema, value, expected = UNIONS[name]
    assert said(of(tmp_path, x=schema), f"x: {value}") == expected


def test_keys_of_mappings_may_be_numbers_and_lists_may_be_sets(tmp_path: Path) -> None:
    schema = of(tmp_path, x={"patternProperties": {"^1$": {"type": "string"}}})
    assert [each.key for each in found(schema, "x: {1: 2}")] == ["x.1"]
    assert said(of(tmp_path, x={"type": "array"}), "x: !!set {a, b}") == []


def test_patterns_that_only_javascript_reads_are_left_out(tmp_path: Path) -> None:
    schema = of(tmp_path, x={"type": "string", "pattern": "^(?<year>\\d+)\\p{L}$"})
    assert said(schema, "x: a") == []


def test_a_schema_may_refer_to_itself(tmp_path: Path) -> None:
    tree = {"type": "object", "properties": {"in": {"$ref": "#/$defs/a~1 tree"}, "n": IMAGE}}
    schema = made(tmp_path, {"properties": {"x": tree}, "$defs": {"a/ tree": tree}})
    assert [each.key for each in found(schema, "x: {in: {in: {n: 5}}}")] == ["x.in.in.n"]


UNUSABLE = {
    "no JSON": ("{\n'a'", ":2 is no JSON"),
    "no object": ("[]", "it is no valid JSON Schema"),
    "a bare truth": ("true", "it holds a bool"),
    "a wrong type": ('{"properties": {"a": {"type": "text"}}}', "at properties/a/type"),
    "a reference to nothing": ('{"$ref": "#/definitions/a"}', "refers to '#/definitions/a'"),
    "a reference elsewhere": ('{"$ref": "https://example.org/s.json"}', "not in the file"),
    "a circle": ('{"$ref": "#"}', "refers to itself without end"),
    "depth": ("[" * 100_000, "nested too deeply"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, name: str) -> None:
    text, reason = UNUSABLE[name]
    with pytest.raises(SchemaError, match="(?s)blog.schema.json.*" + re.escape(reason)):
        made(tmp_path, text)


def test_without_the_package_the_way_to_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    with pytest.raises(SchemaError, match=r"pip install 'sphinxext-articles\[schema\]'"):
        made(tmp_path, ASTRO_6)


def test_a_schema_differs_when_its_file_does(tmp_path: Path) -> None:
    assert made(tmp_path, ASTRO_5) == made(tmp_path, ASTRO_5)
    assert repr(made(tmp_path, ASTRO_5)) != repr(made(tmp_path, ASTRO_6))
    assert pickle.loads(pickle.dumps(made(tmp_path, ASTRO_5))) == made(tmp_path, ASTRO_5)


@pytest.mark.parametrize(
    ("schema", "matter", "wrong"),
    [
        (
            {
                "properties": {"title": {}},
                "patternProperties": {"^x-": {}},
                "additionalProperties": False,
            },
            "title: T\nx-1: 1\nz: 2",
            ["z: is not in the schema (found 2); accepted: title"],
        ),
        (
            {
                "allOf": [{"properties": {"title": {}}}],
                "properties": {"b": {}},
                "unevaluatedProperties": False,
            },
            "title: T\nb: 1\nz: 2",
            ["z: is not in the schema (found 2); accepted: b, title"],
        ),
        (
            {
                "properties": {"title": {}},
                "unevaluatedProperties": {"type": "string"},
            },
            "title: T\na: good\nz: 2",
            ["z: is not in the schema (found 2); accepted: title"],
        ),
    ],
)
def test_of_a_closed_schema_only_the_keys_that_nothing_allows_are_told(
    tmp_path: Path, schema: dict[str, Any], matter: str, wrong: list[str]
) -> None:
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    assert said(made(tmp_path, document), matter) == wrong
