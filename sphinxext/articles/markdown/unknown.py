"""Components and leaf directives that nobody knows: one warning for each name, however many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Kind, Problem
from ..reporting import warn
from ..stores import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

UNKNOWN: Store[dict[str, int]] = Store("unknown")
"""For each document the unknown names, with the line of the first; directives begin with ``::``."""


def note_unknown(env: BuildEnvironment, name: str, line: int) -> None:
    """Remember a name for the warning at the end of reading."""
    UNKNOWN.of(env).setdefault(env.docname, {}).setdefault(name, line)


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
                accepted=", ".join(f"::{each}" for each in sorted(_sites())),
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


def _sites() -> Mapping[str, object]:
    from .embeds import SITES  # not in a build that reads nothing

    return SITES


def on_env_check_consistency(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn, when all documents are read."""
    warn(unknown_components(UNKNOWN.of(env), env.doc2path))


def setup(app: Sphinx) -> None:
    """Register the warning."""
    UNKNOWN.setup(app)
    app.connect("env-check-consistency", on_env_check_consistency)
