"""Start tags in HTML that an author's attributes can stand in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..html_tokens import FOREIGN, VOID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator


_NAME_IN_XML = re.compile(r"(?:(?:xml|xlink|epub):)?[A-Za-z_][\w.-]*+", re.ASCII)


def start_tag(
    self: HTML5Translator,
    node: nodes.Element,
    tag: str,
    given: Mapping[str, str],
    *,
    closed: bool = False,
) -> str:
    """Write a start tag with whatever attributes an author has given, and the node's own.

    The writer's own takes attributes as arguments, whose names an author must not choose. It is
    well-formed in EPUB, which is XML.
    """
    attributes = {name.lower(): value for name, value in given.items()}
    classes = [*node["classes"], *attributes.pop("class", "").split()]
    if classes:
        attributes["class"] = " ".join(dict.fromkeys(classes))
    for identity in node["ids"][:1]:
        attributes["id"] = identity
    if self.builder.name == "epub":
        attributes = {
            name: value for name, value in attributes.items() if _NAME_IN_XML.fullmatch(name)
        }
        if tag in FOREIGN:
            attributes.setdefault("xmlns", FOREIGN[tag])
        if any(name.startswith("xlink:") for name in attributes):
            attributes["xmlns:xlink"] = "http://www.w3.org/1999/xlink"
    written = "".join(
        f' {name}="{self.attval(value)}"' for name, value in sorted(attributes.items())
    )
    more = "".join(f'<span id="{identity}"></span>' for identity in node["ids"][1:])
    if tag in VOID or closed:
        return f"{more}<{tag}{written} />"
    return f"<{tag}{written}>{more}"
