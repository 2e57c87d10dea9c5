"""Files that an article includes are asked for at the door before MyST's renderer reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.misc import Include
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..documents.assets import refused_here
from ..documents.files_of_directives import of_include

if TYPE_CHECKING:
    from docutils import nodes


class GuardedRenderer(SphinxRenderer):
    """Renders any article, also one of the source directory, which has no dialect."""

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *args: Any, **options: Any
    ) -> list[nodes.Element]:
        kind, _ = directives.directive(name, self.language_module_rst, self.document)
        if kind is not None and issubclass(kind, Include):
            env, path = self.sphinx_env, first_line.strip()
            files = of_include(env, path)
            if refused_here(env, files, name=path, directive=name, line=position):
                return []
        return super().run_directive(name, first_line, content, position, *args, **options)
