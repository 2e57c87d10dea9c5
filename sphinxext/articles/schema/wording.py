"""What a schema accepts, in words for authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..dates import ACCEPTED
from ..problems import Kind, Problem
from .json_schema import DATE, followed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .json_schema import Node

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
    "array": "a list",
    "object": "an object",
}
A_DAY, A_MOMENT, A_LOCAL_TIME = "articles-day", "articles-moment", "articles-local-time"
"""The ``format`` of dates and of times that are read as pydantic reads them, and not as we do;
the last without a zone."""
_FORMATS = {
    A_DAY: "a date such as 2025-05-01",
    A_MOMENT: "a date and time such as 2025-05-01T09:30:00Z",
    A_LOCAL_TIME: "a date and time such as 2025-05-01T09:30:00",
    "time": "a time such as 09:30:00",
    "duration": "a duration such as PT1H30M",
    "uri": "an address such as https://example.org",
    "url": "an address such as https://example.org",
    "email": "an email address",
    "uuid": "a UUID",
}
_MOST_NAMES = 8
_DEEPEST = 4


class Fault(NamedTuple):
    """A value that does not fit: where it is, what is wrong, what was received and expected."""

    path: tuple[str | int, ...]
    message: str
    value: str = ""
    accepted: str = ""

    @property
    def key(self) -> str:
        """The path as authors write it: ``image.src``, ``tags[1]``."""
        steps = (f"[{each}]" if isinstance(each, int) else f".{each}" for each in self.path)
        return "".join(steps).removeprefix(".")

    @property
    def top(self) -> str:
        """The key of the front matter that it is in."""
        return str(self.path[0]) if self.path else ""

    def under(self, top: str) -> Fault:
        """Return the same fault of a key of another name."""
        return self._replace(path=(top, *self.path[1:])) if self.path else self

    def problem(self, path: str, lines: Mapping[str, int]) -> Problem:
        """Return it as a problem of the file *path*."""
        return Problem(
            kind=Kind.SCHEMA,
            path=path,
            line=lines.get(self.key) or lines.get(self.top, 1),
            key=self.key,
            value=self.value,
            message=self.message,
            accepted=self.accepted,
        )


def described(root: Node, schema: object, depth: int = 0) -> str:
    """Say what *schema* accepts; nothing if that cannot be said shortly."""
    node = followed(root, schema)
    if not node or depth > _DEEPEST:
        return ""
    if DATE in node:
        return ACCEPTED + (", or seconds since 1970" if node[DATE] == "number" else "")
    if "const" in node:
        return written(node["const"])
    if isinstance(node.get("enum"), list):
        return one_of(written(each) for each in node["enum"])
    for key in ("anyOf", "oneOf"):
        if key in node:
            choices = [described(root, each, depth + 1) for each in node[key]]
            return one_of(choices) if all(choices) else ""
    kinds = node.get("type", ())
    if kinds:
        listed = [kinds] if isinstance(kinds, str) else kinds
        return one_of(_typed(root, node, kind, depth) for kind in listed)
    if "properties" in node:
        return _object(root, node, depth)
    parts = (described(root, each, depth + 1) for each in node.get("allOf", ()))
    return " and ".join(dict.fromkeys(part for part in parts if part))


def one_of(choices: Iterable[str]) -> str:
    """List choices: ``a, b, or c``."""
    found = list(dict.fromkeys(choice for choice in choices if choice))
    if len(found) < 3:
        return (", or " if any(" or " in each for each in found) else " or ").join(found)
    return f"{', '.join(found[:-1])}, or {found[-1]}"


def written(value: object) -> str:
    """Write a value as front matter has it."""
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    return repr(value)


def _typed(root: Node, node: Node, kind: str, depth: int) -> str:
    if kind == "array":
        inner = described(root, node.get("items"), depth + 1)
        listed = f"a list of {inner}" if inner else "a list"
        number = _limits(node, "minItems", "maxItems", "entries")
        return listed + number + (", all different" if node.get("uniqueItems") else "")
    if kind == "object":
        return _object(root, node, depth)
    if kind == "string":
        if name := _FORMATS.get(node.get("format", "")):
            return name
        text = "text" + _limits(node, "minLength", "maxLength", "characters")
        return f"{text} that matches {node['pattern']}" if "pattern" in node else text
    if kind in {"number", "integer"}:
        return _TYPES[kind] + "".join(_range(node))
    return _TYPES.get(kind, kind)


def _object(root: Node, node: Node, depth: int) -> str:
    names = [name for name in node.get("properties", {}) if name != "$schema"]
    if not names:
        inner = described(root, node.get("additionalProperties"), depth + 1)
        return f"{_TYPES['object']} of {inner}" if inner else _TYPES["object"]
    dots = ", …" if len(names) > _MOST_NAMES else ""
    return f"{{{', '.join(names[:_MOST_NAMES])}{dots}}}"


def _limits(node: Node, least: str, most: str, what: str) -> str:
    low, high = node.get(least), node.get(most)
    if low and high is not None:
        return f" of {low} to {high} {what}" if low != high else f" of {low} {what}"
    if low:
        return f" of at least {low} {what if low != 1 else _SINGULAR[what]}"
    return f" of at most {high} {what}" if high is not None else ""


_SINGULAR = {"characters": "character", "entries": "entry"}


def _range(node: Node) -> Iterator[str]:
    words: dict[str, Any] = {
        "minimum": "from",
        "exclusiveMinimum": "above",
        "maximum": "up to",
        "exclusiveMaximum": "below",
        "multipleOf": "in steps of",
    }
    for key, word in words.items():
        # Zod writes the limits of JavaScript's numbers into every integer.
        if (limit := node.get(key)) is not None and abs(limit) != 2**53 - 1:
            yield f" {word} {limit}"
