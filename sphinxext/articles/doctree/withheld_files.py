"""No page shows a file that is withheld, whatever directive names it, in whatever format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..documents.assets import NAMED, is_withheld, withheld_for
from ..documents.log_messages import tell_left_out
from ..documents.project import project_of
from .files_in_pages import files_by_address, files_read, is_from, keep_words, named_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def outdated(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether one of the files that a document names has been published or withheld since."""
    project = project_of(env)
    named = NAMED.of(env).get(docname, {})
    return any(is_withheld(project, Path(path)) is not was for path, was in named.items())


class WithheldFilesTransform(SphinxTransform):
    """Leave out what comes from a withheld file: pictures, downloads, includes, tables."""

    default_priority = 845  # before domains collect names (SphinxDomains, 850)

    def apply(self, **kwargs: Any) -> None:
        for node, path in list(named_files(self.env, self.document)):
            if withheld_for(self.env, path):
                tell_left_out(self._place(node))
                keep_words(node)
        files = (*files_read(self.env, self.document), *files_by_address(self.document))
        for path in dict.fromkeys(files):
            if withheld_for(self.env, path):
                self._take_out(path)

    def _take_out(self, path: Path) -> None:
        """Remove what has been made of a file; if that cannot be told, all but the title."""
        made = [node for node in self.document.findall(nodes.Element) if is_from(node, path)]
        if not made:
            section = next(self.document.findall(nodes.section), self.document)
            made = [
                node
                for node in section.children
                if isinstance(node, nodes.Element) and not isinstance(node, nodes.title)
            ]
        tell_left_out(self._place(made[0] if made else self.document))
        for node in made:
            if node.parent is not None and node in node.parent.children:
                node.parent.remove(node)
        self._forget_names(made)

    def _forget_names(self, removed: list[nodes.Element]) -> None:
        """Forget what the removed nodes are called, and what directives in them have defined.

        Domains cannot tell what of a page's objects was in them, so they forget all of these.
        """
        inner = [node for each in removed for node in each.findall(nodes.Element)]
        ids = {identity for node in inner for identity in node["ids"]}
        for name in {name for node in inner for name in (*node["names"], *node["dupnames"])}:
            self.document.nametypes.pop(name, None)
            self.document.nameids.pop(name, None)
        slugs = self.env.metadata[self.env.docname].get("myst_slugs", {})
        for slug in [slug for slug, (_, identity, _) in slugs.items() if identity in ids]:
            del slugs[slug]
        for domain in self.env.domains.sorted():
            domain.clear_doc(self.env.docname)

    def _place(self, node: nodes.Element) -> nodes.Element | str:
        return node if node.line else self.env.docname


def setup(app: Sphinx) -> None:
    """Register the transform and what it remembers."""
    app.add_transform(WithheldFilesTransform)
    NAMED.setup(app)
