"""Warnings of footnotes that are not shown, and of references that lead to none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ..problems import Kind, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LABEL = re.compile(r"\[\^([^\[\]\s]++)\]")


def unused(label: str, note: nodes.Element) -> Problem:
    """Tell of a definition that no reference leads to."""
    path, line = _place(note)
    return Problem(
        kind=Kind.REFERENCE,
        path=path,
        line=line,
        message="a footnote that nothing refers to is not shown",
        value=shown(f"[^{label}]:"),
        accepted=f"a reference [^{label}] in the same file",
    )


def repeated(label: str, place: tuple[str, int], first: tuple[str, int]) -> Problem:
    """Tell of a second definition; *place* and *first* are file and line of both."""
    path, line = place
    where = f"line {first[1]}" if first[0] == path else f"{first[0]}:{first[1]}"
    return Problem(
        kind=Kind.REFERENCE,
        path=path,
        line=line,
        message=f"a footnote that is defined before, in {where}, is not shown again",
        value=shown(f"[^{label}]:"),
        accepted="a label of its own",
    )


def undefined(document: nodes.document, near: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each reference that stays text, of a label that is in *near*.

    *near* has the label that may be meant, by the one that is written, both in small letters.
    """
    if not near:
        return
    for text in document.findall(nodes.Text):
        if "[^" not in text or isinstance(text.parent, nodes.literal | nodes.literal_block):
            continue
        for label in _LABEL.findall(text):
            if other := near.get(label.casefold()):
                path, line = _place(text)
                yield Problem(
                    kind=Kind.REFERENCE,
                    path=path,
                    line=line,
                    message="a reference to a footnote that is not defined stays text",
                    value=shown(f"[^{label}]"),
                    accepted=f"[^{other}]",
                )


def _place(node: nodes.Node) -> tuple[str, int | None]:
    """Return file and line of a node, or of the nearest around it."""
    at: nodes.Node | None = node
    while at is not None and at.line is None:
        at = at.parent
    document = node.document or (at.document if at is not None else None)
    source = (at.source if at is not None else None) or (document["source"] if document else "")
    return str(source), at.line if at is not None else None
