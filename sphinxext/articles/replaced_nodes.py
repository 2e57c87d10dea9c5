"""One node in the place of another, which others may refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

_CALLED = ("ids", "names", "dupnames")


def exchange(node: nodes.Element, new: nodes.Node | Iterable[nodes.Node]) -> None:
    """Put *new* in the place of *node*; whoever refers to that finds what comes first.

    docutils' own way fails for a node that has a name, if no element comes first.
    """
    found = [new] if isinstance(new, nodes.Node) else [*new]
    if not found or not isinstance(found[0], nodes.Element):
        node["classes"] = []
        if any(node[each] for each in _CALLED):
            found.insert(0, nodes.target())
    node.replace_self(found)
