"""A node in the place of another is found by whoever refers to that, whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes

import sphinxext.articles
from sphinxext.articles.replaced_nodes import exchange

PACKAGE = Path(sphinxext.articles.__file__).parent
NEW = {
    "nothing": [],
    "text": [nodes.Text("a")],
    "text before an element": [nodes.Text("a"), nodes.emphasis()],
    "an element": [nodes.emphasis(), nodes.Text("a")],
}


@pytest.mark.parametrize("new", NEW.values(), ids=NEW)
def test_what_a_node_is_called_is_kept(new: list[nodes.Node]) -> None:
    paragraph = nodes.paragraph("", "", nodes.inline(ids=["a"], names=["b"], classes=["c"]))
    exchange(paragraph[0], [each.deepcopy() for each in new])
    assert [each["ids"] for each in paragraph.findall(nodes.Element)][1] == ["a"]
    assert paragraph.astext() == "".join(each.astext() for each in new)


def test_nothing_is_put_before_text_for_a_node_without_a_name() -> None:
    paragraph = nodes.paragraph("", "", nodes.inline(classes=["c"]))
    exchange(paragraph[0], nodes.Text("a"))
    assert paragraph.pformat() == "<paragraph>\n    a\n"


def test_no_module_replaces_nodes_in_another_way() -> None:
    found = [path.name for path in PACKAGE.rglob("*.py") if ".replace_self(" in path.read_text()]
    assert found == ["replaced_nodes.py"]
