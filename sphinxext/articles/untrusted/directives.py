"""Directives and roles of strangers: looked up in one place, by every parser and every directive.

The design leans here on :class:`sphinx.util.docutils.CustomReSTDispatcher`, through which Sphinx
itself gives domains their directives, and on ``app.registry.source_parsers``.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import Directive
from sphinx.parsers import Parser
from sphinx.util.docutils import CustomReSTDispatcher

from ..config.validation import value_of
from ..widgets import DIRECTIVES as OURS
from .allow_lists import DIRECTIVES, ROLES
from .rules import rules_for
from .shown_as_text import in_option, literal, tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from docutils import nodes
    from docutils.utils import Reporter
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from ..config.options import UntrustedOption


class Refused(Directive):
    """Stands for a directive that strangers may not use: shows its source."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        line, document = self.lineno, self.state_machine.document
        what, source = f"the directive {self.name!r}", str(self.block_text)
        tell(document, line, what, source, in_option("directives", repr(self.name)))
        made = literal(source, inline=False)
        made.source, made.line = document["source"], line
        return [made]


class AllowedOnly(CustomReSTDispatcher):
    """Finds what strangers may use, and for all else that there is what shows its source."""

    def __init__(self, env: BuildEnvironment, rules: UntrustedOption) -> None:
        super().__init__()
        self.env = env
        self.directives = {*DIRECTIVES, *OURS, *(name.lower() for name in rules.directives)}
        self.roles = {*ROLES, *(name.lower() for name in rules.roles)}

    def directive(
        self, directive_name: str, language_module: ModuleType, document: nodes.document
    ) -> tuple[type[Directive] | None, list[nodes.system_message]]:
        found, messages = super().directive(directive_name, language_module, document)
        if found is None:
            return found, messages
        for name in self._names(directive_name, getattr(language_module, "directives", {})):
            # Of a word in the article's language counts the English one, if they are the same.
            if (
                name in self.directives
                and found is super().directive(name, language_module, document)[0]
            ):
                return found, messages
        return Refused, []

    def role(
        self, role_name: str, language_module: ModuleType, lineno: int, reporter: Reporter
    ) -> tuple[RoleFunction, list[nodes.system_message]]:
        found, messages = super().role(role_name, language_module, lineno, reporter)
        if found is None:
            return found, messages
        for name in self._names(role_name, getattr(language_module, "roles", {})):
            if (
                name in self.roles
                and found is super().role(name, language_module, lineno, reporter)[0]
            ):
                return found, messages
        return refused_role(role_name), []

    def _names(self, written: str, english: Any) -> Iterator[str]:
        """Yield what a name may stand for: itself, that of its domain, the English one."""
        name = written.lower()
        domain = self.env.current_document.default_domain
        if ":" not in name and domain is not None:
            yield f"{domain.name}:{name}"
        yield name
        if name in english:
            yield english[name]


def refused_role(role_name: str) -> RoleFunction:
    """Return a role that shows its source, in place of one that strangers may not use."""

    def show(
        name: str,
        rawtext: str,
        text: str,
        lineno: int,
        inliner: Any,
        options: Any = None,
        content: Any = (),
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        source = f"{{{role_name}}}`{text}`"
        accepted = in_option("roles", repr(role_name))
        tell(inliner.document, lineno, f"the role {role_name!r}", source, accepted)
        return [literal(source, inline=True)], []

    return show


class _Guarded(Parser):
    """Mixed into a parser: what strangers have written is read within the boundary."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        env = document.settings.env
        rules = rules_for(env, env.docname)
        if rules is None:
            super().parse(inputstring, document)
            return
        with AllowedOnly(env, rules), _closed(document):
            super().parse(inputstring, document)


@contextmanager
def _closed(document: nodes.document) -> Iterator[None]:
    """Let no directive of docutils read a file or pass text on as it is."""
    settings = document.settings
    before = settings.file_insertion_enabled, settings.raw_enabled
    settings.file_insertion_enabled = settings.raw_enabled = False
    try:
        yield
    finally:
        settings.file_insertion_enabled, settings.raw_enabled = before


def on_parsers_known(app: Sphinx, config: Config) -> None:
    """Put the boundary around every parser there is."""
    if not value_of(config, "untrusted"):
        return
    for kind, parser in [*app.registry.source_parsers.items()]:
        guarded = type(parser.__name__, (_Guarded, parser), {"supported": (kind,)})
        app.add_source_parser(guarded, override=True)


def setup(app: Sphinx) -> None:
    """Wait until all parsers are there."""
    app.connect("config-inited", on_parsers_known, priority=900)
