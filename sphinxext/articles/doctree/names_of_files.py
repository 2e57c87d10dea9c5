"""Pictures and other files are copied by the names that authors gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.transforms import SphinxTransform

from ..documents.project import project_of
from ..portable import unfit
from ..problems import Kind, Problem
from ..reporting import warn
from .files_in_pages import named_files

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx


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
        message=f"{name!r} {wrong}; it is copied by that name",
        accepted="another name",
    )


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(NamesOfFilesTransform)
