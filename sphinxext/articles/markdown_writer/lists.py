"""Lists: bullets, numbers, terms with what they mean; fields and options are such terms, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..nodes import part
from .base import Writer, block
from .blocks import indented
from .escape import code_span, escaped, lines_escaped
from .html import as_nodes
from .pieces import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .pieces import Piece

_MAY_FOLLOW = re.compile(r"(?:-|1\.) \S")
"""A list that may stand below a line of text without an empty line between them."""
_WIDTH = 4


@block(nodes.bullet_list)
def _bullets(writer: Writer, node: nodes.bullet_list) -> Iterator[str]:
    yield _list(writer, node, lambda _: "- ")


@block(nodes.enumerated_list)
def _numbers(writer: Writer, node: nodes.enumerated_list) -> Iterator[str]:
    start = int(node.get("start", 1))
    yield _list(writer, node, lambda at: f"{start + at}. ")


@block(nodes.list_item, part)
def _item(writer: Writer, node: nodes.Element) -> list[str]:
    return writer.blocks(node.children)


def _list(writer: Writer, node: nodes.Element, mark: Callable[[int], str]) -> str:
    """Write a list; without empty lines where its items are lines, and lists below them."""
    children = as_nodes(node.children, writer.place.downloads)
    items = [
        writer.blocks([child])
        for child in children
        if isinstance(child, nodes.Element) or child.astext().strip()
    ]
    tight = all(map(_is_tight, items))
    texts = ["\n".join(item) if tight else writer.joined(item) for item in items]
    return ("\n" if tight else "\n\n").join(
        indented(mark(at), text, len(mark(at))) for at, text in enumerate(texts)
    )


def _is_tight(blocks: Sequence[str]) -> bool:
    first, *others = blocks or [""]
    is_line = not _MAY_FOLLOW.match(first) or not others
    return is_line and len(others) < 2 and all(map(_MAY_FOLLOW.match, others))


@block(nodes.definition_list, nodes.field_list, nodes.option_list)
def _definitions(writer: Writer, node: nodes.Element) -> list[str]:
    return writer.blocks(node.children)


@block(nodes.definition_list_item, addnodes.desc, nodes.field, nodes.option_list_item)
def _definition(writer: Writer, node: nodes.Element) -> Iterator[str]:
    """Write a term and what it means; of several terms, each but the last is a paragraph."""
    terms: list[str] = []
    meanings: list[str] = []
    for child in as_nodes(node.children, writer.place.downloads):
        if isinstance(child, nodes.classifier) and terms:
            terms[-1] += one_line(writer.inline([child]))
        elif type(child) in _TERMS:
            terms.append(_term(writer, child))
        else:
            meanings.append(writer.text([child]))
    *others, last = [each for each in terms if each] or [""]
    yield from others
    parts = [indented(":   ", each, _WIDTH) for each in meanings if each]
    if parts and last:
        yield f"{last}\n" + "\n\n".join(parts)
    elif last:
        yield last
    else:
        yield from filter(None, meanings)


_TERMS: dict[type[nodes.Node], Callable[[Writer, nodes.Node], list[Piece]]] = {
    nodes.term: lambda writer, node: writer.inline(node.children),
    addnodes.desc_signature: lambda writer, node: writer.inline(node.children),
    nodes.field_name: lambda writer, node: [*writer.inline(node.children), ":"],
    nodes.option_group: lambda _, node: list(_options(node)),
}


def _term(writer: Writer, node: nodes.Node) -> str:
    return lines_escaped(one_line(_TERMS[type(node)](writer, node)))


def _options(group: nodes.Node) -> Iterator[Piece]:
    for at, option in enumerate(group.children):
        if at:
            yield ", "
        yield code_span(option.astext())


@block(addnodes.desc_signature, nodes.field_name, nodes.option_group, nodes.option)
def _alone(writer: Writer, node: nodes.Element) -> Iterator[str]:
    yield lines_escaped(one_line([escaped(node.astext())]))
