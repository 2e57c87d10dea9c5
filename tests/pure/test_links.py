"""Where an address leads, and which of those that lead nowhere should have led to an article."""

from __future__ import annotations

import pytest

from sphinxext.articles.catalogue.links import Target, find_target
from sphinxext.articles.settings import Places

from .conftest import article, catalogue

PLACES = Places(urls=(("/blog", "blog"),))


def target(address: str) -> Target | None:
    found = catalogue(article("blog/one"), article("blog/2024"), places=PLACES)
    return find_target(found, "blog/one", address)


@pytest.mark.parametrize("address", ["/blog/nothing/", "/blog/2x/", "/blog/x2", "../nothing/"])
def test_an_address_of_an_article_that_is_not_there_is_missing(address: str) -> None:
    assert target(address) == Target(missing=True)


@pytest.mark.parametrize(
    "address", ["/blog/2/", "/blog/13", "../2/", "/blog/", "/blog/rss.xml", "/other/"]
)
def test_a_page_of_a_list_and_a_file_are_no_articles_that_are_missing(address: str) -> None:
    assert target(address) is None


def test_an_article_whose_name_is_a_number_is_found() -> None:
    assert target("/blog/2024/#part") == Target(docname="blog/2024", fragment="part")
