"""What MyST runs without a directive or a role: shown as text where strangers write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..untrusted.rules import rules_of
from ..untrusted.shown_as_text import in_option, literal, tell

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


class StrangersRenderer(SphinxRenderer):
    """Renders ``{eval-rst}`` and substitutions, or shows them."""

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        rules = rules_of(self.sphinx_env)
        if rules is None or "eval-rst" in rules.directives:
            super().render_restructuredtext(token)
            return
        source = f"{token.markup}{token.info}\n{token.content}{token.markup}"
        self._show(token, "reStructuredText", source, in_option("directives", "'eval-rst'"))

    def render_substitution(self, token: SyntaxTreeNode, inline: bool) -> None:
        if rules_of(self.sphinx_env) is None:
            super().render_substitution(token, inline)
            return
        start, end = self.md_config.sub_delimiters
        source = f"{start * 2}{token.content}{end * 2}"
        self._show(token, "a substitution", source, "the text itself", inline=inline)

    def _show(
        self, token: SyntaxTreeNode, what: str, source: str, accepted: str, *, inline: bool = False
    ) -> None:
        tell(self.document, token_line(token, 1), what, source, accepted)
        made = literal(source, inline=inline)
        self.add_line_and_source_path(made, token)
        self.current_node.append(made)
