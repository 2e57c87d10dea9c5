"""Front matter against a JSON Schema: each key that does not fit, once, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..dates import Ambiguous, read_date
from ..did_you_mean import accepted_names
from ..problems import shown
from .json_schema import DATE, OPTIONAL, Unusable, alternatives, followed, inside, parsed
from .wording import Fault, described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .json_schema import Node

MISFIT = "does not fit the schema"
UNKNOWN = "is not in the schema"
_AMBIGUOUS = "month and day cannot be told apart"
_ITSELF = frozenset({"type", "enum", "const", "format", DATE, None})
_TOLD = frozenset({
    "type", "enum", "const", "format", "pattern", "minLength", "maxLength", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "items", "minItems", "maxItems",
    "uniqueItems", "anyOf", "oneOf", DATE,
})  # fmt: skip


class NotInstalled(ImportError):
    """The package that checks is an extra, and absent."""


def examine(original: object) -> None:
    """See that a schema can be checked by.

    :raises NotInstalled: without the package ``jsonschema``.
    :raises Unusable: if it is no valid schema.
    """
    try:
        from jsonschema import FormatChecker, exceptions, validators
    except ImportError as error:
        raise NotInstalled(str(error)) from error
    known = original if isinstance(original, dict) else {}
    try:
        cls = validators.validator_for(known, default=validators.Draft202012Validator)
        # Without formats, or patterns that only JavaScript reads would be no patterns.
        cls.check_schema(original, format_checker=FormatChecker(formats=()))
    except exceptions.SchemaError as error:
        place = "/".join(map(str, error.absolute_path)) or "the top"
        message = f"it is no valid JSON Schema: at {place}: {shown_message(error.message)}"
        raise Unusable(message) from error
    except RecursionError as error:
        raise Unusable("it is nested too deeply") from error
    except ValueError as error:
        raise Unusable(f"it names what is not an address: {error}") from error


def probe(document: Node) -> None:
    """See that an adapted schema can be checked by.

    :raises Unusable: if it never ends.
    """
    try:
        list(_made(document).iter_errors({}))
    except RecursionError as error:
        raise Unusable("it refers to itself without end") from error


def faults(text: str, data: Mapping[str, Any]) -> list[Fault]:
    """Check *data*, the keys as the author wrote them, against the adapted document *text*."""
    root = parsed(text)
    try:
        errors = list(_validator(text).iter_errors(_plain(data)))
        found = [fault for error in errors for fault in _leaves(root, error)]
    except (RecursionError, ValueError, ArithmeticError, TypeError) as error:
        return [Fault((), f"cannot be checked by the schema: {error}")]
    return list({fault.path: fault for fault in reversed(found)}.values())[::-1]


@cache
def _validator(text: str) -> Any:
    return _made(parsed(text))


def _made(document: Node) -> Any:
    from jsonschema import FormatChecker, validators

    cls = validators.validator_for(document, default=validators.Draft202012Validator)
    checker = FormatChecker(formats=("email", "uuid"))
    checker.checks("uri")(_is_address)
    return validators.extend(cls, {DATE: _check_date})(document, format_checker=checker)


def _is_address(value: object) -> bool:
    try:
        return not isinstance(value, str) or bool(urlsplit(value).scheme)
    except ValueError:
        return False


def _check_date(_: object, form: str, value: object, schema: Node) -> Iterator[Exception]:
    from jsonschema import ValidationError

    if form == "number" and isinstance(value, int | float) and not isinstance(value, bool):
        return
    if value is None and OPTIONAL in schema:
        return
    try:
        read_date(value, UTC)
    except Ambiguous:
        yield ValidationError(_AMBIGUOUS)
    except (ValueError, OverflowError):
        yield ValidationError(MISFIT)


def _plain(value: Any) -> Any:
    """Return only what JSON has: keys are texts, sequences lists."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return value


def _leaves(root: Node, error: Any) -> Iterator[Fault]:
    path = tuple(error.absolute_path)
    if error.validator in {"anyOf", "oneOf"} and (meant := _meant(error)):
        for each in meant:
            yield from _leaves(root, each)
    elif error.validator == "required":
        yield from _missing(root, error, path)
    elif error.validator in {"additionalProperties", "unevaluatedProperties"}:
        nodes = alternatives(root, error.schema)
        known = [name for each in nodes for name in each.get("properties", {}) if name != "$schema"]
        for key, value in error.instance.items():
            if repr(key) in error.message:  # patterns may allow others
                yield Fault((*path, key), UNKNOWN, shown(value), accepted_names(key, known))
    elif error.validator in {"not", None}:
        yield Fault(path, "is not allowed by the schema", shown(error.instance))
    elif error.validator in _TOLD:
        ambiguous = any(each.message == _AMBIGUOUS for each in (error, *error.context))
        message = _AMBIGUOUS if ambiguous else MISFIT
        yield Fault(path, message, shown(error.instance), described(root, error.schema))
    else:
        yield Fault(path, f"{MISFIT}: {shown_message(error.message)}", shown(error.instance))


def _missing(root: Node, error: Any, path: tuple[str | int, ...]) -> Iterator[Fault]:
    """Yield the keys that are not there and have no default."""
    for key in error.validator_value:
        schema = followed(root, inside(error.schema, key))
        if key not in error.instance and "default" not in schema:
            yield Fault((*path, key), "is missing", "", described(root, schema))


def _meant(error: Any) -> list[Any]:
    """Return the errors of the one alternative that the author must have meant, or none."""
    branches: dict[int, list[Any]] = defaultdict(list)
    for each in error.context:
        branches[each.schema_path[0]].append(each)
    near = [errors for errors in branches.values() if not any(map(_is_another, errors))]
    return near[0] if len(near) == 1 else []


def _is_another(error: Any) -> bool:
    """Tell whether a value is of another kind, or marked as being another of several objects."""
    if not error.path:
        return error.validator in _ITSELF
    return len(error.path) == 1 and error.validator == "const"


def shown_message(message: str, limit: int = 160) -> str:
    """Cut a message that may quote a whole value."""
    return message if len(message) <= limit else f"{message[: limit - 1]}…"
