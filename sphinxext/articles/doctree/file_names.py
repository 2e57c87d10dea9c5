"""Names of files that a page shows or offers: they are copied by these, if there can be such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..documents.project import project_of
from ..portable_names import unfit
from ..problems import Kind, Problem
from ..reporting import warn
from .files_in_pages import named_files

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx


class NoNulTransform(SphinxTransform):
    """Replace the character that no name may have, as CommonMark does in text.

    It comes out of ``%00``; whoever asks the system for such a file gets an error.
    """

    default_priority = 844  # before anybody looks for a file (845)

    def apply(self, **kwargs: Any) -> None:
        for node in self.document.findall(nodes.Element):
            for key in ("uri", "reftarget"):
                if "\0" in str(node.get(key, "")):
                    node[key] = node[key].replace("\0", "\ufffd")


class NamesOfFilesTransform(SphinxTransform):
    """Tell of names that not every system can have."""

    default_priority = 848  # when nothing is left out any more (845, 846)

    def apply(self, **kwargs: Any) -> None:
        docname, project = self.env.docname, project_of(self.env)
        if not (
            project.article(docname) or docname in project.scan.mounted or project.page(docname)
        ):
            return
        found = {path: node for node, path in named_files(self.env, self.document)}
        where = project.real_path(docname)
        warn(
            _problem(node, where or path, path.name, wrong)
            for path, node in found.items()
            if (wrong := unfit(path.name)) and path.is_file()
        )


def _problem(node: nodes.Element, where: Path, name: str, wrong: str) -> Problem:
    line = node.line or (node.parent.line if node.parent is not None else None)
    return Problem(
        kind=Kind.FILE,
        path=str(where),
        line=line or 1,
        message=f"{name!r} {wrong}; it is copied under that name",
        accepted="another name",
    )


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(NoNulTransform)
    app.add_transform(NamesOfFilesTransform)
