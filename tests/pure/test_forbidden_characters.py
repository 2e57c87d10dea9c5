"""Characters that no page can have: a sign stands for them, and the text stays as long as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.articles.forbidden_characters import SIGN, first_lost, mended


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Grüße,\t日本語 🚀\r\n", "Grüße,\t日本語 🚀\r\n"),
        ("a\x00b\x1b[2Jc\x7f", f"a{SIGN}b{SIGN}[2Jc{SIGN}"),
        ("\ufdd0\ufffe\U0001ffff\U0010fffe\ud800", SIGN * 5),
        ("page\x0cpage\x85\x0b\x1c", "page page   "),
    ],
)
def test_a_sign_or_a_space_stands_for_what_no_page_can_have(written: str, shown: str) -> None:
    assert mended(written) == shown


def test_the_first_that_is_lost_is_no_space() -> None:
    assert first_lost("a\x0cb\x01\x02") == 3
    assert first_lost("a\x0cb") is None


@given(st.text(st.characters(categories=("Cc", "Cs", "Cn", "Lu", "Zs"))))
def test_no_text_is_longer_or_mended_twice(written: str) -> None:
    assert len(mended(written)) == len(written)
    assert mended(mended(written)) == mended(written)
