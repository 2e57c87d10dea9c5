"""References in front matter lead to articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.scan.unknown_references import unknown_references

from .reading_schemas import read
from .test_schema_files import ASTRO_5, ASTRO_6, REFERENCE, made, of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxext.articles.schema import Schema

COLLECTIONS = {"blog": "blog", "posts": "blog", "notes": "my/notes", "": ""}


@pytest.fixture(params=[ASTRO_5, ASTRO_6], ids=["v5", "v6"])
def astro(request: pytest.FixtureRequest, tmp_path: Path) -> Schema:
    return made(tmp_path, request.param)


def said(schema: Schema, **matters: str) -> list[tuple[str, int | None, str]]:
    articles = [read(schema, matter, f"blog/{name}")[0] for name, matter in matters.items()]
    articles.append(read(schema, "draft: true", "my/notes/sub/hidden")[0])
    problems = unknown_references(articles, COLLECTIONS)
    return [(each.path, each.line, str(each)) for each in problems]


def test_a_reference_to_no_article_of_the_collection_is_reported_with_its_line(
    astro: Schema,
) -> None:
    matter = """
        title: One
        related:
          - {id: two, collection: blog}
          - {slug: tow, collection: posts}
        """
    message = (
        "related[1]: refers to no article of the collection 'posts' (found 'tow');"
        " accepted: an article's id, such as 'two'"
    )
    assert said(astro, one=matter, two="title: Two") == [("blog/one.md", 3, message)]


@pytest.mark.parametrize(
    "author",
    [
        "{id: sub/hidden, collection: notes}",  # withheld, and there
        "{id: jane, collection: authors}",  # a collection that is not mounted
        "jane",  # nothing says of which collection
        "{id: jane}", "7", "[a]", "null",  # another problem
    ],
)  # fmt: skip
def test_nothing_is_said_of_what_exists_or_cannot_be_known(astro: Schema, author: str) -> None:
    assert said(astro, one=f"author: {author}") == []


def test_a_text_is_looked_up_where_the_schema_names_the_collection(tmp_path: Path) -> None:
    shape = {"properties": {"id": {"type": "string"}, "collection": {"const": "blog"}}}
    schema = of(tmp_path, next={"anyOf": [{"type": "string"}, {"type": "object", **shape}]})
    [(_, _, message)] = said(schema, one="next: two")
    assert message.startswith("next: refers to no article of the collection 'blog' (found 'two')")
    assert said(schema, one="next: one") == []


def test_references_are_found_in_lists_objects_and_alternatives(tmp_path: Path) -> None:
    inner = {"type": "object", "properties": {"by": {"anyOf": [REFERENCE, {"type": "null"}]}}}
    schema = of(tmp_path, credits={"type": "object", "additionalProperties": inner})
    matter = "credits: {a: {by: {id: x, collection: blog}}, b: {by: null}}"
    assert [each.key for each in read(schema, matter)[0].references] == ["credits.a.by"]
