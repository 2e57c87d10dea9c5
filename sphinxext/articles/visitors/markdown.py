"""What Astro's Markdown has and docutils lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..nodes import (
    depth,
    jumped_section,
    struck,
    subheading,
    task_box,
    thematic_break,
    unwrapped,
)
from .base import element, nothing, register, written_as
from .start_tags import start_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def _visit_jumped_section(self: HTML5Translator, node: jumped_section) -> None:
    self.section_level += node["jump"]
    self.visit_section(node)


def _depart_jumped_section(self: HTML5Translator, node: jumped_section) -> None:
    self.depart_section(node)
    self.section_level -= node["jump"]


def _visit_subheading_latex(self: Any, node: subheading) -> None:
    """Write a heading as far below the headings of its page as elsewhere.

    Sphinx counts from the first page of the volume, and this one may stand deeper. None of these
    is a chapter, which begins a page, and LaTeX has names for no more levels than these.
    """
    level, first = node["heading-level"], self.top_sectionlevel
    deeper = self.sectionlevel - (first - 1) - depth(node)
    node["heading-level"] = max(3 - first, min(level + deeper, 6 - first))
    self.visit_rubric(node)
    node["heading-level"] = level


def _depart_subheading_latex(self: Any, node: subheading) -> None:
    self.depart_rubric(node)
    self.body.append(self.hypertarget_to(node))


def _mark_struck(self: Any, node: struck) -> None:
    self.add_text("~~")


def _visit_task_box(self: HTML5Translator, node: task_box) -> None:
    given = {"type": "checkbox", "class": "task-list-item-checkbox"}
    given["aria-label"] = node["said"]
    given |= {"checked": "checked"} if node["checked"] else {}
    given |= {} if node["enabled"] else {"disabled": "disabled"}
    self.body.append(f"{start_tag(self, node, 'input', given)} ")


def _visit_task_box_in_text(self: Any, node: task_box) -> None:
    self.add_text("☑ " if node["checked"] else "☐ ")
    raise nodes.SkipNode


def _visit_task_box_in_latex(self: Any, node: task_box) -> None:
    mark = r"\makebox[0pt][l]{\(\checkmark\)}" if node["checked"] else ""
    self.body.append(rf"{mark}\(\square\) ")


def _visit_task_box_in_markdown(self: Any, node: task_box) -> None:
    self.add("[x] " if node["checked"] else "[ ] ")


def _visit_task_box_elsewhere(self: Any, node: task_box) -> None:
    self.body.append("☑ " if node["checked"] else "☐ ")


def _end_line(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("\n")


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    register(app, thematic_break, written_as("transition"), written_as("transition"))
    elsewhere = (_visit_task_box_elsewhere, nothing)
    app.add_node(
        task_box,
        html=(_visit_task_box, nothing),
        latex=(_visit_task_box_in_latex, nothing),
        text=(_visit_task_box_in_text, nothing),
        man=elsewhere,
        texinfo=elsewhere,
        markdown=(_visit_task_box_in_markdown, nothing),
    )
    app.add_node(jumped_section, html=(_visit_jumped_section, _depart_jumped_section))
    app.add_node(subheading, latex=(_visit_subheading_latex, _depart_subheading_latex))
    app.add_node(struck, html=element("del"), text=(_mark_struck, _mark_struck))
    app.add_node(unwrapped, html=(nothing, _end_line))
