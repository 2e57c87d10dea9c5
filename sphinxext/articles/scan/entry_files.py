"""Reading ``tags.yml``, ``authors.yml`` and ``series.yml``, entry by entry."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import ValidationError

from ..catalogue.term_entries import Entry
from ..frontmatter import yaml_core
from ..frontmatter.headings import one_line
from ..frontmatter.parse import without_nul
from ..frontmatter.value_types import filled
from ..problems import Kind, Problem, shown
from ..slugs import term_slug
from ..storage import read_text

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

_OTHER_NAMES: Mapping[str, str] = {"title": "label", "name": "label", "chapters": "parts"}

Record = TypeVar("Record", bound=Entry)


def read_file(
    path: Path, record: type[Record], zone: tzinfo, *, strict: bool = False
) -> tuple[dict[str, Record], list[Problem]]:
    """Read a term or series file: a mapping of keys to entries, or a list of labels.

    *strict* reports fields that nobody knows.
    """
    try:
        text = read_text(path)
        data, lines = yaml_core.load(text)
    except OSError as error:
        return {}, [Problem(kind=Kind.FILE, path=str(path), message=str(error.strerror))]
    except UnicodeDecodeError:
        return {}, [Problem(kind=Kind.FILE, path=str(path), message="is not UTF-8")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = f"cannot be read: {getattr(error, 'problem', None) or error}"
        line = yaml_core.line_of(text, mark) + 1 if mark else 1
        return {}, [Problem(kind=Kind.FILE, path=str(path), line=line, message=message)]
    if isinstance(data, list) and all(isinstance(label, str | int) for label in data):
        data = {str(label): {"label": label} for label in data}
    if data is not None and not isinstance(data, dict):
        found = f"a {type(data).__name__}, not a mapping of keys to entries"
        return {}, [Problem(kind=Kind.FILE, path=str(path), line=1, message=found)]
    data = without_nul(data)
    entries: dict[str, Record] = {}
    problems: list[Problem] = []
    for name, value in (data or {}).items():
        line = lines.get(name, 0) + 1
        entry, wrong = read_entry(value, record, path=str(path), line=line, key=name, zone=zone)
        wrong += unknown_fields(value, record, path=str(path), key=name) if strict else ()
        problems += [replace(each, line=lines.get(each.key, line - 1) + 1) for each in wrong]
        slug = term_slug(name) or name
        if slug in entries:
            problems.append(
                _wrong(
                    str(path), line, name, slug, "is also the slug of an entry above", "one of them"
                )
            )
        if not entry.label and slug != name:
            entry = entry.model_copy(update={"label": one_line(name)})
        entries[slug] = entry
    return entries, problems


def read_entry(
    value: object, record: type[Record], *, path: str, line: int, key: str, zone: tzinfo
) -> tuple[Record, list[Problem]]:
    """Validate one entry; fields that are wrong are reported and left out."""
    if value is None:
        value = {}
    if not isinstance(value, Mapping):
        expected = "a mapping with label, description, …"
        return record(source=path), [_wrong(path, line, key, value, "is not an entry", expected)]
    written = {_OTHER_NAMES.get(name, name): name for name in reversed(list(value))}
    left: dict[str, Any] = {**_named(value), "source": path, "line": line}
    problems: list[Problem] = []
    while True:
        try:
            return record.model_validate(left, context=zone), problems
        except ValidationError as error:
            wrong = sorted({str(each["loc"][0]) for each in error.errors()})
            problems += [
                _wrong(
                    path,
                    line,
                    f"{key}.{written.get(field, field)}",
                    left.pop(field, None),
                    "cannot be used",
                    _EXPECTED.get(field, "text"),
                )
                for field in wrong
            ]


def _named(value: Mapping[str, Any]) -> dict[str, Any]:
    """Give fields our names: ``title`` and ``name`` are labels, ``chapters`` are parts."""
    result = {_OTHER_NAMES.get(key, key): each for key, each in reversed(list(value.items()))}
    return filled(result)


def unknown_fields(
    value: object, record: type[Entry], *, path: str, key: str, others: Container[str] = ()
) -> Iterator[Problem]:
    """Yield a problem for each field that is neither an entry's nor one of *others*."""
    known = record.model_fields.keys() | _OTHER_NAMES.keys()
    for field in value if isinstance(value, dict) else ():
        if field not in known and field not in others:
            accepted = ", ".join(
                name for name, each in record.model_fields.items() if each.description
            )
            yield Problem(
                kind=Kind.UNKNOWN_KEY,
                path=path,
                key=f"{key}.{field}",
                message="is not a known key",
                accepted=accepted,
            )


_EXPECTED: Mapping[str, str] = {
    "label": "text, or texts by language such as {en: Bread, de: Brot}",
    "description": "text, or texts by language such as {en: …, de: …}",
    "status": "ongoing or complete",
    "type": "person or organization",
    "links": "an address such as https://example.org/me, or a list of them",
    "email": "a mail address such as me@example.org",
    "planned": "a list of {title, date, teaser}",
    "order": "a number",
    "hidden": "true or false",
    "synonyms": "a text, or a list of texts",
    "aliases": "a path, or a list of paths",
    "parts": "an id, or a list of ids",
}


def _wrong(path: str, line: int, key: str, value: object, message: str, accepted: str) -> Problem:
    return Problem(
        kind=Kind.VALUE,
        path=path,
        line=line,
        key=key,
        value=shown(value),
        message=message,
        accepted=accepted,
    )
