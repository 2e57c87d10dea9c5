"""What the configuration says of strangers, and whether a document is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config.options import UntrustedOption
from ..config.validation import value_of
from ..documents.project import project_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def rules_of(env: BuildEnvironment) -> UntrustedOption | None:
    """Return what is allowed besides the lists; None where articles are trusted."""
    option: bool | UntrustedOption = value_of(env.config, "untrusted")
    return UntrustedOption() if option is True else option or None


def rules_for(env: BuildEnvironment, docname: str) -> UntrustedOption | None:
    """Return the rules that a document is read by; None for one that may do everything."""
    rules = rules_of(env)
    return rules if rules is not None and project_of(env).is_of_strangers(docname) else None
