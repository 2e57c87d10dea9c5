"""The addresses in HTML are found however they are written, and only these are written anew."""

from __future__ import annotations

import pytest

from sphinxext.articles.html_addresses import (
    FILES,
    OF_ALL,
    form_of,
    named,
    names_something,
    renamed,
)


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("background:url(a.png)", ["a.png"]),
        ("background: URL( \"a b.png\" ) no-repeat, url('c.png')", ["a b.png", "c.png"]),
        ('background: image-set("a.png" 1x, url(b.png) 2x), url(c)', ["a.png", "b.png", "c"]),
        ('background: -webkit-image-set("a.png" 1x type("image/png"))', ["a.png"]),
        ('@import "x.css"; a { content: "no.png" }', ["x.css"]),
        ('@import url(y.css) print; q { content: "n" }', ["y.css"]),
        ("/* url(no.png) */ background: url(a\\ b.png)", ["a b.png"]),
        ("background: url('\\61.png')", ["a.png"]),
        ("background: linear-gradient(red, blue), url(z.png)", ["z.png"]),
        ('content: "url(no.png)"; my-url(x); curl(x)', []),
        ("fill: url(#a)", ["#a"]),
        ("background: url(", []),
    ],
)
def test_an_address_of_css_is_found(css: str, found: list[str]) -> None:
    assert [address for _, address in named("div", {"style": css})] == found
    assert [address for _, address in named("style", {"": css})] == found


def test_an_address_is_written_anew_where_it_stands() -> None:
    given = {
        "style": "color: red; background: url(a.png) x, url('b.png')",
        "srcset": "a.png 1x, b.png 2x,c.png",
        "src": "a.png",
        "alt": "a.png",
    }
    addresses = {("style", "a.png"): "1/a b.png", ("srcset", "a.png"): "2", ("src", "a.png"): "3"}
    assert renamed("img", given, addresses) == {
        "style": "color: red; background: url(\"1/a\\20 b.png\") x, url('b.png')",
        "srcset": "2 1x, b.png 2x, c.png",
        "src": "3",
        "alt": "a.png",
    }


def test_what_is_nowhere_is_left_out() -> None:
    given = {"src": "a", "srcset": "a 1x, b 2x", "style": "background: url(a)"}
    addresses = {("src", "a"): "", ("srcset", "a"): "", ("style", "a"): ""}
    assert renamed("source", given, addresses) == {
        "srcset": "b 2x",
        "style": 'background: url("")',
    }


@pytest.mark.parametrize("tag", [*FILES, "div", "style"])
def test_no_entry_of_the_table_is_passed_over(tag: str) -> None:
    for attribute in [*FILES.get(tag, ()), *OF_ALL]:
        value = "url(a)" if attribute in OF_ALL else "a"
        assert form_of(tag, attribute) is not None
        assert list(named(tag, {attribute: value})) == [(attribute, "a")]
        assert names_something(f'<{tag.upper()} {attribute.upper()} = "{value}">')
