"""The last look at addresses: whatever made a link or a picture of an article, nothing runs there.

Markdown, components, directives of anybody, front matter and term files: all have to pass here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..documents.project import project_of
from ..nodes import excerpt
from ..problems import Kind, Problem, shown
from ..replaced_nodes import exchange
from ..reporting import warn
from ..unsafe_schemes import runs
from ..untrusted.rules import rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class AddressesTransform(SphinxPostTransform):
    """Keep the words of links that would run something, and leave such pictures out."""

    default_priority = 900  # after references (10) and what others make of nodes

    def run(self, **kwargs: Any) -> None:
        for node, docname in list(_with_addresses(self.document, self.env.docname)):
            picture = isinstance(node, nodes.image)
            address = str(node["uri" if picture else "refuri"])
            if runs(address, picture=picture) and _is_looked_at(self.env, docname):
                _warn(node, address)
                words = [nodes.Text(node.get("alt", ""))] if picture else node.children
                exchange(node, nodes.inline("", "", *words, classes=node["classes"]))


def _is_looked_at(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a document shows what an article says, or else may do less than everything."""
    project = project_of(env)
    ours = project.article(docname) is not None or project.page(docname) is not None
    return ours or rules_for(env, docname) is not None


def _with_addresses(tree: nodes.Element, docname: str) -> Iterator[tuple[nodes.Element, str]]:
    """Yield links and pictures with the document each is of, also within one volume or excerpt.

    There, what is below the start of a document does not know what is above.
    """
    waiting = [(tree, docname)]
    while waiting:
        node, around = waiting.pop()
        if isinstance(node, addnodes.start_of_file | excerpt):
            around = node["docname"]
        if _has_address(node):
            yield node, around
        inner = (each for each in reversed(node.children) if isinstance(each, nodes.Element))
        waiting += [(each, around) for each in inner]


def _has_address(node: nodes.Node) -> bool:
    if isinstance(node, nodes.image):
        return "uri" in node
    return isinstance(node, nodes.reference) and "refuri" in node


def _warn(node: nodes.Element, address: str) -> None:
    around: nodes.Node | None = node
    while around is not None and not (around.source and around.line):
        around = around.parent
    problem = Problem(
        kind=Kind.ADDRESS,
        path=str(around.source) if around is not None else "",
        line=around.line if around is not None else 1,
        message="a script or other data may be behind this address, so it is left out",
        value=shown(address),
        accepted="http, https, mailto, or an address of this site",
    )
    warn([problem])


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(AddressesTransform)
