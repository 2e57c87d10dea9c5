"""``<Aside type="tip" title="…">``: an admonition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from .element import Element

_NODES: dict[str, type[nodes.Element]] = {
    "note": nodes.note, "info": nodes.note, "tip": nodes.tip, "success": nodes.tip,
    "important": nodes.important, "caution": nodes.caution, "warning": nodes.warning,
    "warn": nodes.warning, "danger": nodes.danger, "error": nodes.danger,
}  # fmt: skip


def aside(element: Element) -> list[nodes.Node]:
    """Make an admonition."""
    kind = (element.text("type", "variant", "kind") or "note").lower()
    title = element.text("title")
    content = element.paragraphs()
    admonition = _NODES.get(kind, nodes.note)
    if not title:
        return [admonition("", *content)] if content else []
    heading = nodes.title(title, title)
    return [nodes.admonition("", heading, *content, classes=[admonition.__name__])]
