"""Substitutions, ``{{ name }}``, in Jinja's sandbox: an article may name values, and run nothing.

This follows ``render_substitution`` of MyST's renderer, whose Jinja is not confined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from myst_parser.mdit_to_docutils.base import REGEX_DIRECTIVE_START, token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.warnings_ import MystWarnings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

MOST = 1_000_000
"""Characters that the substitutions of a document may come to, one within the other counted."""
FILTERS_ALLOWED = (
    "abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "last",
    "length", "list", "lower", "max", "min", "reverse", "sort", "string", "title", "trim",
    "truncate", "unique", "upper", "wordcount",
)  # fmt: skip
"""Jinja's filters that take time and give text in proportion to what they are given."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Evaluates expressions that name, pick out and filter values: no calls, and no growth."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined)
        self.filters = {name: FILTERS[name] for name in FILTERS_ALLOWED}
        self.globals = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow data only."""
        return super().is_safe_attribute(obj, attr, value) and not callable(value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow no calls: methods can make texts of any length."""
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Calculate with small numbers only.

        :raises SecurityError: for texts, lists and large numbers.
        """
        if not all(isinstance(each, int | float) and abs(each) < 1000 for each in (left, right)):
            raise SecurityError(f"{operator} is for small numbers")
        return super().call_binop(context, operator, left, right)


def evaluate(expression: str, values: Mapping[str, Any]) -> tuple[str, frozenset[str]]:
    """Return the text that an expression comes to, and the names in it.

    A name need not be an identifier of Jinja.

    :raises Exception: of any kind, if it is none, or asks for more than the sandbox has.
    """
    expression = expression.strip()
    if expression in values:
        return str(values[expression]), frozenset({expression})
    sandbox = Sandbox()
    written = f"{{{{{expression}}}}}"
    tree = sandbox.parse(written)
    if not all(isinstance(each, nodes.Output) for each in tree.body):
        raise SecurityError("only an expression may stand here")
    names = frozenset(each.name for each in tree.find_all(nodes.Name)) - {"env"}
    return sandbox.from_string(written).render(values), names


class SubstitutionRenderer(SphinxRenderer):
    """Renders substitutions as Markdown, within bounds."""

    def __init__(self, parser: MarkdownIt) -> None:
        super().__init__(parser)
        self.spent = 0
        self.around: frozenset[str] = frozenset()

    def render_substitution(self, token: SyntaxTreeNode, inline: bool) -> None:
        position = token_line(token)
        values = {**self.md_config.substitutions, "env": {"docname": self.sphinx_env.docname}}
        try:
            text, names = evaluate(token.content, values)
            self._enter(text, names)
        except Exception as error:  # whatever a stranger's expression brings about
            self.create_warning(
                f"Substitution error:{type(error).__name__}: {error}",
                MystWarnings.SUBSTITUTION,
                line=position,
                append_to=self.current_node,
            )
            return
        try:
            block = not inline or REGEX_DIRECTIVE_START.match(text) is not None
            self.nested_render_text(text, position, inline=not block)
        finally:
            self.around -= names

    def _enter(self, text: str, names: frozenset[str]) -> None:
        """Go into a text that has been put in place of *names*.

        :raises SecurityError: if it is within itself, or all together is too much.
        """
        if repeated := sorted(names & self.around):
            raise SecurityError(f"circular substitution reference: {', '.join(repeated)}")
        self.spent += len(text) + 1
        if self.spent > MOST:
            raise SecurityError(f"all substitutions together come to more than {MOST} characters")
        self.around |= names
