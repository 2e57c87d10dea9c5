"""Directives that read files, as Sphinx has them: in articles they ask the door first.

Registered in the place of Sphinx's own. MyST has its own way to include Markdown, which
:mod:`..markdown.includes` sees to.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst.directives.misc import Raw
from sphinx.directives.code import LiteralInclude
from sphinx.directives.other import Include
from sphinx.directives.patches import CSVTable

from ..documents.assets import refused_here

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx

    _Base = Directive
else:
    _Base = object


class _Asking(_Base):
    """Mixed into a directive that reads the files ``named`` by its options, or by its argument."""

    named: tuple[str, ...] = ()

    def run(self) -> Any:  # each directive says this otherwise
        env: Any = self.state.document.settings.env
        source, line = self.state_machine.get_source_and_line(self.lineno)
        folder = Path(source or self.state.document["source"]).parent
        names = [self.options[option] for option in self.named if self.options.get(option)]
        if not self.option_spec or "file" not in self.option_spec:
            names.append("".join(self.arguments[:1]))
        if any(refused_here(env, name, self.name, line or self.lineno, folder) for name in names):
            return []
        return super().run()


class ArticleInclude(_Asking, Include):
    """``include``."""


class ArticleLiteralInclude(_Asking, LiteralInclude):
    """``literalinclude``."""

    named = ("diff",)


class ArticleTable(_Asking, CSVTable):
    """``csv-table``."""

    named = ("file", "url")


class ArticleRaw(_Asking, Raw):
    """``raw``."""

    named = ("file", "url")


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("include", ArticleInclude, override=True)
    app.add_directive("literalinclude", ArticleLiteralInclude, override=True)
    app.add_directive("csv-table", ArticleTable, override=True)
    app.add_directive("raw", ArticleRaw, override=True)
