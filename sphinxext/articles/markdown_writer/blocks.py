"""Blocks: sections, paragraphs, boxes, quotes, notes, what describes an object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx_design.dropdown import dropdown_title
from sphinx_design.icons import fontawesome, sd_icon
from sphinx_design.tabs import sd_tab_input, sd_tab_label

from ..nodes import (
    aside,
    excerpt,
    filter_controls,
    folded,
    jumped_section,
    landmark,
    ornament,
    placeholder,
    preview_image,
    progress,
    spoken_section,
    subheading,
    summary,
    thematic_break,
    unwrapped,
)
from .base import NOTHING, Writer, block, label_of
from .escape import escaped
from .inlines import note_name
from .pieces import BREAK, Piece, around, one_line, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DEEPEST = 6

NOTHING |= {
    aside, filter_controls, fontawesome, ornament, preview_image, progress, sd_icon, sd_tab_input,
}  # fmt: skip


@block(
    nodes.Element, nodes.document, nodes.compound, nodes.docinfo, nodes.authors,
    nodes.figure, nodes.legend, nodes.definition, nodes.description, nodes.field_body,
    nodes.entry,
    addnodes.acks, addnodes.desc_content, addnodes.glossary, addnodes.hlist, addnodes.hlistcol,
    addnodes.only, addnodes.start_of_file, addnodes.versionmodified, excerpt, folded, landmark,
    placeholder,
)  # fmt: skip
def _inside(writer: Writer, node: nodes.Element) -> Iterable[str]:
    return writer.blocks(node.children)


@block(nodes.container)
def _container(writer: Writer, node: nodes.container) -> Iterator[str]:
    """Write what it holds; if these are tabs, each panel after its label.

    Tabs are known by their roles, https://www.w3.org/TR/wai-aria-1.2/#tablist.
    """
    labels = {
        tab["aria-controls"]: tab
        for child in node.children
        if _role(child) == "tablist"
        for tab in child.children
        if isinstance(tab, nodes.Element) and "aria-controls" in tab
    }
    if not labels:
        yield from writer.blocks(node.children)
        return
    for child in node.children:
        if _role(child) == "tablist":
            continue
        if isinstance(child, nodes.Element) and (label := labels.get(_first_id(child))) is not None:
            yield _bold(writer.inline(label.children))
        yield from writer.blocks([child])


def _role(node: nodes.Node) -> str:
    return str(node.get("role", "")) if isinstance(node, nodes.Element) else ""


def _first_id(node: nodes.Element) -> str:
    return str(next(iter(node["ids"]), ""))


@block(nodes.TextElement, nodes.paragraph, addnodes.compact_paragraph, nodes.term, unwrapped)
def _paragraph(writer: Writer, node: nodes.Element) -> Iterator[str]:
    yield writer.paragraph(node.children)


@block(nodes.section, jumped_section, spoken_section)
def _section(writer: Writer, node: nodes.section) -> Iterator[str]:
    deeper = 1 + (node["jump"] if isinstance(node, jumped_section) else 0)
    writer.level += deeper
    yield from writer.blocks(node.children)
    writer.level -= deeper


@block(nodes.title, nodes.subtitle)
def _title(writer: Writer, node: nodes.Element) -> Iterator[str]:
    level = writer.level + isinstance(node, nodes.subtitle)
    yield heading(writer, node, max(level, 1))


@block(subheading)
def _subheading(writer: Writer, node: subheading) -> Iterator[str]:
    yield heading(writer, node, node["heading-level"])


def heading(writer: Writer, node: nodes.Element, level: int) -> str:
    """Return a heading, with its number."""
    number = writer.place.numbered(node)
    text = one_line([escaped(number), *writer.inline(node.children)])
    if text.endswith("#"):
        text = text[:-1] + "\\#"  # it would be left out as the end of the heading
    return f"{'#' * min(level, _DEEPEST)} {text}" if text else ""


@block(nodes.rubric)
def _rubric(writer: Writer, node: nodes.rubric) -> Iterator[str]:
    level = node.get("heading-level")
    yield heading(writer, node, level) if level else _bold(writer.inline(node.children))


@block(addnodes.centered, dropdown_title, sd_tab_label, summary)
def _label(writer: Writer, node: nodes.Element) -> Iterator[str]:
    yield _bold(writer.inline(node.children))


def _bold(line: Iterable[Piece]) -> str:
    return paragraph(around(line, "**", "strong"))


@block(nodes.caption)
def _caption(writer: Writer, node: nodes.caption) -> Iterator[str]:
    yield caption(writer, node)


def caption(writer: Writer, node: nodes.Element) -> str:
    """Return what is said of a picture, a table, or code, with its number."""
    return paragraph([escaped(writer.place.numbered(node)), *writer.inline(node.children)])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


@block(nodes.block_quote)
def _quote(writer: Writer, node: nodes.Element) -> Iterator[str]:
    yield _quoted(writer.text(node.children))


@block(nodes.attribution)
def _attribution(writer: Writer, node: nodes.attribution) -> Iterator[str]:
    yield paragraph(["— ", *writer.inline(node.children)])


@block(nodes.Admonition, nodes.admonition, nodes.sidebar, nodes.topic, *(
    nodes.attention, nodes.caution, nodes.danger, nodes.error, nodes.hint, nodes.important,
    nodes.note, nodes.tip, nodes.warning, addnodes.seealso,
))  # fmt: skip
def _box(writer: Writer, node: nodes.Element) -> Iterator[str]:
    """Write a quote that begins with what it is called."""
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    label: list[Piece] = [escaped(label_of(node))]
    for title in titles:
        label += writer.inline(title.children)
    inner = writer.text([child for child in node.children if child not in titles])
    yield _quoted("\n\n".join(filter(None, (_bold(label), inner))))


@block(nodes.transition, thematic_break)
def _break(writer: Writer, node: nodes.Element) -> Iterator[str]:
    yield "___"  # in a list, --- and *** are something else


@block(nodes.line_block)
def _lines(writer: Writer, node: nodes.line_block) -> Iterator[str]:
    yield paragraph(_each_line(writer, node))


def _each_line(writer: Writer, node: nodes.line_block) -> Iterator[Piece]:
    for child in node.children:
        if isinstance(child, nodes.line_block):
            yield from _each_line(writer, child)
        else:
            yield from (*writer.inline(child.children), BREAK)


@block(nodes.line)
def _line(writer: Writer, node: nodes.line) -> Iterator[str]:
    yield writer.paragraph(node.children)


@block(nodes.footnote, nodes.citation)
def _footnote(writer: Writer, node: nodes.Element) -> Iterator[str]:
    label = next((child for child in node.children if isinstance(child, nodes.label)), None)
    name = note_name(label.astext()) if label is not None else ""
    text = writer.text([child for child in node.children if child is not label])
    yield indented(f"[^{name}]: ", text, 4)


def indented(start: str, text: str, width: int) -> str:
    """Return *text* after *start*, its further lines moved in."""
    first, *others = text.split("\n")
    moved = (" " * width + line if line else "" for line in others)
    return "\n".join([f"{start}{first}".rstrip(" "), *moved])


@block(
    nodes.address, nodes.author, nodes.contact, nodes.copyright, nodes.date, nodes.organization,
    nodes.revision, nodes.status, nodes.version,
)  # fmt: skip
def _of_document(writer: Writer, node: nodes.Element) -> Iterator[str]:
    label = around([escaped(f"{node.tagname.capitalize()}:")], "**", "strong")
    yield paragraph([*label, " ", *writer.inline(node.children)])
