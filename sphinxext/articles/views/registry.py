"""What a page shows of the catalogue, as plain values.

A page asks with a :class:`.values.Request`; :func:`answer` gives a view. A widget turns a view into
nodes and sees nothing else, so two equal views are two equal pieces of output: that is what makes
rebuilding exact (:mod:`.fingerprints`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ..languages import ANY

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..catalogue.catalogue import Catalogue
    from .values import Request

Answer = TypeVar("Answer", bound="Callable[[Catalogue, Request], object]")


def answer(catalogue: Catalogue, request: Request) -> object:
    """Return the view that *request* asks for.

    None where there is nothing to show, :class:`.values.Unknown` for a name that nothing has.
    """
    return _VIEWS[request.what].answer(catalogue, request)


def is_local(request: Request) -> bool:
    """Tell whether a request is answered by a view that was declared local."""
    return _VIEWS[request.what].local


class _View(NamedTuple):
    answer: Callable[[Catalogue, Request], object]
    local: bool


_VIEWS: dict[str, _View] = {}


def view(name: str, *, local: bool = False) -> Callable[[Answer], Answer]:
    """Register what answers requests for *name*.

    A *local* one depends on nothing but the front matter of the page's own article and what
    :func:`.fingerprints.shared_digest` covers: pages are then compared only if either has changed.
    What is not declared local is compared in every build.
    """

    def register(function: Answer) -> Answer:
        _VIEWS[name] = _View(function, local)
        return function

    return register


def language_asked(catalogue: Catalogue, request: Request) -> str:
    """Return the language that is asked for."""
    asked = request.language
    if asked == ANY:
        return ANY
    return (
        catalogue.settings.language_of(asked) if asked else catalogue.language_of(request.docname)
    )
