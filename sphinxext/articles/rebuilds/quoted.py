"""What references to labels, documents, terms and equations stand for, as far as Sphinx's own
domains know: when a heading elsewhere is worded anew, a page that quotes it is written again."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from sphinx import addnodes

from ..doctree.domain import domain_of
from ..nodes import document_of
from .toctrees import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Remember what a document refers to."""
    found = {
        document_of(xref) or str(xref["reftarget"])
        for xref in doctree.findall(addnodes.pending_xref)
    }
    if found:
        domain_of(app.env).data["targets"][app.env.docname] = sorted(found)


def meaning(env: BuildEnvironment, docname: str) -> str:
    """Digest what a document's references stand for now; the empty text if it has none."""
    targets: list[str] = domain_of(env).data["targets"].get(docname, [])
    found = [(target, *_meanings(env, target)) for target in targets]
    return blake2b(repr(found).encode(), digest_size=16).hexdigest() if found else ""


def _meanings(env: BuildEnvironment, target: str) -> Iterator[object]:
    standard = env.domains.standard_domain
    equations = env.domains["math"].equations
    title = env.titles.get(target.removeprefix("/"))
    yield title and title.astext()
    yield equations.get(target)
    for name in (target, target.lower()):
        label = standard.labels.get(name) or standard.anonlabels.get(name)
        yield label
        yield label and numbers(env, label[0])
        yield standard.objects.get(("term", name))


def setup(app: Sphinx) -> None:
    """Register the memory."""
    app.connect("doctree-read", on_doctree_read, priority=900)  # after MyST has made its own links
