"""An aside is the same in all three spellings, of whatever kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from sphinxext.articles.markdown.admonition_kinds import KINDS

from .building import article

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Site

    Admonitions = dict[str, list[nodes.Element]]

OF_ASTRO = (
    "note", "tip", "hint", "important", "attention", "caution", "warning", "danger", "error",
    "info", "primary", "secondary", "insight", "success", "abstract", "summary", "example",
    "quote", "cite", "todo", "tldr", "faq", "question", "help", "check", "done", "failure",
    "fail", "missing", "bug", "warn",
)  # fmt: skip
SPELLINGS = (
    ":::{kind}\nText *here*.\n:::\n\n"
    "> [!{KIND}]\n> Text *here*.\n\n"
    '<Aside type="{kind}">Text *here*.</Aside>\n\n'
    ":::{kind}[Of its own]\nText.\n:::\n\n"
    "> [!{KIND}] Of its own\n> Text.\n\n"
    '<Aside type="{kind}" title="Of its own">Text.</Aside>\n'
)


@pytest.fixture(scope="module")
def admonitions(new_site: Callable[[], Site]) -> Admonitions:
    """Return the admonitions of one article for each kind, in the order of SPELLINGS."""
    site = new_site()
    site.write({
        f"{kind}.mdx": article(kind, SPELLINGS.format(kind=kind, KIND=kind.upper()))
        for kind in (*KINDS, "duck")
    })  # fmt: skip
    built = site.build()
    assert built.warnings == []
    return {
        kind: list(built.env.get_doctree(f"blog/{kind}").findall(_is_admonition))
        for kind in (*KINDS, "duck")
    }


def _is_admonition(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Admonition) and isinstance(node, nodes.Element)


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_spellings_make_one_doctree(admonitions: Admonitions, kind: str) -> None:
    shown = [each.pformat() for each in admonitions[kind]]
    assert shown[0] == shown[1] == shown[2]
    assert shown[3] == shown[4] == shown[5]


@pytest.mark.parametrize("kind", OF_ASTRO)
def test_what_astro_s_sites_use_is_known(kind: str) -> None:
    assert kind in KINDS


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("warning", "<warning>\n"),
        ("bug", '<admonition classes="danger">\n    <title>\n        Bug\n'),
        ("check", '<admonition classes="tip">\n    <title>\n        Check\n'),
        ("faq", '<admonition classes="hint">\n    <title>\n        FAQ\n'),
    ],
)
def test_a_kind_has_the_nearest_look_and_its_own_word(
    admonitions: Admonitions, kind: str, shown: str
) -> None:
    assert admonitions[kind][0].pformat().startswith(shown)


def test_a_kind_that_nobody_knows_looks_like_a_note(admonitions: Admonitions) -> None:
    shown = [each.pformat() for each in admonitions["duck"]]  # :::duck is a frame
    assert shown[0] == shown[1]
    assert shown[0].startswith('<admonition classes="note duck">\n    <title>\n        Duck\n')
    assert shown[2] == shown[3] == shown[4]


def test_a_kind_is_a_class_whatever_it_is(site: Site) -> None:
    site.write({"a.mdx": article("A", '<Aside type=" Very &lt;odd&gt; ">x</Aside>')})
    built = site.build()
    assert built.warnings == []
    [made] = built.env.get_doctree("blog/a").findall(_is_admonition)
    assert made["classes"] == ["note", "very-odd"]
    assert made[0].astext() == "Very <odd>"


def test_the_reference_names_all_kinds() -> None:
    page = Path(__file__).parents[2] / "docs/reference/markdown.md"
    section = page.read_text("utf-8").partition("## Kinds of asides")[2].partition("\n## ")[0]
    assert [kind for kind in KINDS if f"`{kind}`" not in section] == []
