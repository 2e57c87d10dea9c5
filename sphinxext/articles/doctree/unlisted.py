"""An unlisted article is found by nobody who does not know it: no index, no ``:glob:`` has it,
and nothing that gathers what all documents hold.

Neither do patterns find the pages of lists: whoever writes ``blog/*`` means articles.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx import addnodes
from sphinx.domains import Domain, Index
from sphinx.transforms import SphinxTransform
from sphinx.util import docname_join

from ..documents.project import catalogue_of, project_of
from ..env_stores import Store
from ..storage import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.domains import IndexEntry
    from sphinx.environment import BuildEnvironment

    Content = list[tuple[str, list[IndexEntry]]]

GLOBS: Store[str] = Store("globs")
"""For each document with a ``:glob:`` toctree, what its patterns were not to find."""

_BELOW = 2  # Sphinx's word for an entry below another one


def unlisted_key(env: BuildEnvironment) -> str:
    """Return what stands for all that patterns are not to find."""
    return digest(*sorted(catalogue_of(env).unlisted | project_of(env).pages_by_name))


class UnlistedTransform(SphinxTransform):
    """Take index entries out of unlisted articles, and these out of toctrees with patterns."""

    default_priority = 840  # before domains collect (SphinxDomains, 850)

    def apply(self, **kwargs: Any) -> None:
        unlisted = catalogue_of(self.env).unlisted
        if self.env.docname in unlisted:
            for node in list(self.document.findall(addnodes.index)):
                node.parent.remove(node)
        for tree in self.document.findall(addnodes.toctree):
            if tree["glob"]:
                GLOBS.of(self.env)[self.env.docname] = unlisted_key(self.env)
                self._withhold(tree, unlisted)

    def _withhold(self, tree: addnodes.toctree, unlisted: frozenset[str]) -> None:
        found = {docname for _, docname in tree["entries"]}
        hidden = found & (unlisted | project_of(self.env).pages_by_name)
        if hidden:
            hidden -= {*self._named()}
        tree["entries"] = [each for each in tree["entries"] if each[1] not in hidden]
        tree["includefiles"] = [each for each in tree["includefiles"] if each not in hidden]

    def _named(self) -> Iterator[str]:
        """Yield the documents that lines of the page may name, as entries do."""
        source = Path(self.env.doc2path(self.env.docname))
        for line in source.read_text(encoding="utf-8", errors="replace").splitlines():
            entry = line.strip().rpartition("<")[2].removesuffix(">")
            for name in (entry, posixpath.splitext(entry)[0]):
                yield docname_join(self.env.docname, name)


class ListedIndex(Index):
    """Mixed into an index of a domain, such as that of Python's modules."""

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[Content, bool]:
        env = self.domain.env
        if not (unlisted := catalogue_of(env).unlisted):
            return super().generate(docnames)  # type: ignore[safe-super]  # it is mixed in
        listed = frozenset(env.found_docs if docnames is None else docnames) - unlisted
        content, collapse = super().generate(listed)  # type: ignore[safe-super]
        kept = ((letter, [*_listed(entries, unlisted)]) for letter, entries in content)
        return [(letter, entries) for letter, entries in kept if entries], collapse


def _listed(entries: list[IndexEntry], unlisted: AbstractSet[str]) -> Iterator[IndexEntry]:
    """Yield the entries of listed documents, and of headings those that have some below them."""
    heading: IndexEntry | None = None
    for entry in entries:
        if entry.subtype != _BELOW:
            heading = None
        if entry.docname in unlisted:
            continue
        if not entry.docname:
            heading = entry
            continue
        if heading is not None:
            yield heading
            heading = None
        yield entry


def on_builder_inited(app: Sphinx) -> None:
    """Let indices of domains ask what is unlisted."""
    for domain in app.env.domains.sorted():
        domain.indices = [  # type: ignore[misc]  # not of the class: for this build only
            type(index.__name__, (ListedIndex, index), {"__doc__": index.__doc__})
            for index in domain.indices
        ]


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Let domains that only gather, as that of ``todolist`` does, forget unlisted articles."""
    unlisted = catalogue_of(env).unlisted & env.all_docs.keys()
    for domain in env.domains.sorted() if unlisted else ():
        if not domain.object_types and type(domain).resolve_xref is Domain.resolve_xref:
            for docname in sorted(unlisted):
                domain.clear_doc(docname)


def setup(app: Sphinx) -> None:
    """Register the transform and what it remembers."""
    app.add_transform(UnlistedTransform)
    app.connect("builder-inited", on_builder_inited)
    app.connect("env-updated", on_env_updated)
    GLOBS.setup(app)
