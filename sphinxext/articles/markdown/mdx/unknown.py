"""Components and directives that nobody knows: one warning for each, in all articles together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...problems import Kind, Problem
from ..embeds import SITES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


def unknown_components(
    found: Mapping[str, Mapping[str, int]], path_of: Callable[[str], object]
) -> Iterator[Problem]:
    """Yield a problem for each name; *found* has the lines by document and name.

    The name of a directive begins with ``::``.
    """
    places: dict[str, list[tuple[str, int]]] = {}
    for docname in sorted(found):
        for name, line in found[docname].items():
            places.setdefault(name, []).append((docname, line))
    for name, ((docname, line), *others) in sorted(places.items()):
        yield _unknown(name, str(path_of(docname)), line, len(others))


def _unknown(name: str, path: str, line: int, others: int) -> Problem:
    also = f" (also in {others} more articles)" if others else ""
    if name.startswith("::"):
        return Problem(
            kind=Kind.DIRECTIVE,
            path=path,
            line=line,
            message=f"nothing is known of the directive {name}; it stays as text{also}",
            accepted=", ".join(f"::{site}" for site in sorted(SITES)),
        )
    return Problem(
        kind=Kind.MDX,
        path=path,
        line=line,
        message=f"nothing is known of the component <{name}>; what is inside is shown{also}",
        accepted=f"an entry for {name!r} in articles_components",
    )
