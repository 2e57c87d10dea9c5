"""What front matter puts into a theme's page keeps to the grammar of its place."""

from __future__ import annotations

import pytest

from .conftest import with_matter


@pytest.mark.parametrize(
    ("written", "lang"),
    [
        ("de", "de"),
        ("pt-BR", "pt-BR"),
        ("de_AT", "de-AT"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("''", ""),
    ],
)
def test_a_language_is_a_tag(written: str, lang: str) -> None:
    made, problems = with_matter(f"lang: {written}")
    assert (made.front_matter.lang, problems) == (lang, [])


@pytest.mark.parametrize(
    "written",
    ["'\"><script>alert(1)</script>'", "'de onload=x'", "german language", "d", "'-'", "de/at"],
)
def test_what_is_no_language_tag_is_dropped_with_a_warning(written: str) -> None:
    made, [problem] = with_matter(f"lang: {written}")
    assert made.front_matter.lang == ""
    assert (problem.key, problem.accepted) == ("lang", "a language tag such as de or pt-BR")


@pytest.mark.parametrize(
    "written", ["https://a.example/x?y=1#z", "HTTP://a.example", "/x/", "x/y:z", "//a.example/x"]
)
def test_an_address_of_the_original_is_kept(written: str) -> None:
    made, problems = with_matter(f"canonicalURL: {written}")
    assert (made.front_matter.canonicalURL, problems) == (written, [])


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x",
        "' javascript:x'", "'https://a.example/\"><script>'", "\"java\\tscript:x\"", "file:///etc",
    ],
)  # fmt: skip
def test_an_address_that_could_run_or_break_out_is_dropped_with_a_warning(written: str) -> None:
    made, problems = with_matter(f"canonical: {written}")
    assert made.front_matter.canonicalURL == ""
    assert [problem.key for problem in problems] == ["canonical"]
