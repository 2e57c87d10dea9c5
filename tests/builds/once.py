"""What a thousand builds have in common is made once in a process, and not once in each of them.

These are a theme's templates, compiled; the settings that docutils has for each kind of parser and
writer; and who has installed themes. To make them is more than half of a small build. What they
make is not remembered: each build reads and renders its own pages.
"""

from __future__ import annotations

from functools import cache, wraps
from typing import TYPE_CHECKING, Any

from docutils.frontend import OptionParser
from jinja2 import Environment
from sphinx import registry, theming

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

_PLAIN = (str, int, float, type(None))
_SETTINGS = (
    "defaults", "lists", "option_groups", "option_list", "relative_path_settings", "_long_opt",
    "_short_opt",
)  # fmt: skip
"""What an ``OptionParser`` notes of the settings that it knows."""


def make_once() -> None:
    """Let all builds of this process share what is the same in each."""
    Environment.compile = _compiling(Environment.compile)  # type: ignore[method-assign]
    OptionParser.populate_from_components = _listing(  # type: ignore[method-assign]
        OptionParser.populate_from_components
    )
    registry.entry_points = theming.entry_points = cache(theming.entry_points)  # type: ignore[attr-defined, assignment]


def _compiling(compiling: Callable[..., Any]) -> Callable[..., Any]:
    compiled: dict[Hashable, Any] = {}

    @wraps(compiling)
    def compile_(environment: Environment, source: object, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(source, str):
            return compiling(environment, source, *args, **kwargs)
        key = (source, args, *sorted(kwargs.items()), *_depending(environment))
        if key not in compiled:
            compiled[key] = compiling(environment, source, *args, **kwargs)
        return compiled[key]

    return compile_


def _depending(environment: Environment) -> tuple[Hashable, ...]:
    """Return all that the code of a template depends on besides its source."""
    plain = [item for item in sorted(vars(environment).items()) if isinstance(item[1], _PLAIN)]
    names = (*environment.extensions, *sorted(environment.filters), *sorted(environment.tests))
    return type(environment), environment.autoescape, *plain, *names


def _listing(listing: Callable[..., None]) -> Callable[..., None]:
    listed: dict[Hashable, tuple[object, dict[str, Any]]] = {}

    @wraps(listing)
    def populate(parser: OptionParser, components: Iterable[Any]) -> None:
        given = tuple(filter(None, components))
        key = tuple(map(_specified, given))
        if key not in listed:
            listing(parser, given)
            specs = [each.settings_spec for each in given]  # so that no other takes their place
            listed[key] = (specs, _copied({name: getattr(parser, name) for name in _SETTINGS}))
        vars(parser).update(_copied(listed[key][1]))

    return populate


def _specified(component: Any) -> Hashable:
    """Return what the settings of a parser or a writer depend on."""
    kind = component if isinstance(component, type) else type(component)
    given = (component.settings_defaults, component.settings_default_overrides)
    paths = tuple(component.relative_path_settings)
    return kind, id(component.settings_spec), paths, repr(given)


def _copied(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.copy() if isinstance(value, dict | list) else value
        for name, value in values.items()
    }
