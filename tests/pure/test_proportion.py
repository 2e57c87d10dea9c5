"""Work in proportion to what it is done on: articles, tags, series, names that are unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.frontmatter.parse import parse
from sphinxext.articles.scan.distinct_names import Output, with_own_names
from sphinxext.articles.slugs import distinct
from sphinxext.articles.views.registry import answer
from sphinxext.articles.views.related_pins import unknown_pins
from sphinxext.articles.views.values import Request

from ..proportion import beyond_proportion
from .conftest import article, catalogue, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.articles.catalogue.article import Article
    from sphinxext.articles.catalogue.catalogue import Catalogue

SIGNS = {ord("0"): "!", ord("1"): "?"}
ENOUGH = 1.5
"""Four times the input may take six times the work."""


ONE = article("blog/a")


def many_tags(n: int) -> Article:
    return article("blog/a", tags=[f"tag {number}" for number in range(n)])


def one_slug(n: int) -> Article:
    return article("blog/a", tags=["a" + f"{number:b}".translate(SIGNS) for number in range(n)])


def many_series(n: int) -> Article:
    return article("blog/a", series=[f"Series {number}" for number in range(n)])


def pinning(number: int) -> Article:
    return article(f"blog/{number}", related=[f"nobody {number}", f"blog/{number // 2}"])


def one_series(n: int) -> list[Article]:
    first = article("blog/a", series="S")
    return [replace(first, docname=f"blog/{at}", path=f"{at}.md") for at in range(n)]


def ask(found: Catalogue, n: int, extra: str) -> None:
    for number in range(n):
        answer(found, Request("reference", "blog/a", f"unknown {number}", extra))


def ask_each_part(found: Catalogue) -> None:
    """Ask what every part shows of its series, as a build does."""
    for docname in found.articles:
        for what in ("parts", "neighbours"):
            answer(found, Request(what, docname))


SUBJECTS: dict[str, Callable[[int], Callable[[], object]]] = {
    "slugs": lambda n: lambda: distinct((number, "a") for number in range(n)),
    "articles of one slug": lambda n: lambda: with_own_names([ONE] * n, {}, settings()),
    "articles of one file": lambda n: (
        lambda: with_own_names([ONE] * n, {"blog/A": "a.md"}, settings(), Output(one_case=True))
    ),
    "a key twice": lambda n: (
        lambda: parse("{\n" + ",".join(f'"k{at}": 1' for at in range(n)) + ', "k1": 2\n}\n')
    ),
    "what stands above front matter": lambda n: lambda: parse("# a\n<!-- b -->\n\n---\n" * n),
    "lines that are like fences": lambda n: lambda: parse("# a\n\n---\n+++\n–\n" * n),
    "comments that never end": lambda n: lambda: parse("# a\n{/* b\n[a]: b (\n" * n),
    "tags of one article": lambda n: _built([many_tags(n)], "byline"),
    "labels of one slug": lambda n: _built([one_slug(n)], "byline"),
    "series of one article": lambda n: _built([many_series(n)], "byline"),
    "parts of one series": lambda n: _built(one_series(n), "byline"),
    "a series seen from its parts": lambda n: _seen(one_series(n)),
    "unknown pins": lambda n: _pinned([pinning(at) for at in range(n)]),
    "unknown tags": lambda n: _asked([many_tags(n)], n, "tags"),
    "unknown series": lambda n: _asked([many_series(n)], n, "series"),
    "unknown articles": lambda n: _asked(one_series(n), n, "article"),
}


def _built(articles: list[Article], view: str) -> Callable[[], object]:
    return lambda: answer(catalogue(*articles), Request(view, "blog/a"))


def _seen(articles: list[Article]) -> Callable[[], object]:
    found = catalogue(*articles)
    return lambda: ask_each_part(found)


def _pinned(articles: list[Article]) -> Callable[[], object]:
    found = catalogue(*articles)
    return lambda: [*unknown_pins(found)]


def _asked(articles: list[Article], n: int, extra: str) -> Callable[[], object]:
    found = catalogue(*articles)
    return lambda: ask(found, n, extra)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_four_times_as_many_take_no_more_than_six_times_the_work(subject: str) -> None:
    made = {text: SUBJECTS[subject](len(text)) for text in ("x" * 400, "x" * 1_600)}

    def do(text: str) -> None:
        made[text]()

    assert beyond_proportion(do, *made, ENOUGH) < ENOUGH
