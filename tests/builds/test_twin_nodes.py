"""How nodes are written as Markdown: every class there is, and text that would mean something."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from sphinx import addnodes

from sphinxext.articles import nodes as ours
from sphinxext.articles.markdown_writer import Place, markdown_of
from sphinxext.articles.markdown_writer.base import BLOCKS, INLINES, NOTHING

from .twins import rendered

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACE = Place(address="https://example.org/a/b.html", downloads="https://example.org/_downloads/")
HTML = {
    nodes.raw, ours.html_block, ours.html_css, ours.html_file, ours.html_image, ours.html_inline,
    ours.html_link, ours.html_tag,
}  # fmt: skip
"""What is made nodes of docutils first."""
ABSTRACT = {addnodes._desc_classes_injector, addnodes.translatable}
DESIGN = ("aside", "badges_buttons", "dropdown", "icons", "shared", "steps", "tabs")


def defined_in(module: object) -> list[type[nodes.Element]]:
    """Return the classes of nodes that a module defines."""
    name = module.__name__  # type: ignore[attr-defined]
    found = [each for _, each in inspect.getmembers(module, inspect.isclass)]
    return [each for each in found if each.__module__ == name and issubclass(each, nodes.Element)]


KNOWN = [
    *(getattr(nodes, name) for name in nodes.node_class_names if name not in {"Text", "document"}),
    *(each for each in defined_in(addnodes) if each not in ABSTRACT),
    *defined_in(ours),
]
OTHERS = [each for name in DESIGN for each in defined_in(import_module(f"sphinx_design.{name}"))]
NEEDS = {
    "heading-level": 2, "jump": 1, "given": {}, "tag": "div", "uri": "a.png", "alt": "word",
    "checked": True, "format": "html", "number": "", "attribute": "src", "address": "x",
}  # fmt: skip


def document(*children: nodes.Node) -> nodes.document:
    made = new_document("test", get_default_settings(Parser()))
    made.children = list(children)
    return made


def markdown(*children: nodes.Node) -> str:
    return markdown_of(document(*children), PLACE)[0]


@pytest.mark.parametrize("kind", KNOWN, ids=lambda kind: kind.__name__)
def test_every_class_of_docutils_of_sphinx_and_of_ours_is_decided_on(
    kind: type[nodes.Element],
) -> None:
    decided = BLOCKS.keys() | INLINES.keys() | NOTHING | HTML
    assert kind in decided or issubclass(kind, addnodes.desc_sig_element)


def with_word(kind: type[nodes.Element]) -> nodes.Element:
    """Return a node that says a word."""
    inner: nodes.Node = nodes.Text("word")
    if not issubclass(kind, nodes.TextElement) or issubclass(kind, nodes.topic):
        inner = nodes.paragraph("", "word")
    if issubclass(kind, nodes.Inline | nodes.math_block):
        inner = nodes.Text("word")
    made = kind("", **NEEDS) if kind is not nodes.Text else kind("")
    made.children = [] if kind in {ours.html_image, ours.measured_image, nodes.image} else [inner]
    return made


@pytest.mark.parametrize("kind", [*KNOWN, *OTHERS], ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("inline", [True, False])
def test_whatever_a_node_says_is_written(kind: type[nodes.Element], inline: bool) -> None:
    node = with_word(kind)
    holder = nodes.paragraph("", "", nodes.Text("before "), nodes.Text(" after"))
    holder.children.insert(1, node)
    text = markdown(holder if inline else node)
    nobody_sees = any(issubclass(kind, each) for each in NOTHING) or kind in {
        ours.html_file,
        ours.html_css,
    }
    silent = nobody_sees or kind in {
        nodes.transition, ours.thematic_break, ours.task_box, ours.html_link, ours.html_tag,
    }  # fmt: skip
    assert ("word" in text) or silent
    assert ("before" in text) == inline


def test_nodes_of_strangers_keep_what_they_hold_and_say_when_they_hold_nothing() -> None:
    class outer(nodes.General, nodes.Element): ...  # noqa: N801

    class leaf(nodes.Inline, nodes.Element): ...  # noqa: N801

    class mermaid(nodes.General, nodes.Inline, nodes.Element): ...  # noqa: N801

    box = outer("", nodes.paragraph("", "kept"), leaf(""), mermaid("", code="graph `x`"))
    text, lost = markdown_of(document(box), PLACE)
    assert text == "kept\n\n```mermaid\ngraph `x`\n```\n"
    assert lost == {"leaf"}


SPECIAL = "\\`*_{}[]()<>#+-.!|~$&^=:'\"“é 字\n1a"
words = st.text(st.sampled_from(SPECIAL), min_size=1, max_size=8)


def marked(inner: st.SearchStrategy[nodes.Node]) -> st.SearchStrategy[nodes.Node]:
    kinds = (nodes.emphasis, nodes.strong, ours.struck, nodes.subscript, nodes.inline)
    return st.builds(
        lambda kind, children: kind("", "", *children),
        st.sampled_from(kinds),
        st.lists(inner, min_size=1, max_size=3),
    )


lines = st.recursive(
    words.map(nodes.Text)
    | words.map(lambda text: nodes.literal(text, text))
    | words.map(lambda text: nodes.reference("", "", nodes.Text(f"l{text}"), refuri="x y(z).html")),
    marked,
    max_leaves=6,
)
paragraphs = st.lists(lines, min_size=1, max_size=4).map(
    lambda children: nodes.paragraph("", "", *children)
)


def boxed(inner: st.SearchStrategy[nodes.Node]) -> st.SearchStrategy[nodes.Node]:
    several = st.lists(inner, min_size=1, max_size=3)
    items = st.lists(several.map(lambda children: nodes.list_item("", *children)), min_size=1)
    return (
        several.map(lambda children: nodes.block_quote("", *children))
        | several.map(lambda children: nodes.container("", *children))
        | several.map(lambda children: nodes.note("", *children))
        | items.map(lambda children: nodes.bullet_list("", *children))
        | items.map(lambda children: nodes.enumerated_list("", *children, start=3))
    )


blocks = st.recursive(
    paragraphs
    | words.map(lambda text: nodes.literal_block(text, text, language="python"))
    | words.map(lambda text: nodes.rubric("", text, **{"heading-level": 2}))
    | st.just(0).map(lambda _: ours.thematic_break()),
    boxed,
    max_leaves=6,
)


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(st.lists(blocks, min_size=1, max_size=4))
def test_whatever_a_page_says_is_read_again_letter_by_letter(children: list[nodes.Node]) -> None:
    text = markdown(*children)
    assert letters(rendered(text).get_text()) == letters(said_in_order(children)), text


def said_in_order(children: Sequence[nodes.Node]) -> str:
    parts = []
    for child in children:
        if isinstance(child, nodes.Text):
            parts.append(str(child))
        else:
            parts += ["Note" * isinstance(child, nodes.note), said_in_order(child.children)]
    return "".join(parts)


@given(st.lists(blocks, min_size=1, max_size=3))
def test_code_is_read_again_as_it_was(children: list[nodes.Node]) -> None:
    found = document(*children).findall(nodes.literal_block)
    codes = [
        each.get_text().removesuffix("\n") for each in rendered(markdown(*children)).select("pre")
    ]
    assert codes == [each.astext().removesuffix("\n") for each in found]


def cell(*children: nodes.Node, **given: object) -> nodes.entry:
    return nodes.entry("", *children, **given)


@given(st.lists(st.lists(paragraphs | blocks, min_size=2, max_size=2), min_size=1, max_size=3))
def test_cells_of_tables_are_read_again_letter_by_letter(rows: list[list[nodes.Node]]) -> None:
    body = nodes.tbody("", *(nodes.row("", *map(cell, row)) for row in rows))
    table = nodes.table("", nodes.tgroup("", nodes.colspec(), nodes.colspec(), body, cols=2))
    found = [each.get_text() for each in rendered(markdown(table)).select("tbody td")]
    assert len(found) == 2 * len(rows), markdown(table)
    expected = [said_in_order([each]) for row in rows for each in row]
    assert list(map(letters, found)) == list(map(letters, expected)), markdown(table)
