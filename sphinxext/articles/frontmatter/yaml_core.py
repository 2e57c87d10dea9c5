"""YAML as Astro reads it: the YAML 1.2 core schema of js-yaml, on libyaml where it is built.

``yes`` and ``12:30`` are strings, ``010`` is ten, a key given twice is an error, and dates
stay text (:mod:`..dates` reads them). Documents that would blow up are refused by size.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_NODES = 20_000
"""Values that aliases may come to, once they are written out; a longer document may have as many as
it has characters, which without aliases it never has."""
MAX_DEPTH = 64
_MAY_NEST = "[{"
_FURTHER_BREAKS = frozenset("\x85\u2028\u2029")
_FAR_RIGHT = "\n" + " " * (MAX_DEPTH // 2)  # a list may stand below its key: two levels, one column

_Base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class TooLarge(yaml.MarkedYAMLError):
    """The document would expand beyond :data:`MAX_NODES` or nest beyond :data:`MAX_DEPTH`."""


class CoreLoader(_Base):  # type: ignore[misc]
    """A safe loader with the implicit types of js-yaml 4 (https://github.com/nodeca/js-yaml)."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


def _resolve(tag: str, pattern: str, first: str) -> None:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


_resolve("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF")
_resolve("int", r"^[-+]?(?:0b[01]+|0o[0-7]+|0x[0-9a-fA-F]+|[0-9]+)$", "-+0123456789")
_resolve(
    "float",
    r"^(?:[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
    "-+0123456789.",
)
_resolve("merge", r"^<<$", "<")
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]
)


def _construct_int(loader: Any, node: yaml.ScalarNode) -> int:
    text = loader.construct_scalar(node)
    sign, digits = (-1 if text.startswith("-") else 1), text.lstrip("+-")
    base = {"0b": 2, "0o": 8, "0x": 16}.get(digits[:2])
    if len(digits) > 40:
        raise TooLarge(problem="a number of more than 40 digits", problem_mark=node.start_mark)
    return sign * (int(digits[2:], base) if base else int(digits))


def _construct_float(loader: Any, node: yaml.ScalarNode) -> float:
    text = loader.construct_scalar(node).lower()
    return float(text.replace(".inf", "inf").replace(".nan", "nan"))


def _as_written(loader: Any, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


CoreLoader.add_constructor("tag:yaml.org,2002:int", _construct_int)
CoreLoader.add_constructor("tag:yaml.org,2002:float", _construct_float)
CoreLoader.add_constructor("tag:yaml.org,2002:timestamp", _as_written)


_MERGE = "tag:yaml.org,2002:merge"
_TEXT = "tag:yaml.org,2002:str"


def load(text: str) -> tuple[Any, dict[str, int]]:
    """Parse one YAML document; return its value and the line (from 0) of each top-level key.

    Of keys in its values, as ``hero.src``, there are lines, too. Top-level keys are texts, whatever
    else they would be as values: a tag may be called ``true`` or ``1.10``.

    :raises yaml.YAMLError: for broken YAML, duplicate keys, recursion, and :exc:`TooLarge`.
    """
    _check_depth(text)
    loader = CoreLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, {}
        _check_size(node, {}, (), max(MAX_NODES, len(text)))
        lines: dict[str, int] = {}
        if isinstance(node, yaml.MappingNode):
            line_at = _lines_in(text)
            for key, value in node.value:
                lines[str(key.value)] = line_at(key.start_mark)
                for inner, _ in value.value if isinstance(value, yaml.MappingNode) else ():
                    lines.setdefault(f"{key.value}.{inner.value}", line_at(inner.start_mark))
                if isinstance(key, yaml.ScalarNode) and key.tag != _MERGE:
                    key.tag = _TEXT
        return loader.construct_document(node), lines
    except RecursionError as error:
        raise yaml.YAMLError("nested too deeply") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise yaml.YAMLError(f"a value that does not fit its tag: {error}") from error
    finally:
        loader.dispose()


def line_of(text: str, mark: yaml.Mark) -> int:
    """Return the line (from 0) of a place in *text*, as editors count lines."""
    return _lines_in(text)(mark)


def _lines_in(text: str) -> Callable[[yaml.Mark], int]:
    """Return what tells the line of a place, without another look at the text for each.

    YAML 1.1, which libyaml reads, has further characters that end a line.
    """
    if _FURTHER_BREAKS.isdisjoint(text):
        return lambda mark: int(mark.line)
    ends = [at for at, char in enumerate(text) if char == "\n"]
    return lambda mark: bisect_left(ends, mark.index)


def _check_depth(text: str) -> None:
    """Refuse deep nesting before a recursive composer meets it."""
    openings = sum(map(text.count, _MAY_NEST)) + text.count("- ") + text.count("? ")
    if openings <= MAX_DEPTH and _FAR_RIGHT not in text:
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=CoreLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise _too_deep(event.start_mark)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.MarkedYAMLError as error:
        # libyaml since 0.2.6 has a limit of its own, and meets it while it looks for the end of
        # a key: in the line of what is nested, but before there is an event
        if "maximum nesting" in str(error.problem).lower():
            raise _too_deep(error.problem_mark) from None
        raise


def _too_deep(mark: Any) -> TooLarge:
    return TooLarge(problem=f"nested deeper than {MAX_DEPTH} levels", problem_mark=mark)


def _check_size(node: yaml.Node, sizes: dict[int, int], above: tuple[int, ...], most: int) -> int:
    """Count the nodes with every alias written out; refuse bombs, cycles and doubled keys."""
    if id(node) in above:
        raise TooLarge(problem="an alias that contains itself", problem_mark=node.start_mark)
    if (size := sizes.get(id(node))) is None:
        if isinstance(node, yaml.MappingNode):
            _check_keys(node)
        inner = (*above, id(node))
        size = 1 + sum(_check_size(child, sizes, inner, most) for child in _children(node))
        sizes[id(node)] = size
    if size > most:
        raise TooLarge(
            problem=f"more than {most} values once aliases are written out",
            problem_mark=node.start_mark,
        )
    return size


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from pair
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _check_keys(node: yaml.MappingNode) -> None:
    seen = set()
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value != "<<":
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key {key.value!r} is given twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
