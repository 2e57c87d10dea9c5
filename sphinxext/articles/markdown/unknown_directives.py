"""Directives that nobody knows, however they are written: MyST warns, and all of it stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..untrusted.shown_as_text import literal
from .code import captioned

if TYPE_CHECKING:
    from docutils import nodes


class UnknownDirectiveRenderer(SphinxRenderer):
    """Renders an unknown directive as a block of code: what is in it, below its argument."""

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *args: Any, **options: Any
    ) -> list[nodes.Element]:
        made = super().run_directive(name, first_line, content, position, *args, **options)
        kind, _ = directives.directive(name, self.language_module_rst, self.document)
        if kind is not None:
            return made
        argument, inside = first_line.strip(), content.strip("\n")
        if not (argument or inside):
            return made
        block = literal(inside or argument, inline=False)
        block.source, block.line = self.document["source"], position
        return [*made, captioned(block, argument if inside else "")]
