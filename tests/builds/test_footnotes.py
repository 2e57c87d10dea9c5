"""Footnotes: each is shown, or warned of in its file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import article, block, words

if TYPE_CHECKING:
    from .building import Site

pytestmark = pytest.mark.across

SLIPS = """
Text [^not] and [^two], [^zebra], `[^note]` and \\[^note].

[^note]: Lost

[^two]: First

[^two]: Second

> [^Quoted]: Lost, too
"""


@pytest.mark.parametrize("name", ["a.md", "a.mdx"])
def test_a_footnote_that_is_not_shown_is_warned_of(site: Site, name: str) -> None:
    site.write({name: article("A", SLIPS)})
    built = site.build()
    path = f"content/{name}"
    said = [each.removesuffix(" [articles.reference]") for each in built.messages()]
    assert sorted(zip(built.places(), said, strict=True)) == [
        (
            f"{path}:12",
            "a footnote that is defined before, in line 10, is not shown again"
            " (found '[^two]:'); accepted: a label of its own",
        ),
        (
            f"{path}:14",
            "a footnote that nothing refers to is not shown"
            " (found '[^quoted]:'); accepted: a reference [^quoted] in the same file",
        ),
        (
            f"{path}:6",
            "a reference to a footnote that is not defined stays text"
            " (found '[^not]'); accepted: [^note]",
        ),
        (
            f"{path}:8",
            "a footnote that nothing refers to is not shown"
            " (found '[^note]:'); accepted: a reference [^note] in the same file",
        ),
    ]
    assert words(built.page("blog/a"), "aside.footnote > p") == ["First"]


CONTAINERS = {
    "a directive": ":::{tip}\nINSIDE\n:::",
    "a directive in backticks": "```{note}\nINSIDE\n```",
    "a directive in another": "::::{tip}\n:::{note}\nINSIDE\n:::\n::::",
    "a directive in a list": "- x\n\n  :::{tip}\n  INSIDE\n  :::",
    "a directive in a quotation": "> :::{tip}\n> INSIDE\n> :::",
    "a quotation in a directive": ":::{tip}\n> INSIDE\n:::",
    "an aside": ":::tip\nINSIDE\n:::",
    "an element": "<Aside>\n\nINSIDE\n\n</Aside>",
}


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
@pytest.mark.parametrize("container", CONTAINERS.values(), ids=CONTAINERS)
def test_a_footnote_may_be_defined_anywhere(site: Site, container: str, builder: str) -> None:
    inside = container.replace("INSIDE", "[^tip]: The okapi")
    site.write({"a.mdx": article("A", f"Before [^tip].\n\n{inside}\n\nAfter [^tip].")})
    built = site.build(builder)
    assert built.warnings == []
    if builder != "html":
        return
    page = built.page("blog/a")
    note = page.select_one("aside.footnote")
    assert "The okapi" in note.get_text()
    links = [each["href"] for each in page.select("a.footnote-reference")]
    assert links == [f"#{note['id']}"] * 2


def test_what_only_looks_like_a_definition_in_a_directive_is_none(site: Site) -> None:
    code = "```{code-block} text\n[^a]: x\n```"
    site.write({"a.md": article("A", f"Before [^a], *[^a]*.\n\n{code}\n\n## Head [^a]\n")})
    built = site.build()
    assert built.warnings == []
    page = built.page("blog/a")
    assert "Before [^a], [^a]." in words(page, ".e-content p")
    assert page.select("a.footnote-reference") == []


def test_footnotes_of_a_partial_that_is_shown_twice_are_warned_of_as_if_once(site: Site) -> None:
    site.configure('articles_collections = {"blog": {"path": "../content", "pattern": "*.mdx"}}')
    part = block("""
        X [^a].

        [^a]: One
        [^a]: Two
        """)
    body = 'import P from "./parts/p.md"\n\n<P />\n\n<P />\n\nHere [^a], [^1].'
    site.write({"a.mdx": article("A", body), "content/parts/p.md": part})
    built = site.build()
    assert built.places() == ["content/parts/p.md:4"]
    assert words(built.page("blog/a"), "aside.footnote > p") == ["One"]
