"""Pictures, and what other sites show: ``<Image>``, ``<YouTube>`` and their like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

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


def embedded(address: str) -> Callable[[Element], list[nodes.Node]]:
    """Return a component that links to what it would embed; *address* is for a bare id."""

    def link(element: Element) -> list[nodes.Node]:
        given = element.text("id", "url", "href", "src", "videoid", "videoId", "post")
        if not given:
            return element.paragraphs()
        href = given if "://" in given else address.format(given)
        title = element.text("title", "alt", "label") or href
        return [
            nodes.paragraph("", "", element.link(href, nodes.Text(title), classes=["external"])),
            *element.paragraphs(),
        ]

    return link
