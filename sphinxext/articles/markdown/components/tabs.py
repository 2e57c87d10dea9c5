"""``<Tabs syncKey="…">`` and ``<TabItem label="…">``: sphinx-design's tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx_design.shared import create_component, is_component

if TYPE_CHECKING:
    from .element import Element


def tabs(element: Element) -> list[nodes.Node]:
    """Make a set of tabs; what is no tab stands before it."""
    blocks = element.paragraphs()
    items = [
        each
        for each in blocks
        if isinstance(each, nodes.Element) and is_component(each, "tab-item")
    ]
    others = [each for each in blocks if each not in items]
    if not items:
        return others
    group = element.text("syncKey")
    for item in items:
        label = item[0]
        if group and isinstance(label, nodes.Element):
            label["sync_group"], label["sync_id"] = group, label.astext()
    return [*others, create_component("tab-set", classes=["sd-tab-set"], children=items)]


def tab_item(element: Element) -> list[nodes.Node]:
    """Make a tab: a label and its content."""
    text = element.text("label", "title", "name", "value") or "…"
    label = nodes.rubric(text, text, classes=["sd-tab-label"])
    content = element.paragraphs()
    if not element.is_within("Tabs"):
        return [nodes.rubric(text, text), *content]
    panel = create_component("tab-content", classes=["sd-tab-content"], children=content)
    return [
        create_component(
            "tab-item", classes=["sd-tab-item"], children=[label, panel], selected=False
        )
    ]
