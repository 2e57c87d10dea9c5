"""What visitors are put together from: pairs of a visit and a departure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def element(tag: str, *attributes: str) -> Any:
    """Let HTML write a node as an element, with those of its *attributes* that it has."""

    def visit(self: HTML5Translator, node: nodes.Element) -> None:
        given = {name: node[name] for name in attributes if node.get(name)}
        self.body.append(self.starttag(node, tag, "", **given))

    def depart(self: HTML5Translator, node: nodes.Element) -> None:
        self.body.append(f"</{tag}>")

    return visit, depart


def nothing(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    """Write only what is in a node."""


def skip(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    """Leave out a node with all that is in it."""
    raise nodes.SkipNode


NOTHING, SKIPPED = (nothing, nothing), (skip, nothing)


def written_as(name: str) -> Any:
    """Let other builders write a node as docutils' node *name*."""

    def visit(self: nodes.NodeVisitor, node: nodes.Element) -> None:
        getattr(self, f"visit_{name}")(node)

    def depart(self: nodes.NodeVisitor, node: nodes.Element) -> None:
        getattr(self, f"depart_{name}")(node)

    return visit, depart


def register(app: Sphinx, node: type[nodes.Element], html: Any, other: Any, man: Any = ()) -> None:
    """Register a node: as HTML has it, and as all other builders do, but perhaps for man pages."""
    app.add_node(
        node,
        html=html,
        latex=other,
        text=other,
        man=man or other,
        texinfo=other,
        markdown=other,
    )
