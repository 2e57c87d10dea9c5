"""Front matter of files that are no Markdown: field lists of reStructuredText, notebooks."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from . import yaml_core
from .parse import Source, parse

_MARKDOWN = (".md", ".mdx", ".markdown", ".mdown", ".mkd", ".mdoc")
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*$")
_FIELD = re.compile(r":(?P<name>(?:\\.|[^:\\\n])+):(?:[ \t]+(?P<value>\S.*))?$")
_NESTED = ("front_matter", "frontmatter", "myst", "nikola")
"""Where tools keep the front matter of a notebook, below its metadata."""


def read_source(text: str, name: str) -> Source:
    """Take a file apart, by the ending of its *name*. Never raises."""
    lowered = name.lower()
    if lowered.endswith(".ipynb"):
        return _notebook(text)
    source = parse(text)
    if source.data or source.error or lowered.endswith(_MARKDOWN):
        return source
    return _fields(text)


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
    for inner in (metadata.get(key) for key in _NESTED):
        metadata |= inner if isinstance(inner, dict) else {}
    if cell.error:
        return Source(body=text, block=cell.block, error=cell.error)
    data = {str(key): value for key, value in {**metadata, **cell.data}.items()}
    return Source(body=text, data=data)


def _fields(text: str) -> Source:
    """Read the field list that a document begins with, below its titles if it has some.

    A field without a value is a switch, such as ``:orphan:``.

    https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#bibliographic-fields
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    data: dict[str, Any] = {}
    places: dict[str, int] = {}
    at = _after_titles(lines)
    while at < len(lines) and (field := _FIELD.match(lines[at].strip())):
        name, value, start = field["name"].strip(), [field["value"] or ""], at
        at += 1
        while at < len(lines) and lines[at][:1] in {" ", "\t"} and lines[at].strip():
            value.append(lines[at].strip())
            at += 1
        data[name], places[name] = _value(" ".join(value).strip()), start + 1
        at = _after_blank(lines, at)
    return Source(body=text, data=data, lines=places)


def _after_titles(lines: list[str]) -> int:
    """Return the line at which the field list would begin."""
    at = _after_blank(lines, 0)
    while at + 1 < len(lines) and not _FIELD.match(lines[at].strip()):
        over = _ADORNMENT.match(lines[at]) is not None
        if over and at + 2 < len(lines) and _ADORNMENT.match(lines[at + 2]):
            at = _after_blank(lines, at + 3)
        elif not over and _ADORNMENT.match(lines[at + 1]):
            at = _after_blank(lines, at + 2)
        else:
            break
    return at


def _after_blank(lines: list[str], at: int) -> int:
    """Skip empty lines, comments and targets."""
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith("..")):
        comment = lines[at].startswith("..")
        at += 1
        while comment and at < len(lines) and lines[at][:1] in {" ", "\t"}:
            at += 1
    return at


def _value(text: str) -> Any:
    """Read a value as YAML where that gives a plain one: ``true``, ``2``, a list."""
    if not text:
        return True
    try:
        found = yaml_core.load(text)[0]
    except yaml.YAMLError:
        return text
    return found if isinstance(found, bool | int | float | list) else text
