"""Log problems as Sphinx warnings of type ``articles``; no message of anybody's is a command."""

from __future__ import annotations

import logging as standard
import re
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from .problems import Problem

logger = logging.getLogger(__name__)

_COMMAND = re.compile(r"#(?=#\w*+\[)")


def printable(text: str) -> str:
    """Return *text* on one line, so that no terminal and no log reader finds a command in it.

    Workflow commands of GitHub begin a line with two colons, and no line of ours does
    (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
    Older ones, and those of other services, are ``##[…]`` and ``##word[…]`` anywhere.
    """
    shown = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
    return _COMMAND.sub(r"#\\", shown)


def harmless(text: str) -> str:
    """Return the lines of a message, each of them as :func:`printable` as one of ours."""
    lines = (printable(line.expandtabs()) for line in text.split("\n"))
    return "\n".join(f"\\{line}" if line.lstrip().startswith("::") else line for line in lines)


class Harmless(standard.Filter):
    """Looks at what Sphinx, MyST and extensions say of strangers' names and values, too."""

    def filter(self, record: standard.LogRecord) -> bool:
        """Rewrite the message and the place; keep every record."""
        record.msg, record.args = harmless(standard.LogRecord.getMessage(record)), ()
        if isinstance(place := getattr(record, "location", None), str):
            record.location = printable(place)
        return True


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
        raise ExtensionError(f"unknown terms: {errors}, and articles_unknown_terms is 'error'")


def setup(app: Sphinx) -> None:
    """Look at all warnings and errors; what Sphinx tells of its progress is coloured."""
    for handler in standard.getLogger("sphinx").handlers:
        if handler.level >= standard.WARNING:
            handler.addFilter(Harmless())
