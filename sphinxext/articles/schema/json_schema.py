"""JSON Schema documents: as lenient as Astro is, and how to find one's way in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import unquote

from ..dates import LENIENT

Node = Mapping[str, Any]

DATE = "x-articles-date"
"""The keyword that stands for every kind of date: ``text``, or ``number`` if seconds will do."""
OPTIONAL = "x-articles-optional"
"""The keyword of a date that need not be there, and so may be empty."""
_MAPS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_LISTS = ("anyOf", "oneOf", "allOf", "prefixItems", "items")
_SINGLE = (
    "items", "additionalItems", "additionalProperties", "unevaluatedItems",
    "unevaluatedProperties", "contains", "propertyNames", "not", "if", "then", "else",
)  # fmt: skip
_CLOSED = ("additionalProperties", "unevaluatedProperties")
_DATE_FORMATS = frozenset({"date-time", "date", LENIENT})
BRANCHES = ("anyOf", "oneOf", "allOf")
_DEEPEST = 32


class Unusable(ValueError):
    """A document that is no JSON Schema, or refers to what is not in it."""


def adapted(document: object, *, strict: bool) -> dict[str, Any]:
    """Return a schema that accepts what Astro accepts.

    A date is whatever we read as one; without a value it counts as absent. Objects that Astro 5
    closes (it writes ``additionalProperties: false``, though it lets other keys pass) are closed
    only if *strict*. Patterns that only JavaScript can read are left out.

    :raises Unusable: for a reference that leads out of the document, or to nothing.
    """
    if not isinstance(document, dict):
        message = f"it holds a {type(document).__name__}, and no object with a schema"
        raise Unusable(message)
    result: dict[str, Any] = _adapted(document, strict or not _of_astro_5(document))
    root = followed(result, result)
    for each in (
        root,
        *(followed(result, inner) for key in BRANCHES for inner in root.get(key, ())),
    ):
        if isinstance(properties := each.get("properties"), dict):
            properties.setdefault("$schema", {})
    for reference in _references(result):
        if resolve(result, reference) is None:
            message = f"it refers to {reference!r}, which is not in the file"
            raise Unusable(message)
    return result


def _of_astro_5(document: Node) -> bool:
    """Tell Astro 5's files, in which every object is closed, from later and other ones."""
    reference = document.get("$ref")
    return isinstance(reference, str) and reference.startswith("#/definitions/")


def _adapted(schema: Any, closed: bool) -> Any:
    if schema is False:  # jsonschema does not say where it met one
        return {"not": {}}
    if not isinstance(schema, dict):
        return schema
    if (date := _date(schema)) is not None:
        return date
    result = dict(schema)
    for key in _MAPS:
        if isinstance(inner := result.get(key), dict):
            result[key] = {
                name: _adapted(each, closed)
                for name, each in inner.items()
                if key != "patternProperties" or _readable(name)
            }
    for key in _LISTS:
        if isinstance(inner := result.get(key), list):
            result[key] = [_adapted(each, closed) for each in inner]
    for key in _SINGLE:
        if isinstance(inner := result.get(key), dict):
            result[key] = _adapted(inner, closed)
    for name, each in result.get("properties", {}).items():
        if isinstance(each, dict) and DATE in each and name not in result.get("required", ()):
            result["properties"][name] = {**each, OPTIONAL: True}
    if not closed:
        for key in _CLOSED:
            if result.get(key) is False:
                del result[key]
    if not _readable(result.get("pattern", "")):
        del result["pattern"]
    return _with_one_date(_without_never(result))


def _date(schema: Node) -> dict[str, Any] | None:
    """Return the lenient form of a date, or None if *schema* asks for something else."""
    form, kind = schema.get("format"), schema.get("type", "string")
    told = {key: schema[key] for key in ("description", "default") if key in schema}
    if form == "unix-time":
        return {**told, DATE: "number"}
    if form not in _DATE_FORMATS:
        return None
    if kind == "string":
        return {**told, DATE: "text"}
    if isinstance(kind, list) and set(kind) == {"string", "null"}:
        return {**told, "anyOf": [{DATE: "text"}, {"type": "null"}]}
    return None


def _without_never(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out alternatives that nothing fits: Astro 5 writes them for what may be absent."""
    branches = schema.get("anyOf")
    if not isinstance(branches, list) or {"not": {}} not in branches:
        return schema
    left = [each for each in branches if each != {"not": {}}]
    others = {key: value for key, value in schema.items() if key != "anyOf"}
    if len(left) == 1 and isinstance(left[0], dict):
        return {**left[0], **others}
    return {**others, "anyOf": left or branches}


def _with_one_date(schema: dict[str, Any]) -> dict[str, Any]:
    """Make one date of several ways to write it."""
    for key in ("anyOf", "oneOf"):
        branches = schema.get(key)
        if not isinstance(branches, list):
            continue
        dates = [each for each in branches if isinstance(each, dict) and DATE in each]
        if not dates:
            continue
        form = "number" if any(each[DATE] == "number" for each in dates) else "text"
        others = [each for each in branches if each not in dates]
        schema = {name: value for name, value in schema.items() if name != key}
        schema |= {key: [{DATE: form}, *others]} if others else {DATE: form}
    return schema


def _readable(pattern: object) -> bool:
    try:
        re.compile(str(pattern))
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def _references(schema: Any) -> Iterator[str]:
    if not isinstance(schema, dict):
        return
    for key in ("$ref", "$dynamicRef", "$recursiveRef"):
        if isinstance(schema.get(key), str):
            yield schema[key]
    for key in _MAPS:
        if isinstance(inner := schema.get(key), dict):
            for each in inner.values():
                yield from _references(each)
    for key in _LISTS:
        if isinstance(inner := schema.get(key), list):
            for each in inner:
                yield from _references(each)
    for key in _SINGLE:
        yield from _references(schema.get(key))


@cache
def parsed(text: str) -> Node:
    """Return a document that was adapted earlier."""
    document: Node = json.loads(text)
    return document


def resolve(root: Node, reference: str) -> Node | None:
    """Return what a ``$ref`` such as ``#/definitions/blog`` means."""
    if reference != "#" and not reference.startswith("#/"):
        return None
    found: Any = root
    for step in reference[2:].split("/") if reference != "#" else ():
        name = unquote(step).replace("~1", "/").replace("~0", "~")
        if isinstance(found, list) and name.isdecimal() and int(name) < len(found):
            found = found[int(name)]
        elif isinstance(found, dict) and name in found:
            found = found[name]
        else:
            return None
    return found if isinstance(found, dict) else {}


def followed(root: Node, schema: object) -> Node:
    """Return *schema*, or what it refers to."""
    for _ in range(_DEEPEST):
        if not isinstance(schema, dict):
            return {}
        if not isinstance(reference := schema.get("$ref"), str):
            return schema
        others = {key: value for key, value in schema.items() if key != "$ref"}
        schema = {**(resolve(root, reference) or {}), **others}
    return {}


def alternatives(
    root: Node, schema: object, stop: Callable[[Node], bool] = lambda _: False
) -> Iterator[Node]:
    """Yield a schema and all those it is combined of; below one that *stop* accepts, nothing."""
    met: set[int] = set()
    waiting = [(schema, 0)]
    while waiting:
        each, depth = waiting.pop()
        if id(each) in met:  # a schema may be combined of itself
            continue
        met.add(id(each))
        node = followed(root, each)
        yield node
        if depth <= _DEEPEST and not stop(node):
            inner = [part for key in BRANCHES for part in node.get(key, ())]
            waiting += [(part, depth + 1) for part in reversed(inner)]


def inside(node: Node, step: str | int) -> object:
    """Return the schema of a key, or of an item of a list; None if it says nothing of it."""
    if isinstance(step, str):
        properties = node.get("properties", {})
        return properties[step] if step in properties else node.get("additionalProperties")
    first = node.get("prefixItems", ())
    items = node.get("items")
    if isinstance(items, list):
        first, items = items, node.get("additionalItems")
    return first[step] if step < len(first) else items


def at(root: Node, path: Sequence[str | int]) -> list[Node]:
    """Return the schemas that speak of the value at *path*."""
    found = [root]
    for step in path:
        found = [
            followed(root, inner)
            for schema in found
            for node in alternatives(root, schema)
            if isinstance(inner := inside(node, step), dict)
        ]
    return found
