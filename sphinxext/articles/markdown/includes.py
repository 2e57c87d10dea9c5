"""Files that an article includes are asked for at the door before MyST's renderer reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.misc import Include
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..documents.assets import refused_here

if TYPE_CHECKING:
    from docutils import nodes


class GuardedRenderer(SphinxRenderer):
    """Renders any article, also one of the source directory, which has no dialect."""

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *args: Any, **options: Any
    ) -> list[nodes.Element]:
        kind, _ = directives.directive(name, self.language_module_rst, self.document)
        if kind is not None and issubclass(kind, Include):
            folder = Path(self.document["source"]).parent
            if refused_here(self.sphinx_env, first_line, name, position, folder):
                return []
        return super().run_directive(name, first_line, content, position, *args, **options)
