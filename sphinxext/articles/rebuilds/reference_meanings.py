"""What references to labels, documents, terms and equations stand for, as far as Sphinx's own
domains know: when a heading elsewhere is worded anew, a page that quotes it is written again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from ..catalogue.links import find_target
from ..doctree.domain import domain_of
from ..doctree.excerpts import digest_of, nodes_of
from ..documents.project import catalogue_of
from ..env_stores import Store
from ..nodes import document_of
from ..storage import digest
from ..views.fingerprints import fingerprint
from .toctrees import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.environment import BuildEnvironment


TARGETS: Store[list[str]] = Store("targets")
"""What each document refers to."""
WORDLESS: Store[list[str]] = Store("wordless")
"""The addresses of each document's links that show the heading they lead to."""


def note_targets(env: BuildEnvironment, doctree: nodes.document) -> None:
    """Remember what the document being read refers to."""
    if found := _targets(doctree):
        TARGETS.of(env)[env.docname] = found
    if wordless := _wordless(doctree):
        WORDLESS.of(env)[env.docname] = wordless


def meaning(env: BuildEnvironment, docname: str) -> str:
    """Digest what a document's references stand for now; the empty text if it has none."""
    return _meaning(env, docname, TARGETS.of(env).get(docname), WORDLESS.of(env).get(docname))


def excerpt_key(env: BuildEnvironment, docname: str) -> str:
    """Digest what pages show that have an article's excerpt: its words, and where it links to."""
    tree = nodes_of(env, docname)
    if tree is None:
        return ""
    requests = domain_of(env).requests_in(docname, tree)
    shown = fingerprint(catalogue_of(env), requests)
    meant = _meaning(env, docname, _targets(tree), _wordless(tree))
    return digest(digest_of(env, docname), shown, meant)


def _targets(tree: nodes.Element) -> list[str]:
    found = tree.findall(addnodes.pending_xref)
    return sorted({document_of(xref) or str(xref["reftarget"]) for xref in found})


def _wordless(tree: nodes.Element) -> list[str]:
    found = {
        str(xref["reftarget"])
        for xref in tree.findall(addnodes.pending_xref)
        if not xref.get("refexplicit", True) and xref["reftype"] in {"address", "myst"}
    }
    return sorted(found)


def _meaning(
    env: BuildEnvironment,
    docname: str,
    targets: Iterable[str] | None,
    wordless: Iterable[str] | None,
) -> str:
    found = [(target, *_meanings(env, target)) for target in targets or ()]
    found += [(each, _heading(env, docname, each)) for each in wordless or ()]
    return digest(found) if found else ""


def _heading(env: BuildEnvironment, docname: str, address: str) -> object:
    """Return the words that such a link shows."""
    target = find_target(catalogue_of(env), docname, address)
    if target is None or target.docname not in env.titles:
        return None
    headings = env.metadata[target.docname].get("myst_slugs", {})
    title = env.titles[target.docname].astext()
    return headings[target.fragment][2] if target.fragment in headings else title


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
