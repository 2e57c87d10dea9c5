"""Reading time."""

from __future__ import annotations

import pytest

from sphinxext.articles.catalogue.reading_time import amount, minutes


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        ("One two three.", 3, 0),
        ("don't well-known 3.14 it’s", 4, 0),
        ("中文字", 0, 3),
        ("ひらがな カタカナ", 0, 8),
        ("한국어", 0, 3),
        ("𠀀𠀁", 0, 2),
        ("用 Python 写", 1, 2),
        ("中文English中文", 1, 4),
        ("Größe naïve Привет", 3, 0),
    ],
)
def test_words_and_characters_are_counted_apart(text: str, words: int, characters: int) -> None:
    assert amount(text) == (words, characters)


@pytest.mark.parametrize(
    "text",
    [
        "one two",
        "**one** _two_",
        "# one\n\n- two\n",
        "[one](https://example.org/a/b/c) two",
        "one ![two](image.png)",
        "<a href='x y z'>one</a><br/> two",
        "one two https://example.org/a-b-c?d=e",
        "> one\n>\n> two",
        "| one | two |\n|---|---|",
    ],
)
def test_markup_and_addresses_are_not_read(text: str) -> None:
    assert amount(text) == (2, 0)


@pytest.mark.parametrize(
    ("words", "characters", "expected"),
    [(0, 0, 1), (1, 0, 1), (200, 0, 1), (201, 0, 2), (0, 500, 1), (0, 501, 2), (100, 250, 1),
     (101, 250, 2), (2000, 0, 10)],
)  # fmt: skip
def test_minutes_are_rounded_up_and_at_least_one(
    words: int, characters: int, expected: int
) -> None:
    assert minutes(words, characters, 200) == expected
