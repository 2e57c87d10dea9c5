"""The options validated: each has the type that it is declared to have, and no other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from sphinx.errors import ConfigError

from ..did_you_mean import did_you_mean
from ..problems import Kind, Problem
from ..reporting import warn
from ..schema.check import UNKNOWN
from ..schema.pydantic_errors import faults
from ..schema.wording import described
from .given import given
from .options import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

_PREFIX = "articles_"
_DEEPEST = 16  # of an option; one may hold itself
_NEAR = 0.75  # between a slip and another word: `path` is no `parts`
_IN_PYTHON = {"an object": "a dict", "true": "True", "false": "False", "nothing": "None"}
_WORDS = re.compile(rf"\b(?:{'|'.join(_IN_PYTHON)})\b")


def value_of(config: Config, name: str) -> Any:
    """Return the value of ``articles_<name>`` in the type that it is declared to have.

    :raises ConfigError: if it has another one.
    """
    value = getattr(config, _PREFIX + name)
    if name == "now" and not isinstance(value, str):
        value = str(value)
    if any(isinstance(each, str) and "\0" in each for each in _leaves(value)):
        message = "embedded null character; accepted: text without one"
        raise ConfigError(f"{_PREFIX}{name} = {value!r}: {message}")
    checked = _without_bytes(value)
    try:
        result = _adapter(name).validate_python(checked, strict=False)
    except ValidationError as error:
        wrong = "; ".join(_said(name, error, value))
        raise ConfigError(f"{_PREFIX}{name} = {value!r}: {wrong}") from None
    if checked is not value:  # where anything is accepted as yet
        raise ConfigError(f"{_PREFIX}{name} = {value!r}: bytes; accepted: text")
    return result


def _leaves(value: object, depth: int = 0) -> Iterator[object]:
    """Yield the values that an option is made of, and the keys."""
    if depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        for pair in value.items():
            yield from _leaves(pair, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _leaves(each, depth + 1)
    elif isinstance(value, BaseModel):
        yield from _leaves(vars(value), depth + 1)
    else:
        yield value


def _without_bytes(value: object) -> object:
    """Put what no type accepts in the place of bytes, which pydantic takes for text."""
    if not any(isinstance(each, bytes | bytearray) for each in _leaves(value)):
        return value
    if isinstance(value, Mapping):
        return {_without_bytes(key): _without_bytes(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_without_bytes(each) for each in value]
    return _Unfit()


class _Unfit:
    """Is neither text nor a number."""


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    """Return what validates an option; to make it takes a hundred times as long as to use it."""
    return TypeAdapter(OPTIONS[name].type)


def _said(name: str, error: ValidationError, value: object) -> Iterator[str]:
    """Say of each part that is wrong what would be accepted, in the words of Python."""
    schema = _adapter(name).json_schema()
    for fault in faults(schema, error.errors(), value):
        accepted = fault.accepted if fault.path else described(schema, schema)
        accepted = _WORDS.sub(lambda found: _IN_PYTHON[found[0]], accepted)
        message = (
            "is not known"
            if fault.message == UNKNOWN
            else fault.message.removesuffix(" the schema")
        )
        problem = Problem(kind=Kind.VALUE, key=fault.key, message=message, accepted=accepted)
        yield str(problem) if fault.path else f"accepted: {accepted}"


def as_tuple(value: str | list[str]) -> tuple[str, ...]:
    """Return one text, or several, as several."""
    return (value,) if isinstance(value, str) else tuple(value)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Give every option the value that its type makes of what is written: ``"no"`` is False.

    :raises ConfigError: if one has another type.
    """
    for name in OPTIONS:
        value = _adapter(name).dump_python(value_of(config, name), exclude_unset=True)
        setattr(config, _PREFIX + name, value)
    warn(_misspelt(config))


def _misspelt(config: Config) -> Iterator[Problem]:
    """Yield the names in ``conf.py`` that are nearly those of options.

    Others that begin alike may be variables of the author's own.
    """
    written = given(config)
    for name in written:
        if name.startswith(_PREFIX) and name not in config.values:
            known = [each for each in OPTIONS if f"{_PREFIX}{each}" not in written]
            if near := did_you_mean(name.removeprefix(_PREFIX), known, near=_NEAR):
                yield Problem(
                    kind=Kind.VALUE,
                    key=name,
                    message="is not an option",
                    accepted=_PREFIX + near,
                )


def setup(app: Sphinx) -> None:
    """Register the options."""
    anything = frozenset({Any})  # Pydantic checks the types, and names the wrong part
    for name, option in OPTIONS.items():
        app.add_config_value(_PREFIX + name, option.default, option.rebuild, types=anything)
    app.connect("config-inited", on_config_inited, priority=300)  # before who looks at them
