"""Whatever goes wrong inside of MyST, Sphinx or an extension, the rest of the article is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from sphinx.errors import ExtensionError, SphinxWarning

from ..problems import Kind, Problem, shown
from ..reporting import warn
from ..untrusted.shown_as_text import literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode


class BarrierRenderer(SphinxRenderer):
    """Shows what cannot be rendered as text; the innermost token that fails is meant."""

    def __init__(self, parser: MarkdownIt) -> None:
        super().__init__(parser)
        self.rules = {
            name: self._held(rule)  # type: ignore[misc]  # which need be no method
            for name, rule in self.rules.items()
        }

    def _held(self, rule: Callable[[SyntaxTreeNode], None]) -> Callable[[SyntaxTreeNode], None]:
        def render(token: SyntaxTreeNode) -> None:
            here, kept = self.current_node, len(self.current_node)
            try:
                rule(token)
            except (ExtensionError, SphinxWarning, MemoryError):  # the project's own, or its will
                raise
            except Exception as error:
                self.current_node = here
                del here[kept:]
                self._give_up(token, error)

        return render

    def _give_up(self, token: SyntaxTreeNode, error: Exception) -> None:
        source = "".join(each.content for each in token.walk() if not each.children)
        problem = Problem(
            kind=Kind.FAILED,
            path=str(self.document["source"]),
            line=token_line(token, 1),
            message=f"this cannot be read and is shown as text: {type(error).__name__}: {error}",
            value=shown(source),
        )
        warn([problem])
        inline = isinstance(self.current_node, nodes.TextElement | nodes.Inline)
        self.current_node.append(literal(source, inline=inline))
