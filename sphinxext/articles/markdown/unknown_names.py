"""Components and leaf directives that nobody knows: one warning for each name, however many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..env_stores import Store
from ..problems import Kind, Problem
from ..reporting import warn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

UNKNOWN: Store[dict[str, tuple[str, int]]] = Store("unknown")
"""For each document the unknown names, with file and line of the first; directives begin with
``::``."""


def note_unknown(env: BuildEnvironment, name: str, path: str, line: int) -> None:
    """Remember a name for the warning at the end of reading."""
    UNKNOWN.of(env).setdefault(env.docname, {}).setdefault(name, (path, line))


def unknown_components(
    found: Mapping[str, Mapping[str, tuple[str, int]]],
) -> Iterator[Problem]:
    """Yield a problem for each name; *found* has files and lines by document and name.

    The name of a directive begins with ``::``.
    """
    places: dict[str, list[tuple[str, int]]] = {}
    for docname in sorted(found):
        for name, place in found[docname].items():
            places.setdefault(name, []).append(place)
    for name, ((path, line), *others) in sorted(places.items()):
        yield _unknown(name, path, line, len(others))


def _unknown(name: str, path: str, line: int, others: int) -> Problem:
    also = f" (also in further articles: {others})" if others else ""
    if name.startswith("::"):
        return Problem(
            kind=Kind.DIRECTIVE,
            path=path,
            line=line,
            message=f"the directive {name} is not known; it stays as text{also}",
            accepted=", ".join(f"::{site}" for site in sorted(_sites())),
        )
    return Problem(
        kind=Kind.MDX,
        path=path,
        line=line,
        message=f"the component <{name}> is not known; what is inside is shown{also}",
        accepted=f"an entry for {name!r} in articles_components",
    )


def _sites() -> Mapping[str, object]:
    from .embeds import SITES  # not in a build that reads nothing

    return SITES


def on_env_check_consistency(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn, when all documents are read."""
    warn(unknown_components(UNKNOWN.of(env)))


def setup(app: Sphinx) -> None:
    """Register the warning."""
    UNKNOWN.setup(app)
    app.connect("env-check-consistency", on_env_check_consistency)
