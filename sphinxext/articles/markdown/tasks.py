"""Lists of tasks, ``- [x]``: a box in the first line of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..documents.project import catalogue_of
from ..nodes import task_box
from ..translation import spoken
from .switches import speaks

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


class TaskRenderer(SphinxRenderer):
    """Renders the box as a node of ours, which says in words whether a task is done."""

    def render_list_item(self, token: SyntaxTreeNode) -> None:
        checked = token.meta.get("checked")
        if checked is None or not speaks(self, "tasks"):
            super().render_list_item(token)
            return
        enabled = bool(self.md.options.get("tasklists_editable"))
        item = nodes.list_item("", classes=["enabled"] if enabled else [])
        self.copy_attributes(token, item, ("class", "id"))
        self.add_line_and_source_path(item, token)
        with self.current_node_context(item, append=True):
            self.render_children(token)
        language = catalogue_of(self.sphinx_env).language_of(self.sphinx_env.docname)
        done = spoken("done", language) if checked else spoken("to do", language)
        box = task_box("", checked=bool(checked), enabled=enabled, said=done)
        self.add_line_and_source_path(box, token)
        first = item[0] if item.children else None
        if isinstance(first, nodes.paragraph):
            first.insert(0, box)
        else:
            item.insert(0, nodes.paragraph("", "", box))
