"""``<Card>``, ``<CardGrid>`` and ``<LinkCard>``: sphinx-design's cards and grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx_design.shared import create_component, is_component

if TYPE_CHECKING:
    from .element import Element


def card(element: Element) -> list[nodes.Node]:
    """Make a card with a title."""
    title, href = element.text("title"), element.text("href")
    return [_card(element, title, href, element.paragraphs())]


def link_card(element: Element) -> list[nodes.Node]:
    """Make a card that is a link as a whole."""
    href = element.text("href")
    title = element.text("title") or href
    description = element.text("description")
    content = [nodes.paragraph(description, description)] if description else []
    return [_card(element, title, href, [*content, *element.paragraphs()])]


def card_grid(element: Element) -> list[nodes.Node]:
    """Make a grid of two columns of everything inside."""
    row = create_component(
        "grid-row",
        ["sd-row", "sd-row-cols-1", "sd-row-cols-xs-1", "sd-row-cols-sm-2", "sd-g-3"],
    )
    for block in element.paragraphs():
        column = create_component("grid-item", ["sd-col", "sd-d-flex-row"], children=[block])
        if isinstance(block, nodes.Element) and is_component(block, "card"):
            block["classes"] = [
                *(name for name in block["classes"] if name != "sd-mb-3"),
                "sd-w-100",
            ]
        row += column
    if not row.children:
        return []
    classes = ["sd-container-fluid", "sd-sphinx-override", "sd-mb-4"]
    return [create_component("grid-container", classes, children=[row])]


def _card(element: Element, title: str, href: str, content: list[nodes.Node]) -> nodes.container:
    classes = ["sd-card", "sd-sphinx-override", "sd-mb-3", "sd-shadow-sm"]
    for block in content:
        if isinstance(block, nodes.paragraph):
            block["classes"].append("sd-card-text")
    body = create_component("card-body", ["sd-card-body"], children=content)
    if title:
        text: nodes.Node = nodes.Text(title)
        if href:
            text = element.link(href, text, classes=["sd-stretched-link"])
            classes.append("sd-card-hover")
        heading = nodes.paragraph("", "", text, classes=["sd-card-title", "sd-font-weight-bold"])
        body.insert(0, heading)
    return create_component("card", classes, children=[body])
