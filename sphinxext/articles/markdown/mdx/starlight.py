"""Starlight's smaller components: badges, buttons, code, lists with a look of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx_design.shared import create_component, is_component

from ...widgets.buttons import button_classes
from .limits import Unknown
from .values import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .element import Element


_COLOURS = {
    "note": "info", "tip": "success", "success": "success", "caution": "warning",
    "danger": "danger", "default": "secondary",
}  # fmt: skip
_LINES = re.compile(r"[\d\s,-]+")


def badge(element: Element) -> list[nodes.Node]:
    """Make a badge."""
    text = element.text("text") or "".join(block.astext() for block in element.blocks())
    colour = _COLOURS.get(element.text("variant"), "secondary")
    classes = ["sd-sphinx-override", "sd-badge", f"sd-outline-{colour}"]
    return [nodes.inline(text, text, classes=classes)]


def link_button(element: Element) -> list[nodes.Node]:
    """Make a link that looks like a button."""
    content = element.inline()
    href = element.text("href")
    if not href or content is None:
        return element.paragraphs()
    classes = button_classes(element.text("variant") or "primary")
    return [element.link(href, *(content or [nodes.Text(href)]), classes=classes)]


def code(element: Element) -> list[nodes.Node]:
    """Make a code block."""
    text = element.text("code")
    if not text:
        return element.paragraphs()
    words = [element.text("lang") or "text"]
    if title := element.text("title"):
        words.append("title='{}'".format(title.replace("'", "’")))
    for name in ("mark", "ins", "del"):
        listed = _listed(element.props.get(name))
        if _LINES.fullmatch(listed):
            words.append(f"{{{listed}}}")
    return [element.fence(text, " ".join([*words, element.text("meta")]))]


def _listed(lines: Any) -> str:
    try:
        return ",".join(map(as_text, lines)) if isinstance(lines, list) else as_text(lines)
    except Unknown:
        return ""


def steps(element: Element) -> list[nodes.Node]:
    """Mark the ordered list inside as steps."""
    blocks = element.paragraphs()
    for ordered in _of(blocks, nodes.enumerated_list):
        ordered["classes"].append("sd-steps")
        for item in ordered.children:
            if isinstance(item, nodes.list_item):
                item["classes"].append("sd-step")
    return blocks


def file_tree(element: Element) -> list[nodes.Node]:
    """Mark the list inside as a tree of files."""
    blocks = element.paragraphs()
    for bullets in _of(blocks, nodes.bullet_list):
        bullets["classes"].append("file-tree")
    return blocks


def dropped(element: Element) -> list[nodes.Node]:
    """Leave an element out."""
    return []


def _of(blocks: Iterable[nodes.Node], kind: type[nodes.Element]) -> Iterable[nodes.Element]:
    return (block for block in blocks if isinstance(block, kind))


def tabs(element: Element) -> list[nodes.Node]:
    """Make a set of tabs; what is no tab stands before it."""
    items: list[nodes.Element] = []
    others: list[nodes.Node] = []
    for node in element.paragraphs():
        if isinstance(node, nodes.Element) and is_component(node, "tab-item"):
            items.append(node)
        else:
            others.append(node)
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
