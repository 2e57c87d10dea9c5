"""Front matter of Astro becomes one that MyST and Sphinx understand."""

from __future__ import annotations

import pytest

from sphinxext.articles.frontmatter.myst import prepare, read_front_matter


def prepared(*matter: str) -> dict[str, object] | None:
    return read_front_matter(prepare("\n".join(["---", "title: T", *matter, "---", "Text."])))


def test_a_key_of_sphinx_is_handed_on() -> None:
    assert prepared("nosearch: true") == {
        "nosearch": True,
        "title": "T",
        "myst": {"title_to_header": True},
    }


@pytest.mark.parametrize("matter", ["unlisted: false", "tags: [x]", "nosearch: false"])
def test_a_key_of_ours_and_one_that_is_false_are_not(matter: str) -> None:
    assert prepared(matter) == {"title": "T", "myst": {"title_to_header": True}}
