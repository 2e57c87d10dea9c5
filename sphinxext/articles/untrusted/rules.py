"""What the configuration says of strangers, and how something that is not allowed is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..config.options import UntrustedOption
from ..config.validation import value_of
from ..documents.project import project_of
from ..problems import Kind, Problem, shown
from ..reporting import warn

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def rules_of(env: BuildEnvironment) -> UntrustedOption | None:
    """Return what is allowed besides the lists; None where articles are trusted."""
    option: bool | UntrustedOption = value_of(env.config, "untrusted")
    return UntrustedOption() if option is True else option or None


def rules_for(env: BuildEnvironment, docname: str) -> UntrustedOption | None:
    """Return the rules that a document is read by; None for one that may do everything."""
    project = project_of(env)
    return rules_of(env) if project.is_of_strangers(docname) else None


def literal(source: str, *, inline: bool) -> nodes.Element:
    """Return *source* as text."""
    if inline:
        return nodes.literal(source, source)
    return nodes.literal_block(source, source, language="none", force=True)


def tell(document: nodes.document, line: int | None, what: str, source: str, accepted: str) -> None:
    """Warn of something that is shown as text."""
    problem = Problem(
        kind=Kind.UNTRUSTED,
        path=str(document["source"]),
        line=line,
        message=f"{what} is shown as text, for articles are not trusted",
        value=shown(source.strip()),
        accepted=accepted,
    )
    warn([problem])


def in_option(key: str, entry: str = "") -> str:
    """Say where ``conf.py`` can allow more."""
    return f"{entry or 'an entry'} in articles_untrusted[{key!r}]"
