"""Articles that no one would write: they are built, in time, and nothing of them is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ..proportion import beyond_proportion
from .building import article

if TYPE_CHECKING:
    from .building import Site

N = 10_000
ODD = {
    "nested quotes": ">" * N + " end",
    "nested lists": "- " * N + "end",
    "nested emphasis": "*a " * N + "end" + " a*" * N,
    "stars": "*" * N + "end" + "*" * N,
    "open brackets": "[" * N + "end",
    "open asides": ":::note\n" * N + "end",
    "asides that end in lists": ":::note\n- a\n  :::\n" * 300 + "end",
    "escapes": "a \\- b " * N + "end",
    "colons": ":::\n" * N + "end",
    "an unclosed fence": "```js\n" + "x\n" * N + "end",
    "an unclosed fence in an unclosed aside": ":::note\n```js\n" + "x\n" * N + "end",
    "headings": "# a\n" * 500 + "end",
    "deep headings": "# a\n### b\n###### c\n" * 200 + "end",
    "footnotes": "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(300)) + "end",
    "undefined footnotes": "[^a] " * N + "end",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_it_is_built_and_all_there(site: Site, text: str) -> None:
    site.write({"a.md": article("A", text)})
    built = site.build(strict=True)
    assert built.warnings == []
    assert "end" in built.page("blog/a").get_text()


WORDS = "word `code` [link](https://example.org) "
REGULAR = "## Part\n\nText *a*.\n\n:::note[T]\n- x\n:::\n\n```js title='a' {1}\nx\n```\n\n"


@pytest.mark.parametrize("unit", [WORDS, REGULAR], ids=["one line", "an article"])
def test_time_is_in_proportion_to_length(site: Site, unit: str) -> None:
    def build(text: str) -> None:
        site.write({"a.md": article("A", text)})
        built = site.build(fresh=True)
        assert built.warnings == []
        assert "end" in built.page("blog/a").get_text()

    small, large = (unit * (size // len(unit)) + "\n\nend" for size in (15_000, 60_000))
    assert beyond_proportion(build, small, large, 1.5) < 1.5
