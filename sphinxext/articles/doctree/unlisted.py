"""An unlisted article is found by nobody who does not know it: no index, no ``:glob:`` has it.

Neither do patterns find the pages of lists: whoever writes ``blog/*`` means articles.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util import docname_join

from ..documents.project import catalogue_of, project_of
from ..env_stores import Store
from ..storage import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

GLOBS: Store[str] = Store("globs")
"""For each document with a ``:glob:`` toctree, what its patterns were not to find."""


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


def setup(app: Sphinx) -> None:
    """Register the transform and what it remembers."""
    app.add_transform(UnlistedTransform)
    GLOBS.setup(app)
