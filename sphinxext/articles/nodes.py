"""Nodes: a placeholder for what the catalogue decides, and HTML's words that docutils lacks."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from .html_addresses import renamed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class placeholder(nodes.General, nodes.Element):
    """Stands for a widget until the catalogue is asked (:class:`.catalogue.views.Request`)."""


class excerpt(nodes.General, nodes.Element):
    """The first words of the article ``docname``, wherever they are shown.

    It is ``unlinked`` where it is in a link itself.
    """


class landmark(nodes.General, nodes.Element):
    """A region with a name: ``<nav aria-label>`` (WAI-ARIA ``navigation``)."""


class aside(nodes.General, nodes.Element):
    """What only readers of HTML need: shortcuts to where the page leads anyhow."""


class folded(nodes.General, nodes.Element):
    """A ``<details>`` whose first child is its summary. An ``aside`` is left out of print."""


class summary(nodes.Part, nodes.TextElement):
    """The ``<summary>`` of a folded part."""


class moment(nodes.Inline, nodes.TextElement):
    """A date: ``<time datetime>``."""


class part(nodes.Part, nodes.Element):
    """A list item that may be the current one: ``<li aria-current="page">``."""


class html_image(nodes.image):
    """An ``<img>`` of raw HTML, with its attributes as ``given``."""


class preview_image(nodes.image):
    """A picture that is copied for link previews, but shown on no page."""


class measured_image(nodes.image):
    """A picture that says its ``size`` in pixels; ``lazy`` if it can wait."""


class ornament(nodes.image):
    """A picture that says nothing which the text beside it does not say; HTML alone shows it."""


class filter_controls(nodes.General, nodes.Element):
    """What readers filter the list beside it with: their ``picks``, and the ``texts`` for it.

    It has no text of its own, so that search finds none. HTML alone shows it, to scripts.
    """


class progress(nodes.General, nodes.Element):
    """How far ``value`` is on the way to ``max``, as a bar; the text beside it says it, too."""


class spoken_section(nodes.section):
    """A section in a language of its own: ``lang``, and ``dir`` if it is written the other way."""

    tagname = "section"  # Sphinx goes by it to tell what a label stands for


class isolated(nodes.Inline, nodes.TextElement):
    """Text that may be written the other way than what is around it: ``<bdi>``."""


class html_link(nodes.Inline, nodes.Element):
    """The start tag of a link in raw HTML, its ``tag`` and the attributes ``given``: ``attribute``
    is the one that leads to ``refuri``, once it is known where that is."""


class html_tag(nodes.Inline, nodes.Element):
    """A start tag of raw HTML that names files: its ``tag`` and the attributes ``given``.

    It is ``closed`` if it ends with a slash, which counts in SVG.
    """


class html_css(nodes.Inline, nodes.Element):
    """The text in a ``<style>`` of raw HTML that names files, ``given`` without a name."""


class html_file(addnodes.download_reference):
    """A file that an ``attribute`` of the element around it names by ``address``; never shown."""


class task_box(nodes.Inline, nodes.Element):
    """The box of a task, ``checked`` or not, which is ``said`` in words; ``enabled`` if readers may
    change it."""


class jumped_section(nodes.section):
    """A section whose heading is ``jump`` levels lower than its place in the tree says."""

    tagname = "section"


class subheading(nodes.rubric):
    """A heading where no section may begin: in an aside, a quote, a list."""

    tagname = "rubric"


class thematic_break(nodes.General, nodes.Element):
    """``---``, anywhere; docutils allows its ``transition`` in few places."""


class struck(nodes.inline):
    """Text that is struck out: ``<del>``."""


class html_block(nodes.General, nodes.Element):
    """An element around blocks, with its ``tag`` and the attributes ``given``."""


class html_inline(nodes.Inline, nodes.TextElement):
    """An element in text, with its ``tag`` and the attributes ``given``."""


class unwrapped(nodes.paragraph):
    """Text where blocks are; HTML has no ``<p>`` around it."""


VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip


def _visit_jumped_section(self: HTML5Translator, node: jumped_section) -> None:
    self.section_level += node["jump"]
    self.visit_section(node)


def _depart_jumped_section(self: HTML5Translator, node: jumped_section) -> None:
    self.depart_section(node)
    self.section_level -= node["jump"]


def _visit_subheading_latex(self: Any, node: subheading) -> None:
    # LaTeX has names for no more levels than these.
    node["heading-level"] = min(node["heading-level"], 5)
    self.visit_rubric(node)


def _depart_subheading_latex(self: Any, node: subheading) -> None:
    self.depart_rubric(node)
    self.body.append(self.hypertarget_to(node))


def _mark_struck(self: Any, node: struck) -> None:
    self.add_text("~~")


_NAME_IN_XML = re.compile(r"(?:(?:xml|xlink|epub):)?[A-Za-z_][\w.-]*+", re.ASCII)
_OF_XML = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}


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
        if tag in _OF_XML:
            attributes.setdefault("xmlns", _OF_XML[tag])
        if any(name.startswith("xlink:") for name in attributes):
            attributes["xmlns:xlink"] = "http://www.w3.org/1999/xlink"
    written = "".join(
        f' {name}="{self.attval(value)}"' for name, value in sorted(attributes.items())
    )
    more = "".join(f'<span id="{identity}"></span>' for identity in node["ids"][1:])
    if tag in VOID or closed:
        return f"{more}<{tag}{written} />"
    return f"<{tag}{written}>{more}"


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


def _visit_html_link(self: HTML5Translator, node: html_link) -> None:
    attribute = node["attribute"]
    given = {name: value for name, value in _with_files(self, node).items() if name != attribute}
    if node.get("refuri"):
        given[attribute] = node["refuri"]
    self.body.append(start_tag(self, node, node["tag"], given))


def _visit_task_box(self: HTML5Translator, node: task_box) -> None:
    given = {"type": "checkbox", "class": "task-list-item-checkbox"}
    given["aria-label"] = node["said"]
    given |= {"checked": "checked"} if node["checked"] else {}
    given |= {} if node["enabled"] else {"disabled": "disabled"}
    self.body.append(f"{start_tag(self, node, 'input', given)} ")


def _visit_task_box_in_text(self: Any, node: task_box) -> None:
    self.add_text("☑ " if node["checked"] else "☐ ")
    raise nodes.SkipNode


def _visit_task_box_in_latex(self: Any, node: task_box) -> None:
    mark = r"\makebox[0pt][l]{\(\checkmark\)}" if node["checked"] else ""
    self.body.append(rf"{mark}\(\square\) ")


def _visit_task_box_in_markdown(self: Any, node: task_box) -> None:
    self.add("[x] " if node["checked"] else "[ ] ")


def _visit_task_box_elsewhere(self: Any, node: task_box) -> None:
    self.body.append("☑ " if node["checked"] else "☐ ")


def _visit(tag: str, *attributes: str) -> Any:
    def visit(self: HTML5Translator, node: nodes.Element) -> None:
        given = {name: node[name] for name in attributes if node.get(name)}
        self.body.append(self.starttag(node, tag, "", **given))

    def depart(self: HTML5Translator, node: nodes.Element) -> None:
        self.body.append(f"</{tag}>")

    return visit, depart


def _pass(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    pass


def _skip(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    raise nodes.SkipNode


def _skip_aside(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    if node.get("aside"):
        raise nodes.SkipNode


def _space_in_man(self: Any, node: nodes.Element) -> None:
    """Begin a paragraph: groff's writer has none before the first child of anything."""
    _skip_aside(self, node)
    self.ensure_eol()
    self.body.append(".sp\n")


def _as(name: str) -> Any:
    """Let other builders write a node as docutils' node *name*."""

    def visit(self: nodes.NodeVisitor, node: nodes.Element) -> None:
        getattr(self, f"visit_{name}")(node)

    def depart(self: nodes.NodeVisitor, node: nodes.Element) -> None:
        getattr(self, f"depart_{name}")(node)

    return visit, depart


def _visit_element(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(start_tag(self, node, _element_name(self, node), _with_files(self, node)))


def _depart_element(self: HTML5Translator, node: nodes.Element) -> None:
    if node["tag"] not in VOID:
        self.body.append(f"</{_element_name(self, node)}>")


def _element_name(self: HTML5Translator, node: nodes.Element) -> str:
    """Return the name of an element; in a book, which is XML, none with a prefix."""
    name = str(node["tag"])
    return name.replace(":", "-") if self.builder.name == "epub" else name


def _end_line(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("\n")


def _break_paragraph(self: Any, node: nodes.Element) -> None:
    self.ensure_eol()
    self.body.append(".sp\n")


def is_quoted(node: nodes.Node | None) -> bool:
    """Tell whether a node is in an excerpt: what is wrong with it is told of its article."""
    while node is not None and not isinstance(node, excerpt):
        node = node.parent
    return node is not None


def document_of(node: addnodes.pending_xref) -> str | None:
    """Return the document a link is for: MyST's own kind, or a ``doc`` role."""
    if node.get("refdomain") == "doc":
        return str(node["reftarget"])
    if node["reftype"] == "doc":
        return str(docname_join(node.get("refdoc", ""), node["reftarget"]))
    return None


def setup(app: Sphinx) -> None:
    """Register the nodes with a visitor for every builder."""
    app.add_node(placeholder)
    for node, html, other in (
        (excerpt, _visit("div"), (_pass, _pass)),
        (landmark, _visit("nav", "aria-label"), (_pass, _pass)),
        (aside, _visit("div"), (_skip, _pass)),
        (folded, _visit("details"), (_skip_aside, _pass)),
        (summary, _visit("summary"), _as("paragraph")),
        (moment, _visit("time", "datetime"), (_pass, _pass)),
        (part, _visit("li", "aria-current", "lang", "dir"), _as("list_item")),
        (isolated, _visit("bdi"), (_pass, _pass)),
        (measured_image, (_visit_measured_image, _pass), _as("image")),
        (ornament, (_visit_measured_image, _pass), (_skip, _pass)),
        (progress, (_visit_progress, _depart_progress), (_skip, _pass)),
        (html_link, (_visit_html_link, _pass), (_pass, _pass)),
        (preview_image, (_skip, _pass), (_skip, _pass)),
        (html_tag, (_visit_html_tag, _pass), (_pass, _pass)),
        (html_css, (_visit_html_css, _pass), (_pass, _pass)),
        (html_file, (_skip, _pass), (_skip, _pass)),
        (html_image, (_visit_html_image, _pass), _as("image")),
        (thematic_break, _as("transition"), _as("transition")),
        (html_block, (_visit_element, _depart_element), (_pass, _pass)),
        (html_inline, (_visit_element, _depart_element), (_pass, _pass)),
    ):
        man = (_space_in_man, _pass) if node in {landmark, folded} else other
        man = (_break_paragraph, _pass) if node is html_block else man
        app.add_node(
            node, html=html, latex=other, text=other, man=man, texinfo=other, markdown=other
        )
    # What sphinx-markdown-builder does not know, of which sphinx-llm makes its files.
    app.add_node(nodes.meta, override=True, markdown=(_skip, _pass))
    elsewhere = (_visit_task_box_elsewhere, _pass)
    app.add_node(
        task_box,
        html=(_visit_task_box, _pass),
        latex=(_visit_task_box_in_latex, _pass),
        text=(_visit_task_box_in_text, _pass),
        man=elsewhere,
        texinfo=elsewhere,
        markdown=(_visit_task_box_in_markdown, _pass),
    )
    app.add_node(spoken_section, html=(_visit_spoken_section, _as("section")[1]))
    app.add_node(jumped_section, html=(_visit_jumped_section, _depart_jumped_section))
    app.add_node(subheading, latex=(_visit_subheading_latex, _depart_subheading_latex))
    app.add_node(struck, html=_visit("del"), text=(_mark_struck, _mark_struck))
    app.add_node(unwrapped, html=(_pass, _end_line))
