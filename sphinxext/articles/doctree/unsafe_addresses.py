"""The last look at addresses: whatever made a link or a picture of an article, nothing runs there.

Markdown, components, directives of anybody, front matter and term files: all have to pass here.
What becomes a link only later, in the navigation of every page or in a reader's browser, is
looked at as soon as it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..documents.project import project_of
from ..nodes import excerpt
from ..problems import Kind, Problem, shown
from ..replaced_nodes import exchange
from ..reporting import warn
from ..unsafe_schemes import runs, runs_in_maths
from ..untrusted.rules import rules_for
from ..untrusted.shown_as_text import literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


_LEFT_OUT = "a script or other data may be behind this address, so it is left out"
_AS_TEXT = "a script may be behind this command, so the maths is shown as text"


class LaterLinksTransform(SphinxTransform):
    """Leave entries out of toctrees that would run something, and show such maths as text."""

    default_priority = 841  # after what strangers may not write (840), before domains (850)

    def apply(self, **kwargs: Any) -> None:
        if not _is_looked_at(self.env, self.env.docname):
            return
        for tree in list(self.document.findall(addnodes.toctree)):
            _keep_safe_entries(tree)
        for kind in (nodes.math, nodes.math_block):
            for maths in list(self.document.findall(kind)):
                if found := runs_in_maths(maths.astext()):
                    _warn(maths, found, _AS_TEXT)
                    exchange(maths, literal(maths.astext(), inline=kind is nodes.math))


def _keep_safe_entries(tree: addnodes.toctree) -> None:
    """Take entries out that would run something; the words of what can be seen stay below."""
    refused = [(title, address) for title, address in tree["entries"] if runs(address)]
    if not refused:
        return
    tree["entries"] = [each for each in tree["entries"] if each not in refused]
    for title, address in refused:
        _warn(tree, address)
        if title and tree.parent is not None and not tree.get("hidden"):
            tree.parent.append(nodes.paragraph(title, title))


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
    return isinstance(node, nodes.reference | addnodes.download_reference) and "refuri" in node


def _warn(node: nodes.Element, address: str, message: str = _LEFT_OUT) -> None:
    around: nodes.Node | None = node
    while around is not None and not (around.source and around.line):
        around = around.parent
    problem = Problem(
        kind=Kind.ADDRESS,
        path=str(around.source) if around is not None else "",
        line=around.line if around is not None else 1,
        message=message,
        value=shown(address),
        accepted="http, https, mailto, or an address of this site",
    )
    warn([problem])


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(LaterLinksTransform)
    app.add_post_transform(AddressesTransform)
