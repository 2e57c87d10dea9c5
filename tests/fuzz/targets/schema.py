"""JSON Schema files of a project, and the front matter that is checked by them."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from sphinxext.articles.frontmatter.parse import parse
from sphinxext.articles.scan.validation import read_article
from sphinxext.articles.schema.load import SchemaError, load

from ...pure.conftest import settings
from ..target import Target

_FOLDER = tempfile.TemporaryDirectory()
ROOT = Path(_FOLDER.name)
SETTINGS = settings(strict=True)


def run(data: bytes) -> None:
    """Load a schema, and read an article by it."""
    document, _, article = data.partition(b"\0")
    (ROOT / "a.schema.json").write_bytes(document)
    try:
        schema = load("a.schema.json", ROOT, strict=True)
    except SchemaError as error:
        str(error).encode()
        return
    read, problems = read_article(
        parse(article.decode(errors="replace")),
        docname="a",
        path="a.md",
        settings=SETTINGS,
        schema=schema,
    )
    for problem in problems:
        str(problem).encode()
    assert read.title.encode()
    assert all(name.encode() for name in schema.collections)


_SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "$ref": "#/definitions/blog",
    "definitions": {
        "blog": {
            "type": "object",
            "properties": {
                "title": {"type": "string", "maxLength": 5},
                "pubDate": {"anyOf": [{"type": "string", "format": "date"}, {"type": "integer"}]},
                "tags": {"type": "array", "items": {"enum": ["a", "b"]}, "uniqueItems": True},
                "series": {"oneOf": [{"type": "string", "pattern": "^S"}, {"type": "null"}]},
                "related": {
                    "type": "object",
                    "properties": {"id": {"type": "string"}, "collection": {"const": "blog"}},
                },
            },
            "required": ["title"],
            "additionalProperties": False,
        }
    },
}
TARGETS = {
    "schema": Target(
        run=run,
        examples=(
            '{"type": 1}',
            json.dumps(_SCHEMA) + "\0---\ntitle: 'A long one'\ntags: [a, c, c]\nx: 1\n---\n",
            json.dumps(_SCHEMA["definitions"]["blog"])  # type: ignore[index]
            + "\0---\npubDate: 2025-13-01\nseries: T\nrelated: {id: 1}\n---\n",
        ),
        pieces=(
            '"type": ', '"object"', '"string"', '"properties": ', '"items": ', '"enum": ',
            '"const": ', '"anyOf": ', '"oneOf": ', '"allOf": ', '"not": ', '"$ref": ',
            '"#/definitions/blog"', '"#"', '"pattern": ', '"["', '"format": ', '"required": ',
            '"minimum": ', '"if": ', '"additionalProperties": ', '"$id": ', '"$dynamicRef": ',
            '"https://a.example/b"', '"file:///etc/passwd"', '"multipleOf": ', "0", "1e999",
            "true", "null", "{", "}", "[", "]", ", ", ": ", "\0", "---\n", "title: ", "\n",
            "tags: ", "9" * 400,
        ),
    )
}  # fmt: skip
