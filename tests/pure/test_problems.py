"""Problems as text."""

from __future__ import annotations

import pytest

from sphinxext.articles.problems import Kind, Problem, shown


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "cannot be used"),
        ({"key": "draft"}, "draft: cannot be used"),
        ({"value": "'yes'"}, "cannot be used (found 'yes')"),
        ({"accepted": "true or false"}, "cannot be used; accepted: true or false"),
        (
            {"key": "draft", "value": "'yes'", "accepted": "true or false"},
            "draft: cannot be used (found 'yes'); accepted: true or false",
        ),
    ],
)
def test_a_problem_says_the_key_the_value_and_what_would_do(
    fields: dict[str, str], text: str
) -> None:
    assert str(Problem(kind=Kind.VALUE, message="cannot be used", **fields)) == text


def test_a_value_is_quoted_and_cut() -> None:
    assert shown("two") == "'two'"
    assert shown("x" * 200) == f"'{'x' * 78}…"


def test_every_kind_is_a_subtype_that_can_be_written_in_suppress_warnings() -> None:
    assert all(kind.value.replace("_", "").isalpha() for kind in Kind)
