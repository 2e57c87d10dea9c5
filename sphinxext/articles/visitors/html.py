"""Raw HTML of authors."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..html_addresses import renamed
from ..html_tokens import VOID
from ..nodes import (
    html_block,
    html_css,
    html_file,
    html_image,
    html_inline,
    html_link,
    html_tag,
)
from .base import NOTHING, SKIPPED, nothing, register, written_as
from .start_tags import start_tag

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def _with_files(self: HTML5Translator, node: nodes.Element) -> dict[str, str]:
    """Return the attributes of an element, with files at the addresses they are copied to."""
    files = (file for file in node.children if isinstance(file, html_file))
    addresses = {(file["attribute"], file["address"]): _copied(self, file) for file in files}
    return renamed(node.get("tag", "img"), node["given"], addresses)


def _copied(self: HTML5Translator, file: html_file) -> str:
    """Return where a file is copied to; nothing in a book, which has none of them."""
    if not self.builder.download_support or "filename" not in file:
        return ""
    path: str = posixpath.join(self.builder.dlpath, quote(file["filename"]))
    return path + str(file["suffix"])


def _visit_html_tag(self: HTML5Translator, node: html_tag) -> None:
    given = _with_files(self, node)
    if node["tag"] != "source" or given.keys() & {"src", "srcset"}:
        closed = node.get("closed", False)
        self.body.append(start_tag(self, node, node["tag"], given, closed=closed))


def _visit_html_css(self: HTML5Translator, node: html_css) -> None:
    css = _with_files(self, node).get("", "")
    self.body.append(self.encode(css) if self.builder.name == "epub" else css)


def _visit_html_image(self: HTML5Translator, node: html_image) -> None:
    uri = node["uri"]
    if uri in self.builder.images:
        uri = f"{self.builder.imgpath}/{quote(self.builder.images[uri])}"
    self.body.append(start_tag(self, node, "img", {**_with_files(self, node), "src": uri}))


def _visit_html_link(self: HTML5Translator, node: html_link) -> None:
    attribute = node["attribute"]
    given = {name: value for name, value in _with_files(self, node).items() if name != attribute}
    if node.get("refuri"):
        given[attribute] = node["refuri"]
    self.body.append(start_tag(self, node, node["tag"], given))


def _visit_element(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(start_tag(self, node, _element_name(self, node), _with_files(self, node)))


def _depart_element(self: HTML5Translator, node: nodes.Element) -> None:
    if node["tag"] not in VOID:
        self.body.append(f"</{_element_name(self, node)}>")


def _element_name(self: HTML5Translator, node: nodes.Element) -> str:
    """Return the name of an element; in a book, which is XML, none with a prefix."""
    name = str(node["tag"])
    return name.replace(":", "-") if self.builder.name == "epub" else name


def _break_paragraph(self: Any, node: nodes.Element) -> None:
    self.ensure_eol()
    self.body.append(".sp\n")


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    register(app, html_link, (_visit_html_link, nothing), NOTHING)
    register(app, html_tag, (_visit_html_tag, nothing), NOTHING)
    register(app, html_css, (_visit_html_css, nothing), NOTHING)
    register(app, html_file, SKIPPED, SKIPPED)
    register(app, html_image, (_visit_html_image, nothing), written_as("image"))
    element = (_visit_element, _depart_element)
    register(app, html_block, element, NOTHING, man=(_break_paragraph, nothing))
    register(app, html_inline, element, NOTHING)
