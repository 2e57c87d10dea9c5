"""Compile each Jinja template once in a process, and not once in each of a thousand builds.

A theme's templates are the same in every build, and to compile them is more than half of a small
one. What they make is not remembered: each build renders its own pages.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_PLAIN = (str, int, float, type(None))
_compiled: dict[Hashable, Any] = {}


def compile_once() -> None:
    """Let all environments of this process share what they have compiled."""
    Environment.compile = _remembering(Environment.compile)  # type: ignore[method-assign]


def _remembering(compiling: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(compiling)
    def compile_(environment: Environment, source: object, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(source, str):
            return compiling(environment, source, *args, **kwargs)
        key = (source, args, *sorted(kwargs.items()), *_settings(environment))
        if key not in _compiled:
            _compiled[key] = compiling(environment, source, *args, **kwargs)
        return _compiled[key]

    return compile_


def _settings(environment: Environment) -> tuple[Hashable, ...]:
    """Return all that the code of a template depends on besides its source."""
    plain = [item for item in sorted(vars(environment).items()) if isinstance(item[1], _PLAIN)]
    names = (*environment.extensions, *sorted(environment.filters), *sorted(environment.tests))
    return type(environment), environment.autoescape, *plain, *names
