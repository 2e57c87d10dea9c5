"""Pictures, and what other sites show: ``<Image>``, ``<YouTube>`` and their like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..embeds import Site
    from .element import Element

_SIZE = re.compile(r"\d+(?:\.\d+)?(?:px|%|em|rem)?")


def image(element: Element) -> list[nodes.Node]:
    """Make an image. An imported one is at the path of the import."""
    source = element.text("src")
    if not source:
        return element.paragraphs()
    given = {name: element.text(name) for name in ("width", "height", "class", "title")}
    given = {
        name: value
        for name, value in given.items()
        if value and (name in {"class", "title"} or _SIZE.fullmatch(value))
    }
    return [element.image(source, element.text("alt"), **given)]


def embedded(site: Site) -> Callable[[Element], list[nodes.Node]]:
    """Return a component that links to what it would embed."""

    def link(element: Element) -> list[nodes.Node]:
        names = site.named(element.names())
        href = next((href for name in names if (href := site.link(element.text(name)))), "")
        content = element.paragraphs()
        title = element.text("title", "alt", "label")
        if not href:
            message = f"{element.tag} does not say what to embed"
            element.expressions.warn(message, element.line, accepted=site.accepted)
            return [nodes.paragraph(title, title), *content] if title else content
        made = element.link(href, nodes.Text(title or href), classes=["external"])
        return [nodes.paragraph("", "", made), *content]

    return link
