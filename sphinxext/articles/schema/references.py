"""References between articles: what front matter refers to, and whether that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .json_schema import Node, alternatives, followed, inside
from .wording import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


COLLECTION = "x-articles-collection"
"""The keyword that says which collection a text refers to."""


class Referred(NamedTuple):
    """A reference of an article: the top key it is in, its path, and what it leads to."""

    top: str
    key: str
    collection: str
    identity: str


def references(root: Node, data: Mapping[str, Any]) -> tuple[Referred, ...]:
    """Return the references in *data* whose collection is known.

    Astro's ``reference()`` is ``anyOf`` a text, ``{id, collection}`` and ``{slug, collection}``
    (https://docs.astro.build/en/reference/modules/astro-content/#reference).
    """
    found = (
        Referred(str(path[0]), Fault(path, "").key, collection, identity)
        for path, collection, identity in _found(root, root, data, ())
        if path
    )
    return tuple(dict.fromkeys(found))


def collections_named(root: Node) -> Iterator[str]:
    """Yield the collections that a schema itself names, wherever it does."""
    if isinstance(name := root.get(COLLECTION), str):
        yield name
    for value in root.values():
        for each in value if isinstance(value, list) else (value,):
            if isinstance(each, dict):
                yield from collections_named(each)


def _found(
    root: Node, schema: object, value: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    for node in alternatives(root, schema, stop=lambda node: bool(_shapes(root, node))):
        if isinstance(value, str) and COLLECTION in node:
            yield path, node[COLLECTION], value
        if shapes := _shapes(root, node):
            yield from _reference(shapes, value, path)
            continue
        for step, inner in _steps(value):
            if isinstance(below := inside(node, step), dict):
                yield from _found(root, below, inner, (*path, step))


def _steps(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return ((str(key), each) for key, each in value.items())
    return enumerate(value) if isinstance(value, list) else ()


def _shapes(root: Node, node: Node) -> list[Node]:
    """Return the objects with id and collection among the alternatives of *node*."""
    branches = [followed(root, each) for each in node.get("anyOf", ())]
    names = ({*each.get("properties", {})} for each in branches)
    return [
        each
        for each, keys in zip(branches, names, strict=True)
        if keys in ({"id", "collection"}, {"slug", "collection"})
    ]


def _reference(
    shapes: Iterable[Node], value: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    if isinstance(value, dict):
        collection, identity = value.get("collection"), value.get("id", value.get("slug"))
        if isinstance(collection, str) and isinstance(identity, str):
            yield path, collection, identity
    elif isinstance(value, str):
        fixed = {each["properties"]["collection"].get("const") for each in shapes}
        yield from ((path, each, value) for each in sorted(fixed - {None}))
