"""What widgets and pages of ours are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from ..nodes import (
    aside,
    excerpt,
    folded,
    isolated,
    landmark,
    measured_image,
    moment,
    ornament,
    part,
    placeholder,
    preview_image,
    progress,
    spoken_section,
    summary,
)
from .base import NOTHING, SKIPPED, element, nothing, register, written_as
from .start_tags import start_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def _visit_measured_image(self: HTML5Translator, node: nodes.image) -> None:
    uri = node["uri"]
    if uri in self.builder.images:
        uri = f"{self.builder.imgpath}/{quote(self.builder.images[uri])}"
    given = {"src": uri, "alt": node.get("alt", "")}
    # Not as `width` and `height`: Sphinx takes pictures with these for scaled, and links them.
    given |= dict(zip(("width", "height"), map(str, node.get("size", ())), strict=False))
    given |= {"loading": "lazy"} if node.get("lazy") else {}
    inline = isinstance(node.parent, nodes.TextElement)
    self.body.append(start_tag(self, node, "img", given) + ("" if inline else "\n"))


def _visit_progress(self: HTML5Translator, node: progress) -> None:
    given = {"value": str(node["value"]), "max": str(node["max"]), "aria-hidden": "true"}
    self.body.append(start_tag(self, node, "progress", given))


def _depart_progress(self: HTML5Translator, node: progress) -> None:
    self.body.append("</progress>\n")


def _visit_spoken_section(self: HTML5Translator, node: spoken_section) -> None:
    self.section_level += 1
    said = {name: node[name] for name in ("lang", "dir") if node.get(name)}
    self.body.append(self.starttag(node, "section", **said))


def _skip_aside(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    if node.get("aside"):
        raise nodes.SkipNode


def _space_in_man(self: Any, node: nodes.Element) -> None:
    """Begin a paragraph: groff's writer has none before the first child of anything."""
    _skip_aside(self, node)
    self.ensure_eol()
    self.body.append(".sp\n")


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    app.add_node(placeholder)
    register(app, excerpt, element("div"), NOTHING)
    register(app, landmark, element("nav", "aria-label"), NOTHING, man=(_space_in_man, nothing))
    register(app, aside, element("div"), SKIPPED)
    register(app, folded, element("details"), (_skip_aside, nothing), man=(_space_in_man, nothing))
    register(app, summary, element("summary"), written_as("paragraph"))
    register(app, moment, element("time", "datetime"), NOTHING)
    register(app, part, element("li", "aria-current", "lang", "dir"), written_as("list_item"))
    register(app, isolated, element("bdi"), NOTHING)
    register(app, preview_image, SKIPPED, SKIPPED)
    register(app, measured_image, (_visit_measured_image, nothing), written_as("image"))
    register(app, ornament, (_visit_measured_image, nothing), SKIPPED)
    register(app, progress, (_visit_progress, _depart_progress), SKIPPED)
    app.add_node(spoken_section, html=(_visit_spoken_section, written_as("section")[1]))
