"""The options validated: each has the type that it is declared to have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError
from sphinx.errors import ConfigError

from .options import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config


def value_of(config: Config, name: str) -> Any:
    """Return the value of ``articles_<name>`` in the type that it is declared to have.

    :raises ConfigError: if it has another one.
    """
    value = getattr(config, f"articles_{name}")
    if name == "now" and not isinstance(value, str):
        value = str(value)
    try:
        return _adapter(name).validate_python(value, strict=False)
    except ValidationError as error:
        wrong = "; ".join(_said(error, value))
        raise ConfigError(f"articles_{name} = {value!r}: {wrong}") from None


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    """Return what validates an option; to make it takes a hundred times as long as to use it."""
    return TypeAdapter(OPTIONS[name].type)


def _said(error: ValidationError, value: object) -> Iterator[str]:
    """Word the errors; of a value that may be a dict or plain, only those of the form it has."""
    for each in error.errors():
        key, *inner = each["loc"] or ("",)
        given = value.get(key) if isinstance(value, dict) else None
        branch = str(inner[0]) if inner else ""
        if branch and isinstance(given, dict) != branch.endswith("Option"):
            continue
        place = ".".join(map(str, (key, *inner[1:])))
        yield f"{place}: {each['msg']}" if place else str(each["msg"])


def as_tuple(value: str | list[str]) -> tuple[str, ...]:
    """Return one text, or several, as several."""
    return (value,) if isinstance(value, str) else tuple(value)


def setup(app: Sphinx) -> None:
    """Register the options."""
    anything = frozenset({Any})  # Pydantic checks the types, and names the wrong part
    for name, option in OPTIONS.items():
        app.add_config_value(f"articles_{name}", option.default, option.rebuild, types=anything)
