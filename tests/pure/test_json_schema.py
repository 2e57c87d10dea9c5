"""Parts of a JSON Schema that refer to each other: followed, and not forever."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sphinxext.articles.schema.json_schema import alternatives, followed
from sphinxext.articles.schema.wording import described

FIRST = {"$ref": "#/definitions/a0"}
TEXT = {"type": "string"}


def chain(length: int) -> dict[str, Any]:
    """Return a document in which as many references lead from the first to a text."""
    names = [f"a{number}" for number in range(length)]
    links = {name: {"$ref": f"#/definitions/{after}"} for name, after in pairwise(names)}
    return {"definitions": {**links, names[-1]: TEXT}}


def lists(depth: int) -> dict[str, Any]:
    return {"type": "array", "items": lists(depth - 1)} if depth else TEXT


def test_references_are_followed_one_after_the_other() -> None:
    assert followed(chain(31), FIRST) == TEXT


def test_references_beyond_reason_and_in_a_circle_accept_anything() -> None:
    circle = {"definitions": {"a0": {"$ref": "#/definitions/a1"}, "a1": FIRST}}
    assert followed(chain(32), FIRST) == followed(circle, FIRST) == {}


def test_a_schema_that_is_an_alternative_of_itself_has_an_end() -> None:
    itself: dict[str, Any] = {"anyOf": [{"$ref": "#"}]}
    found = list(alternatives(itself, itself))
    assert found == [itself, itself]


def test_a_schema_that_is_several_alternatives_of_itself_has_an_end() -> None:
    twice: dict[str, Any] = {"anyOf": [{"$ref": "#"}, {"$ref": "#"}]}
    assert len([*alternatives(twice, twice)]) == 3


def test_what_is_accepted_is_said_to_a_depth_that_can_be_read() -> None:
    assert described({}, lists(4)) == "a list of a list of a list of a list of text"
    assert described({}, lists(5)) == described({}, lists(9)) == f"{'a list of ' * 4}a list"
