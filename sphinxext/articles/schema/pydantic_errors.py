"""What pydantic says of values that do not fit, in the words of :mod:`.wording`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..did_you_mean import accepted_names
from ..problems import shown
from .check import MISFIT, UNKNOWN, shown_message
from .json_schema import alternatives, at
from .wording import Fault, described, one_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pydantic_core import ErrorDetails


_LIMITS = {
    "greater_than": "exclusiveMinimum",
    "greater_than_equal": "minimum",
    "less_than": "exclusiveMaximum",
    "less_than_equal": "maximum",
    "multiple_of": "multipleOf",
    "string_too_short": "minLength",
    "string_too_long": "maxLength",
    "string_pattern_mismatch": "pattern",
    "too_short": "minItems",
    "too_long": "maxItems",
}
"""By the type of pydantic's error, the keyword of JSON Schema whose words say what it does."""
_OF_TYPES = frozenset({
    "string_type", "int_type", "int_parsing", "int_from_float", "float_type", "float_parsing",
    "bool_type", "bool_parsing", "decimal_type", "decimal_parsing", "none_required",
    "list_type", "tuple_type", "set_type", "frozen_set_type", "dict_type", "model_type",
    "model_attributes_type", "dataclass_type", "literal_error", "enum", "uuid_type",
    "uuid_parsing", "date_type", "date_parsing", "date_from_datetime_parsing",
    "date_from_datetime_inexact", "datetime_type", "datetime_parsing",
    "datetime_from_date_parsing", "time_type", "time_parsing", "time_delta_type",
    "time_delta_parsing",
})  # fmt: skip
"""Errors of values that are of another type than the words say."""
_SAID_BY_PROJECT = frozenset({"value_error", "assertion_error"})


def faults(document: Mapping[str, Any], details: Iterable[ErrorDetails], data: Any) -> list[Fault]:
    """Return what is wrong with *data*, each value once, however many alternatives there are.

    *document* is the JSON Schema of the type that it was read by.
    """
    by_path: dict[tuple[str | int, ...], list[ErrorDetails]] = {}
    for each in details:
        by_path.setdefault(_path(each, data), []).append(each)
    return [
        _fault(document, path, errors)
        for path, errors in by_path.items()
        # Of several alternatives, the one that goes deeper is meant.
        if not any(other[: len(path)] == path != other for other in by_path)
    ]


def _fault(
    document: Mapping[str, Any], path: tuple[str | int, ...], errors: list[ErrorDetails]
) -> Fault:
    accepted = one_of(described(document, node) for node in at(document, path)) if path else ""
    said = [each["msg"].partition(", ")[2] for each in errors if each["type"] in _SAID_BY_PROJECT]
    if all(each["type"] == "missing" for each in errors):
        return Fault(path, "is missing", "", accepted)
    if all(each["type"] == "extra_forbidden" for each in errors):
        known = accepted_names(str(path[-1]), _known(document, path[:-1]))
        return Fault(path, UNKNOWN, shown(errors[0]["input"]), known)
    if said:
        value = shown(errors[0]["input"]) if path else ""
        return Fault(path, "; ".join(dict.fromkeys(said)), value, accepted)
    value = shown(errors[0]["input"])
    if not accepted:
        messages = (each["msg"].removeprefix("Input should be ") for each in errors)
        return Fault(path, MISFIT, value, one_of(messages))
    if not all(_is_told(document, path, each["type"]) for each in errors):
        reasons = dict.fromkeys(shown_message(each["msg"]) for each in errors)
        return Fault(path, f"{MISFIT}: {'; '.join(reasons)}", value)
    return Fault(path, MISFIT, value, accepted)


def _is_told(document: Mapping[str, Any], path: tuple[str | int, ...], error: str) -> bool:
    """Tell whether the words for what is accepted say why a value is refused.

    A type may ask for more than JSON Schema can say: a date in the future, an address of one
    scheme.
    """
    if (keyword := _LIMITS.get(error)) is None:
        return error in _OF_TYPES
    nodes = (node for schema in at(document, path) for node in alternatives(document, schema))
    # Older pydantic has dates for limits, of which JSON Schema knows nothing.
    kinds = str if keyword == "pattern" else (int, float)
    return any(isinstance(node.get(keyword), kinds) for node in nodes)


def _known(document: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[str]:
    """Yield the keys that there can be in the value at *path*."""
    for schema in at(document, path):
        for node in alternatives(document, schema):
            yield from node.get("properties", ())


def _path(error: ErrorDetails, data: Any) -> tuple[str | int, ...]:
    """Return the keys of a location, without what pydantic says of alternatives in between."""
    path: list[str | int] = []
    *inner, last = error["loc"] or ("",)
    for step in (*inner, last):
        if step in _keys(data):
            data = data[step]
        elif step != last or error["type"] != "missing":
            continue
        path.append(step)
    return tuple(path)


def _keys(data: Any) -> Collection[str | int]:
    if isinstance(data, dict):
        return data.keys()
    return range(len(data)) if isinstance(data, list) else ()
