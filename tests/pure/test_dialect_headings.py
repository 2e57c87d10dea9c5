"""Ids of headings, as Astro's renderer gives them."""

from __future__ import annotations

import pytest

from .reading_markdown import read


def ids(text: str) -> list[str]:
    return [token.meta["slug"] for token in read(text) if token.type == "heading_open"]


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Plain text", "plain-text"),
        ("A `code --x` head", "a-code---x-head"),
        ("Foo `a・b`", "foo-ab"),
        ("What -- is --- this", "what--is--this"),
        ("Foo *em* [link](x) ![img](y.png) <b>html</b> 🚀 x", "foo-em-link--html--x"),
        ("\\*esc\\* &amp; &copy; x", "esc---x"),
        ("a<br>b", "ab"),
        ("見る https://x.com/a foo", "見る-httpsxcoma-foo"),
        ("~~struck~~ word", "struck-word"),
        (":smile: x :note[y]", "smile-x-notey"),
        ('Baz... "q" it\'s', "baz-q-its"),
        ("snake_case & C++", "snake_case--c"),
        ("1️⃣ one ✌️", "1️⃣-one-️"),
        ("Überschrift Éa", "überschrift-éa"),
        ("[^1] foot", "1-foot"),
        ("!!!", ""),
    ],
)
def test_an_id_is_made_of_the_text_that_is_shown(heading: str, slug: str) -> None:
    assert ids(f"## {heading}\n\n[^1]: x\n") == [slug]


def test_equal_ids_are_numbered_as_github_numbers_them() -> None:
    text = "## Foo\n## Foo\n## Foo-1\n## Foo\n###\n## !!!\n- ## Foo\n> # Foo\n"
    assert ids(text) == ["foo", "foo-1", "foo-1-1", "foo-2", "", "-1", "foo-3", "foo-4"]


def test_a_heading_over_two_lines_has_an_id() -> None:
    assert ids("Header\nSetext\n===\n") == ["headersetext"]


def test_ten_thousand_equal_headings_are_numbered_in_no_time() -> None:
    assert ids("# A\n" * 10_000)[-1] == "a-9999"
