"""Pages that show what another extension gathers from all documents, as ``todolist`` does.

Its directive leaves a node that cannot be written, and the extension fills it when the page is
resolved. What that will be nobody knows, so such a page counts as new whenever any document is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from ..env_stores import Store
from ..storage import digest

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LATE: Store[bool] = Store("late")
"""The documents with nodes that other extensions fill, or references that they settle."""

_SETTLED = (
    "docutils.",
    "sphinx.addnodes.",
    "sphinxext.articles.",
    "myst_parser.",
    "sphinx_design.",
    "sphinx.ext.ifconfig.",  # by the configuration
    "sphinx.ext.viewcode.",  # by the sources of modules
)
"""Where those node classes are from that show nothing of other documents, or what is known of."""
_KNOWN_DOMAINS = ("sphinx.", "sphinxext.articles.", "myst_parser.")


def note_late(app: Sphinx, doctree: nodes.document) -> None:
    """Remember whether the document being read waits for another extension."""
    if any(_is_filled_late(app, each) for each in {type(n) for n in doctree.findall()}) or any(
        _is_of_others(app.env, xref) for xref in doctree.findall(addnodes.pending_xref)
    ):
        LATE.of(app.env)[app.env.docname] = True


def _is_filled_late(app: Sphinx, kind: type[nodes.Node]) -> bool:
    """Tell whether nodes of a class belong to another extension, and no builder can write them."""
    if f"{kind.__module__}.".startswith(_SETTLED):
        return False
    return not any(kind.__name__ in each for each in app.registry.translation_handlers.values())


def _is_of_others(env: BuildEnvironment, xref: addnodes.pending_xref) -> bool:
    """Tell whether a reference is settled by the domain of another extension."""
    name = xref.get("refdomain")
    if not name or name not in env.domains:
        return False
    return not f"{type(env.domains[name]).__module__}.".startswith(_KNOWN_DOMAINS)


def all_documents(env: BuildEnvironment) -> str:
    """Digest which documents there are, and when each was read, if any page waits for that."""
    return digest(*sorted(env.all_docs.items())) if LATE.of(env) else ""


def put_in_order(env: BuildEnvironment) -> None:
    """Put what domains have gathered by document in the order of a clean build.

    They add at the end what has just been read, and processes that read in parallel are merged as
    they come.
    """
    for domain in env.domains.sorted():
        for kept in domain.data.values():
            if isinstance(kept, dict) and env.all_docs.keys() >= kept.keys():
                ordered = {docname: kept[docname] for docname in sorted(kept)}
                kept.clear()
                kept.update(ordered)
