"""What holds only parts: lists, tables, details; whatever else is in them becomes a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .allowed import PARTS
from .trees import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .trees import Content

_GROUPS = ("thead", "tbody", "tfoot")


def arranged(name: str, nodes: Content) -> Content:
    """Return the children of an element in which only parts may be, so that all are parts."""
    if name == "details":
        return _with_summary(nodes)
    if name == "ruby":
        return _annotated(nodes)
    if name == "colgroup":
        return [each for each in nodes if _is(each, "col")]
    if name == "table":
        nodes = [Element("colgroup", {}, [each]) if _is(each, "col") else each for each in nodes]
    if name == "dl":
        nodes = [*_without_groups(nodes)]
    found = [*_as_parts(name, nodes)]
    if name == "table":
        return _ordered(found)
    return _paired(found) if name == "dl" else found


def _is(node: Element | str, *names: str) -> bool:
    return isinstance(node, Element) and node.name in names


def _is_blank(node: Element | str) -> bool:
    return isinstance(node, str) and not node.strip()


def _as_parts(name: str, nodes: Content) -> Iterator[Element | str]:
    """Put what is no part into one, all that stands together into the same."""
    allowed, part = PARTS[name]
    group: Content = []
    for each in (*nodes, None):
        if each is not None and not _is(each, *allowed) and (group or not _is_blank(each)):
            group.append(each)
            continue
        if group:
            yield Element(part, {"style": "list-style: none"} if part == "li" else {}, group)
        group = []
        if each is not None:
            yield each


def _without_groups(nodes: Content) -> Iterator[Element | str]:
    for each in nodes:
        if (
            isinstance(each, Element)
            and each.name == "div"
            and any(_is(child, "dt", "dd") for child in each.children)
        ):
            yield from each.children
        else:
            yield each


def _paired(nodes: Content) -> Content:
    """Give every description a term, and every term a description."""
    found: Content = []
    last = ""
    for each in nodes:
        if isinstance(each, Element):
            if each.name == "dd" and not last:
                found.append(Element("dt"))
            last = each.name
        found.append(each)
    return [*found, Element("dd")] if last == "dt" else found


def _ordered(nodes: Content) -> Content:
    """Return the parts of a table in the order that they are shown in."""
    parts = [each for each in nodes if isinstance(each, Element)]
    caption, head, foot = (
        [each for each in parts if each.name == name] for name in ("caption", "thead", "tfoot")
    )
    ends = {id(each) for each in (*caption[:1], *head[:1], *foot[-1:])}
    body = [each for each in parts if each.name != "colgroup" and id(each) not in ends]
    return [
        *caption[:1],
        *(each for each in parts if each.name == "colgroup"),
        *head[:1],
        *(each if each.name == "tbody" else renamed(each, "tbody") for each in body),
        *foot[-1:],
    ]


def _with_summary(nodes: Content) -> Content:
    """Put the first summary in front; others are blocks like any other."""
    summaries = [each for each in nodes if isinstance(each, Element) and each.name == "summary"]
    rest = [
        renamed(each, "div") if isinstance(each, Element) and each.name == "summary" else each
        for each in nodes
        if each not in summaries[:1]
    ]
    return [*summaries[:1], *rest]


def renamed(element: Element, name: str) -> Element:
    """Return the same with another name."""
    return Element(name, element.given, element.children)


def _annotated(nodes: Content) -> Content:
    """Return bases, each with its annotation."""
    found: Content = []
    has_base = False
    for each in nodes:
        if _is(each, "rp"):
            continue
        if _is(each, "rt") and not has_base:
            found.append(Element("span"))
        has_base = not _is(each, "rt") and (has_base or not _is_blank(each))
        found.append(each)
    if not any(_is(each, "rt") for each in found[-1:]):
        found += [Element("rt")] if has_base else [Element("span"), Element("rt")]
    return found
