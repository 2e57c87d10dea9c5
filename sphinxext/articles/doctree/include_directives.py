"""Directives that read files, as Sphinx has them: in articles they ask the door first.

Registered in the place of Sphinx's own. MyST has its own way to include Markdown, which
:mod:`..markdown.includes` sees to.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst.directives import path
from docutils.parsers.rst.directives.misc import Raw
from sphinx.directives.code import LiteralInclude
from sphinx.directives.other import Include
from sphinx.directives.patches import CSVTable

from ..documents.assets import refused_here
from ..documents.files_of_directives import (
    as_docutils_reads,
    as_sphinx_reads,
    local_files,
    of_include,
    of_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    _Base = Directive
else:
    _Base = object


class _Asking(_Base):
    """Mixed into a directive that reads files."""

    def reads(self, env: BuildEnvironment) -> Iterator[tuple[str, Iterable[Path]]]:
        """Yield what the directive names, with the file that it reads for that."""
        raise NotImplementedError  # each directive below says which; there is no common answer

    def run(self) -> Any:  # each directive says this otherwise
        env: Any = self.state.document.settings.env
        _, line = self.state_machine.get_source_and_line(self.lineno)
        refused = partial(refused_here, env, directive=self.name, line=line or self.lineno)
        if any(refused(files, name=name) for name, files in self.reads(env)):
            return []
        url = self.options.get("url")
        if url and refused(local_files(url), name=url, remote=True):
            return []
        return super().run()


class ArticleInclude(_Asking, Include):
    """``include``."""

    def reads(self, env: BuildEnvironment) -> Iterator[tuple[str, Iterable[Path]]]:
        name = self.arguments[0]
        # Lines of a name are joined after Sphinx has made a path of it.
        yield name, (Path(path(str(each))) for each in of_include(env, name))


class ArticleLiteralInclude(_Asking, LiteralInclude):
    """``literalinclude``."""

    def reads(self, env: BuildEnvironment) -> Iterator[tuple[str, Iterable[Path]]]:
        for name in filter(None, (self.options.get("diff"), self.arguments[0])):
            yield name, as_sphinx_reads(env, name)


class ArticleTable(_Asking, CSVTable):
    """``csv-table``."""

    def reads(self, env: BuildEnvironment) -> Iterator[tuple[str, Iterable[Path]]]:
        if name := self.options.get("file"):
            yield name, [of_table(env, self.state.document, name)]


class ArticleRaw(_Asking, Raw):
    """``raw``."""

    def reads(self, env: BuildEnvironment) -> Iterator[tuple[str, Iterable[Path]]]:
        if name := self.options.get("file"):
            yield name, [as_docutils_reads(self.state.document, name)]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("include", ArticleInclude, override=True)
    app.add_directive("literalinclude", ArticleLiteralInclude, override=True)
    app.add_directive("csv-table", ArticleTable, override=True)
    app.add_directive("raw", ArticleRaw, override=True)
