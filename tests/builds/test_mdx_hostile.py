"""Expressions and partials that no one would write: a warning at their line, and a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ..pure.growing import AT_MOST, growth
from .building import article

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

BOMBS = {
    "texts": "export const a0 = 'xxxxxxxxxxxxxxxx'\n"
    + "".join(f"export const a{n + 1} = a{n} + a{n}\n" for n in range(60))
    + "\n{a60}",
    "templates": "export const a0 = 'xxxxxxxxxxxxxxxx'\n"
    + "".join(f"export const a{n + 1} = `${{a{n}}}${{a{n}}}`\n" for n in range(60))
    + "\n{a60}",
    "lists": "export const a0 = ['x']\n"
    + "".join(f"export const a{n + 1} = [a{n}, a{n}]\n" for n in range(60))
    + "\n{a60}",
    "objects": "export const a0 = ['x']\n"
    + "".join(f"export const a{n + 1} = {{b: a{n}, c: a{n}}}\n" for n in range(60))
    + "\n{a60.b}",
    "lists that are joined": "export const a = ["
    + "'x'," * 3000
    + "].join('"
    + "y" * 3000
    + "')\n\n{a}",
    "a style": "export const a0 = ['x']\n"
    + "".join(f"export const a{n + 1} = [a{n}, a{n}]\n" for n in range(60))
    + "\n<div style={{color: a60}}>x</div>",
    "one text, often": "export const a = '" + "x" * 50_000 + "'\n\n" + "{a}\n\n" * 200,
}


EXPRESSIONS = [
    "0x" + "f" * 4000,
    "0x" + "f" * 400 + " + 1.5",
    "9" * 5000,
    "1e999",
    "frontmatter[[1]]",
    "frontmatter[{}]",
    "frontmatter.title[1e999]",
    "[1][0x" + "f" * 400 + "]",
    "-[1]",
    "'a'.join(1)",
    "[{}].join()",
    "[" * 39 + "]" * 39,
    "(" * 300 + "1" + ")" * 300,
    "'\\ud800'",
    "'\\u0000\\u0001'",
    "frontmatter.odd",
    "'\\u{110000}'",
]
PLACES = ["{{{}}}", "<b title={{{}}}>x</b>", "<Card title={{{}}} />"]
ODD = {
    f"{at}-{place}": f"export const x = {source}\n\n{PLACES[place].format(source)}\n\nAfter."
    for at, source in enumerate(EXPRESSIONS)
    for place in range(len(PLACES))
}
MATTER = '---\ntitle: A\nodd: "a\\u0007b"\n---\n\n'


@pytest.fixture(scope="module")
def hostile(new_site: Callable[[], Site]) -> Built:
    """One site of all of them: what is wrong with one is nothing to the others."""
    site = new_site()
    site.write(
        {
            f"bomb-{at}.mdx": article("A", f"{bomb}\n\nAfter {{f()}}.")
            for at, bomb in enumerate(BOMBS.values())
        }
    )
    site.write({f"odd-{name}.mdx": f"{MATTER}{text}" for name, text in ODD.items()})
    return site.build()


def about(built: Built, name: str) -> list[tuple[int, str]]:
    """Return line and text of the warnings about an article."""
    told = zip(built.places(), built.messages(), strict=True)
    found = [(place.rpartition(":"), message) for place, message in told]
    return [(int(line), said) for (path, _, line), said in found if path == f"content/{name}.mdx"]


@pytest.mark.parametrize("at", range(len(BOMBS)), ids=BOMBS)
def test_what_would_be_too_large_is_left_out_with_one_warning(hostile: Built, at: int) -> None:
    [(line, warning)] = about(hostile, f"bomb-{at}")
    assert "the article exceeds what may be evaluated" in warning
    assert warning.endswith("characters in all [articles.mdx]")
    last = len((hostile.root / f"content/bomb-{at}.mdx").read_text().splitlines())
    assert line <= last - 2
    text = hostile.page(f"blog/bomb-{at}").get_text()
    assert "After" in text
    assert len(text) < 6_000_000


@pytest.mark.parametrize("name", ODD)
def test_nothing_in_an_expression_is_an_error(hostile: Built, name: str) -> None:
    told = about(hostile, f"odd-{name}")
    assert all("cannot be evaluated" in message for _, message in told)
    assert {line for line, _ in told} <= {8}
    assert "After." in hostile.page(f"blog/odd-{name}").get_text()


def test_nothing_else_is_warned_of(hostile: Built) -> None:
    assert all(place.startswith("content/") for place in hostile.places())


def test_exports_may_be_nested_as_deep_as_there_are_many(site: Site) -> None:
    lines = "".join(f"export const a{n + 1} = [a{n}]\n" for n in range(5000))
    site.write({"a.mdx": article("A", f"export const a0 = 1\n{lines}\n{{a50}} {{a5000}} End.")})
    built = site.build()
    assert len(built.warnings) == 1
    assert "1  End." in built.page("blog/a").get_text().replace("\n", " ")


def test_partials_that_show_each_other_again_and_again_end_with_one_warning(site: Site) -> None:
    files = {
        f"content/parts/{n}.mdx": f"import Next from './{n + 1}.mdx'\n\nIn {n}.\n\n"
        + "<Next />\n\n" * 2
        for n in range(30)
    }
    site.configure('articles_collections = {"blog": {"path": "../content", "pattern": "*.mdx"}}')
    site.write({**files, "content/parts/30.mdx": "Last.\n"})
    site.write({"a.mdx": article("A", "import Next from './parts/0.mdx'\n\n<Next />\n\nAfter.")})
    built = site.build()
    assert {message.partition(";")[0] for message in built.messages()} <= {
        "the article exceeds what may be evaluated",
        "<Next> is too deep inside of other files to be shown",
    }
    assert len(built.warnings) <= 2
    text = built.page("blog/a").get_text()
    assert "In 0." in text
    assert "After." in text


def test_what_is_nested_in_any_way_is_shown_or_told_of(site: Site) -> None:
    deep = "- " * 12 + "<a>" * 24 + "x" + "</a>" * 24
    partial = f"import Next from './{{}}.mdx'\n\n{'- ' * 12}{'<div>' * 20}<Next/>{'</div>' * 20}\n"
    site.configure('articles_collections = {"blog": {"path": "../content", "pattern": "*.mdx"}}')
    site.write({f"content/parts/{n}.mdx": partial.format(n + 1) for n in range(12)})
    quoted = f"{'> ' * 12}{'<b>' * 24}{'</b>' * 24}"
    body = f"import Next from './parts/0.mdx'\n\n{deep}\n\n{quoted}\n\n<Next />"
    site.write({"content/parts/12.mdx": "Last.\n", "a.mdx": article("A", f"{body}\n\nAfter.")})
    built = site.build()
    assert "After." in built.page("blog/a").get_text()
    assert len(built.warnings) == 1
    assert "too deep inside of other files" in built.warnings[0]


GROWING: dict[str, Callable[[int], str]] = {
    "expressions": lambda n: "{'a'} {frontmatter.title} " * n,
    "exports": lambda n: (
        "".join(f"export const a{i} = {i}\n" for i in range(n))
        + "\n"
        + "".join(f"{{a{i}}} " for i in range(n))
    ),
    "imports": lambda n: (
        "".join(f"import A{i} from './a.astro'\n" for i in range(n))
        + "\n"
        + "".join(f"<A{i} />\n" for i in range(n))
    ),
    "elements": lambda n: "<b>x</b> <br/>" * n,
    "blocks": lambda n: "<div>\n\nx\n\n</div>\n\n" * n,
    "attributes": lambda n: "<div" + " {...{a: 1}} b='c'" * n + ">x</div>",
    "tabs": lambda n: "<Tabs>\n" + "<TabItem label='a'>x</TabItem>\n" * n + "</Tabs>",
    "cards": lambda n: "<CardGrid>\n" + "<Card title='a'>x</Card>\n" * n + "</CardGrid>",
    "asides": lambda n: "<Aside type='bug'>x</Aside>\n\n:::bug\ny\n:::\n\n" * n,
    "embeds": lambda n: "<YouTube id='a' />\n\n::youtube{id=a}\n\n" * n,
    "headings": lambda n: "## {'a'} x\n\n" * n,
    "links": lambda n: "<a href='https://example.org'>x</a>\n\n" * n,
    "lists": lambda n: "<ul>" + "<li>x</li>" * n + "</ul>\n\n" + "- [x] y\n" * n,
    "what is wrong": lambda n: "{f()}\n\n<a>\n\n<Unknown />\n\n" * n,
}


@pytest.mark.parametrize("text_of", GROWING.values(), ids=GROWING)
def test_time_is_in_proportion_to_the_number_of_anything(
    site: Site, text_of: Callable[[int], str]
) -> None:
    def build(text: str) -> None:
        site.write({"a.mdx": article("A", text)})
        assert "blog/a" in site.build("pseudoxml", fresh=True).env.found_docs

    assert growth(build, text_of, 400) <= AT_MOST
