"""What stands in a line: emphasis, code, links, pictures, marks of footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from ..nodes import isolated, measured_image, moment, struck, task_box
from .base import NOTHING, Writer, inline
from .elements import line_break
from .escape import code_span, destination, escaped
from .pieces import BREAK, Piece, around, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

NOTHING |= {
    nodes.comment, nodes.decoration, nodes.footer, nodes.generated, nodes.header, nodes.meta,
    nodes.pending, nodes.substitution_definition, nodes.system_message, nodes.target,
    addnodes.highlightlang, addnodes.index, addnodes.tabular_col_spec, addnodes.toctree,
}  # fmt: skip


@inline(
    nodes.Inline, nodes.inline, nodes.abbreviation, nodes.acronym, nodes.label, nodes.problematic,
    nodes.substitution_reference, nodes.option_argument,
    addnodes.desc_addname, addnodes.desc_annotation, addnodes.desc_inline, addnodes.desc_name,
    addnodes.desc_parameter, addnodes.desc_sig_element, addnodes.desc_sig_space,
    addnodes.desc_type, addnodes.desc_type_parameter, addnodes.number_reference,
    addnodes.pending_xref, addnodes.pending_xref_condition, isolated, moment,
)  # fmt: skip
def _pass(writer: Writer, node: nodes.Element) -> Iterable[Piece]:
    return writer.inline(node.children)


def _marked(sign: str, tag: str) -> Callable[[Writer, Any], Iterable[Piece]]:
    return lambda writer, node: around(writer.inline(node.children), sign, tag)


for _kinds, _sign, _tag in (
    ((nodes.emphasis, addnodes.literal_emphasis, addnodes.manpage), "*", "em"),
    ((nodes.title_reference,), "*", "em"),
    ((nodes.strong, addnodes.literal_strong), "**", "strong"),
    ((struck,), "~~", "del"),
    ((nodes.subscript,), "", "sub"),
    ((nodes.superscript,), "", "sup"),
):  # fmt: skip
    inline(*_kinds)(_marked(_sign, _tag))


@inline(nodes.literal, nodes.option_string)
def _literal(writer: Writer, node: nodes.Element) -> Iterator[Piece]:
    yield code_span(node.astext())


@inline(nodes.math)
def _math(writer: Writer, node: nodes.math) -> Iterator[Piece]:
    yield f"${node.astext().strip()}$"


@inline(nodes.classifier)
def _classifier(writer: Writer, node: nodes.classifier) -> Iterator[Piece]:
    yield from (" : ", *writer.inline(node.children))


@inline(addnodes.desc_signature_line)
def _signature_line(writer: Writer, node: addnodes.desc_signature_line) -> Iterator[Piece]:
    yield from (*writer.inline(node.children), BREAK)


@inline(line_break)
def _line_break(writer: Writer, node: line_break) -> Iterator[Piece]:
    yield BREAK


@inline(nodes.reference)
def _reference(writer: Writer, node: nodes.reference) -> Iterator[Piece]:
    address = node.get("refuri") or (f"#{node['refid']}" if node.get("refid") else "")
    number = node.get("secnumber")
    text = writer.line(node.children, "<br>")
    if number:
        text = escaped(".".join(map(str, number)) + ". ") + text
    yield link(text, writer.place.full(address)) if address else text


@inline(addnodes.download_reference)
def _download(writer: Writer, node: addnodes.download_reference) -> Iterator[Piece]:
    text = writer.line(node.children)
    if "filename" in node:
        yield link(text, writer.place.downloads + str(node["filename"]))
    elif "refuri" in node:
        yield link(text, writer.place.full(node["refuri"]))
    else:
        yield text


@inline(nodes.image, measured_image)
def _image(writer: Writer, node: nodes.image) -> Iterator[Piece]:
    uri = str(node["uri"])
    address = writer.place.pictures.get(uri) or writer.place.full(uri)
    if address.startswith("data:"):
        address = ""  # the picture itself is no address
    alt = one_line([escaped(str(node.get("alt") or ""))])
    picture = f"![{alt}]({destination(address) if address else ''})"
    target = node.get("refuri")
    yield f"[{picture}]({destination(writer.place.full(target))})" if target else picture


def link(text: str, address: str) -> str:
    """Return a link; where an address stands for itself, as such."""
    where = destination(address)
    if where == address and "://" in address and text in {address, escaped(address)}:
        return f"<{address}>"
    return f"[{text}]({where})"


@inline(nodes.footnote_reference, nodes.citation_reference)
def _note_mark(writer: Writer, node: nodes.Element) -> Iterator[Piece]:
    yield f"[^{note_name(node.astext())}]"


def note_name(label: str) -> str:
    """Return the label of a footnote as it stands between brackets."""
    return "-".join(label.split()).translate(str.maketrans("[]^", "---"))


@inline(task_box)
def _task_box(writer: Writer, node: task_box) -> Iterator[Piece]:
    yield "[x] " if node["checked"] else "[ ] "


def _listed(before: str, after: str) -> Callable[[Writer, Any], Iterator[Piece]]:
    """Return what writes the parameters of a signature."""

    def write(writer: Writer, node: nodes.Element) -> Iterator[Piece]:
        yield escaped(before)
        for at, child in enumerate(node.children):
            if at and not isinstance(child, addnodes.desc_optional):
                yield ", "
            yield from writer.inline([child])
        yield escaped(after)

    return write


inline(addnodes.desc_parameterlist)(_listed("(", ")"))
inline(addnodes.desc_type_parameter_list)(_listed("[", "]"))
inline(addnodes.desc_optional)(_listed("[, ", "]"))


@inline(addnodes.desc_returns)
def _returns(writer: Writer, node: addnodes.desc_returns) -> Iterator[Piece]:
    yield " → "
    yield from writer.inline(node.children)
