"""Front matter against JSON Schema files, Astro's own among them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext.articles.problems import Kind
from sphinxext.articles.schema import Schema, load

from .reading_schemas import found, said

if TYPE_CHECKING:
    from pathlib import Path

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
        (4, "image.src", misfit, "5"),
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
