"""Log problems as Sphinx warnings of type ``articles``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .problems import Problem

logger = logging.getLogger(__name__)


def printable(text: str) -> str:
    """Return *text* on one line, so that no terminal and no log reader finds a command in it.

    Workflow commands of GitHub begin a line with two colons, and no line of ours does
    (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
    """
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def warn(problems: Iterable[Problem]) -> None:
    """Log every problem at its file and line: as a warning, unless it is information only.

    :raises ExtensionError: if one is an error by configuration (``articles_unknown_terms``).
    """
    errors = 0
    for problem in problems:
        errors += problem.error
        log = logger.info if problem.information else logger.warning
        place = f"{printable(problem.path)}:{problem.line or 1}" if problem.path else None
        log(
            "%s",
            printable(str(problem)),
            location=place,
            type="articles",
            subtype=problem.kind.value,
        )
    if errors:
        raise ExtensionError(f"{errors} unknown terms, and articles_unknown_terms is 'error'")
