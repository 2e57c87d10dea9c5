"""The expressions of an article: their values, by what names stand for where they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ...documents.project import project_of
from ...problems import Kind, Problem, shown
from ...reporting import warn
from ...scan.article_files import read_file
from . import evaluation
from .imports import imported_value, module_from
from .limits import MOST, Unknown

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from .state import ArticleState

_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(kw_only=True)
class Expressions:
    """Evaluates what stands in an article, or in a partial: its front matter is ``given``.

    ``folder`` is that of the partial, relative to the article's.
    """

    document: nodes.document
    env: BuildEnvironment
    state: ArticleState
    given: Mapping[str, Any] | None = None
    props: Mapping[str, Any] = field(default_factory=lambda: _NONE)
    folder: str = ""

    def evaluate(self, source: str) -> Any:
        """Return the value of an expression.

        :raises Unknown: if only JavaScript can tell.
        """
        return evaluation.evaluate(source, self._scope, self.state.computing)

    def template(self, source: str) -> str:
        """Return what can be said of a template that needs JavaScript; nothing of other code."""
        try:
            return evaluation.template(source, self._scope, self.state.computing)
        except Unknown:
            return ""

    def warn_unknown(self, message: str, line: int, *, value: str, accepted: str) -> None:
        """Report what cannot be evaluated; only once, if the article has asked for too much."""
        if self.state.computing.left < 0:
            self.warn_exhausted(line)
        else:
            self.warn(message, line, value=value, accepted=accepted)

    def warn_exhausted(self, line: int) -> None:
        """Report, once, that the article has asked for too much."""
        if not self.state.computing.told:
            self.state.computing.told = True
            message = "the article exceeds what may be evaluated; from here on nothing is"
            self.warn(message, line, accepted=f"values and partials of {MOST:,} characters in all")

    def warn(self, message: str, line: int, *, value: str = "", accepted: str = "") -> None:
        """Report a mistake of the author."""
        problem = Problem(
            kind=Kind.MDX,
            path=self.document["source"],
            line=line,
            message=message,
            value=shown(value) if value else "",
            accepted=accepted,
        )
        warn([problem])

    def origin(self, name: str) -> tuple[str, str] | None:
        """Return where a name is imported from: its name there, and the module, which is relative
        to the article if it is not named by an alias or by a package."""
        if (found := self.state.modules.get(name)) is None:
            return None
        return found[0], module_from(self.folder, found[1])

    @cached_property
    def _scope(self) -> Mapping[str, Any]:
        return _Scope(self)

    @cached_property
    def front_matter(self) -> Mapping[str, Any]:
        """The front matter with the author's own keys and values."""
        if self.given is not None:
            return self.given
        path = project_of(self.env).real_path(self.env.docname)
        return read_file(path).source.data if path is not None else _NONE


@dataclass(slots=True)
class _Scope(Mapping[str, Any]):
    """What names stand for. A file is read when its name is met, and not before."""

    expressions: Expressions

    def __getitem__(self, name: str) -> Any:
        expressions = self.expressions
        if (origin := expressions.origin(name)) is not None:
            imported = imported_value(
                expressions.env,
                origin[1],
                expressions.state.texts,
                expressions.document["source"],
            )
            if imported is not None:
                return imported
        if name in expressions.state.scope:
            return expressions.state.scope[name]
        if name == "frontmatter":
            return expressions.front_matter
        if name == "props":
            return expressions.props
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        state = self.expressions.state
        return iter(dict.fromkeys((*state.modules, *state.scope, "frontmatter", "props")))

    def __len__(self) -> int:
        return sum(1 for _ in self)
