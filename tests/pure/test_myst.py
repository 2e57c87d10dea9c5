"""Front matter of Astro becomes one that MyST and Sphinx understand."""

from __future__ import annotations

import pytest

from sphinxext.articles.frontmatter.myst import prepare, read_front_matter

from .conftest import read


def prepared(*matter: str) -> dict[str, object] | None:
    text = "\n".join(["---", "title: T", *matter, "---", "Text."])
    made = prepare(text, article=read(text)[0], added=None, orphan=False)
    return read_front_matter(made)


def test_an_unlisted_article_is_not_searched() -> None:
    assert prepared("unlisted: true") == {
        "nosearch": True,
        "title": "T",
        "myst": {"title_to_header": True},
    }


@pytest.mark.parametrize("matter", ["unlisted: false", "tags: [x]", "nosearch: false"])
def test_a_listed_article_is_searched(matter: str) -> None:
    assert prepared(matter) == {"title": "T", "myst": {"title_to_header": True}}
