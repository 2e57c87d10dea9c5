"""Front matter of files that are no Markdown: field lists of reStructuredText, notebooks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import yaml

from . import yaml_core
from .parse import Source, parse
from .publication_keys import decides, folded, is_date

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKDOWN = (".md", ".mdx", ".markdown", ".mdown", ".mkd", ".mdoc")
_ADORNMENT = re.compile(r"([^\w\s]|_)\1*+$")
_FIELD = re.compile(
    r":(?![: ])(?P<name>(?:\\.|:(?![ `]|$)|[^:\\])++)(?<! ):(?: ++(?P<value>.*+))?$"
)
_MARKUP = re.compile(r"(?:\.\.|__)(?: |$)")
"""Comments, substitutions, footnotes, targets, directives; the last are anonymous targets."""
_NO_SPACES = str.maketrans("\v\f", "  ")
_TAB = 8
_NESTED = ("front_matter", "frontmatter", "myst", "nikola")
"""Where tools keep the front matter of a notebook, below its metadata."""


def read_source(text: str, name: str) -> Source:
    """Take a file apart, by the ending of its *name*. Never raises."""
    lowered = name.lower()
    if lowered.endswith(".ipynb"):
        return _notebook(text)
    source = parse(text)
    if lowered.endswith(_MARKDOWN):
        return source
    fields = _fields(text)
    if source.error:  # what the fields are called counts all the same
        names = "".join(f"\n{folded(name)}:" for name in fields.data)
        return replace(source, block=source.block + names)
    if not source.data:
        return fields
    data = {**fields.data, **source.data}
    data |= {name: [data[name], fields.data[name]] for name in fields.data if name in source.data}
    return replace(source, data=data, lines={**fields.lines, **source.lines})


def field_value(name: str, text: str) -> Any:
    """Read what a field says as YAML where that gives a plain value: ``true``, ``2``, a list.

    Without a value, it is a switch such as ``:orphan:``, if it is no date.
    """
    if not text:
        return "" if is_date(name) else True
    try:
        found = yaml_core.load(text)[0]
    except yaml.YAMLError:
        return text
    return found if isinstance(found, bool | int | float | list) else text


def _notebook(text: str) -> Source:
    """Read a notebook's metadata, and the front matter that its first cell begins with."""
    try:
        notebook: Any = json.loads(text)
        metadata: dict[str, Any] = dict(notebook["metadata"])
        cells = notebook.get("cells") or [{}]
        first = cells[0].get("source", "") if cells[0].get("cell_type") != "code" else ""
        json.dumps([metadata, first], ensure_ascii=False).encode()  # no half of a character
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        wrong = f"it is no notebook: {type(error).__name__}"
        return Source(body=text, block=text, error=wrong, broken=True)
    cell = parse("".join(first) if isinstance(first, list) else str(first))
    if cell.error:
        return Source(body=text, block=cell.block, error=cell.error)
    nested = [inner for key in _NESTED if isinstance(inner := metadata.get(key), dict)]
    return Source(body=text, data=_merged(metadata, *nested, cell.data))


def _merged(*tables: Mapping[Any, Any]) -> dict[str, Any]:
    """Merge tables of which the last says the last word, but of what decides what is shown.

    Nobody knows which of several values is meant.
    """
    data: dict[str, Any] = {}
    said: dict[str, list[Any]] = {}
    for table in tables:
        for key, value in table.items():
            name = str(key)
            data[name] = value
            values = said.setdefault(name, [])
            if value not in values:
                values.append(value)
    doubtful = {name: each for name, each in said.items() if len(each) > 1 and decides(name)}
    return {**data, **doubtful}


def _fields(text: str) -> Source:
    """Read the fields that a document begins with, above and below its titles.

    Lines, and what may stand above, are those of docutils; in doubt there is a field.

    https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#bibliographic-fields
    """
    lines = _lines(text)
    said: dict[str, list[Any]] = {}
    places: dict[str, int] = {}
    for start, end in _found_in(lines):
        field = _FIELD.match(lines[start].strip())
        if field is None:
            continue
        body = (each.strip() for each in lines[start + 1 : end])
        words = " ".join(filter(None, [(field["value"] or "").strip(), *body]))
        name = field["name"].strip()
        value = field_value(name, words)
        values = said.setdefault(name, [value])
        if value != values[0]:
            values[1:] = [value]
        places.setdefault(name, start)
    # Nobody knows which of several values is meant.
    data = {name: values[0] if len(values) == 1 else values for name, values in said.items()}
    return Source(body=text, data=data, lines=_as_editors_count(text, places))


def _lines(text: str) -> list[str]:
    """Part a text where docutils does (``string2lines``): not only where editors do."""
    spaced = text.removeprefix("\ufeff").translate(_NO_SPACES)
    return [line.expandtabs(_TAB).rstrip() for line in spaced.splitlines()]


def _as_editors_count(text: str, places: dict[str, int]) -> dict[str, int]:
    """Give each line, counted from 0, as editors count from 1: what else ends one is no end."""
    if not places:
        return places
    ends = [line.endswith(("\n", "\r")) for line in text.splitlines(keepends=True)]
    above = [*accumulate(ends, initial=1)]
    return {name: above[place] for name, place in places.items()}


def _found_in(lines: list[str]) -> list[tuple[int, int]]:
    """Return where fields begin and end, above and below titles, with markup in between.

    Of a title that is none, docutils drops one to three lines: all that may be below it counts.
    """
    found: list[tuple[int, int]] = []
    waiting, seen = [0], {len(lines)}
    while waiting:
        at = _after_markup(lines, waiting.pop())
        if at in seen:
            continue
        seen.add(at)
        first, second, third = (*lines[at : at + 3], "", "")[:3]
        if _FIELD.match(first.strip()):
            found.append((at, end := _after_body(lines, at + 1)))
            waiting.append(end)
        elif _ADORNMENT.match(first) and first == third:
            waiting.append(at + 3)
        elif _ADORNMENT.match(first):
            waiting += range(at + 1, min(at + 4 if second else at + 2, len(lines)))
        elif _ADORNMENT.match(second):
            waiting.append(at + 2)
    return sorted(found)


def _after_markup(lines: list[str], at: int) -> int:
    """Skip empty lines, and explicit markup with all that is indented below it."""
    while at < len(lines) and (not lines[at] or _MARKUP.match(lines[at])):
        at = _after_body(lines, at + 1) if lines[at] else at + 1
    return at


def _after_body(lines: list[str], at: int) -> int:
    """Skip what is indented, and the empty lines in it."""
    while at < len(lines) and lines[at][:1] in {" ", ""}:
        at += 1
    return at
