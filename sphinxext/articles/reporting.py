"""Log problems as Sphinx warnings of type ``articles``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util import logging

from .markdown.embeds import SITES
from .problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

logger = logging.getLogger(__name__)


def unknown_components(
    found: Mapping[str, Mapping[str, int]], path_of: Callable[[str], object]
) -> Iterator[Problem]:
    """Yield a problem for each component of MDX; *found* has the lines by document and name."""
    places: dict[str, list[tuple[str, int]]] = {}
    for docname in sorted(found):
        for name, line in found[docname].items():
            places.setdefault(name, []).append((docname, line))
    for name, (first, *others) in sorted(places.items()):
        docname, line = first
        if name.startswith("::"):
            yield Problem(
                kind=Kind.DIRECTIVE,
                path=str(path_of(docname)),
                line=line,
                message=f"nothing is known of the directive {name}; it stays as text"
                + (f" (also in {len(others)} more articles)" if others else ""),
                accepted=", ".join(f"::{each}" for each in sorted(SITES)),
            )
            continue
        yield Problem(
            kind=Kind.MDX,
            path=str(path_of(docname)),
            line=line,
            message=f"nothing is known of the component <{name}>; what is inside is shown"
            + (f" (also in {len(others)} more articles)" if others else ""),
            accepted=f"an entry for {name!r} in articles_components",
        )


def warn(problems: Iterable[Problem]) -> None:
    """Log every problem at its file and line.

    :raises ExtensionError: if one is an error by configuration (``articles_unknown_terms``).
    """
    errors = 0
    for problem in problems:
        errors += problem.error
        logger.warning(
            "%s",
            problem,
            location=f"{problem.path}:{problem.line or 1}" if problem.path else None,
            type="articles",
            subtype=problem.kind.value,
        )
    if errors:
        raise ExtensionError(f"{errors} unknown terms, and articles_unknown_terms is 'error'")
