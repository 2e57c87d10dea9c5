"""Front matter: handlers for python-frontmatter, and the split of a file into data and body."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import BaseHandler

from . import yaml_core

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_CHARACTERS = 262_144
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Unreadable(ValueError):
    """Front matter that cannot be parsed: what is wrong, and the line in the block (from 0)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class _Handler(BaseHandler):
    """A python-frontmatter handler that also knows the line of every key."""

    FM_BOUNDARY: re.Pattern[str]

    def split(self, text: str) -> tuple[str, str]:
        match = self.FM_BOUNDARY.match(text)
        if match is None:
            raise ValueError(text[:20])
        return match["block"], text[match.end() :]

    def load_with_lines(self, block: str) -> tuple[Any, Mapping[str, int]]:
        raise NotImplementedError

    def load(self, fm: str, **_: object) -> Any:
        return self.load_with_lines(fm)[0]


class YAMLHandler(_Handler):
    """YAML between ``---`` lines, read as Astro reads it (:mod:`.yaml_core`)."""

    FM_BOUNDARY = re.compile(r"---[ \t]*\n(?P<block>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
    START_DELIMITER = END_DELIMITER = "---"

    def load_with_lines(self, block: str) -> tuple[Any, Mapping[str, int]]:
        try:
            return yaml_core.load(block)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise Unreadable(error.problem or str(error), mark.line if mark else 0) from error
        except yaml.YAMLError as error:
            raise Unreadable(str(error).splitlines()[0]) from error


class TOMLHandler(_Handler):
    """TOML between ``+++`` lines, as Astro ≥ 5.2 reads it, through :mod:`tomllib`."""

    FM_BOUNDARY = re.compile(r"\+\+\+[ \t]*\n(?P<block>(?:.*\n)*?)\+\+\+[ \t]*(?:\n|\Z)")
    START_DELIMITER = END_DELIMITER = "+++"

    def load_with_lines(self, block: str) -> tuple[Any, Mapping[str, int]]:
        try:
            data = tomllib.loads(block)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            place = re.search(r"at line (\d+)", str(error))
            raise Unreadable(str(error), int(place[1]) - 1 if place else 0) from error
        return data, _lines_of(block, r"^[ \t]*\[?\[?[\"']?([\w-]+)")


class JSONHandler(_Handler):
    """A JSON object at the top of the file, closed by a ``}`` on a line of its own."""

    FM_BOUNDARY = re.compile(r"(?P<block>\{[ \t]*\n(?:.*\n)*?\})[ \t]*(?:\n|\Z)")
    START_DELIMITER = END_DELIMITER = ""

    def load_with_lines(self, block: str) -> tuple[Any, Mapping[str, int]]:
        try:
            return json.loads(block), _lines_of(block, r"^[ \t]*\"([^\"]+)\"[ \t]*:")
        except json.JSONDecodeError as error:
            raise Unreadable(error.msg, error.lineno - 1) from error
        except RecursionError as error:
            raise Unreadable("nested too deeply") from error


HANDLERS = (YAMLHandler(), TOMLHandler(), JSONHandler())


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file's text, taken apart.

    ``data`` are the raw values, ``lines`` the line (from 1) of each key in the file,
    ``height`` the number of lines before ``body``. ``error`` tells why ``data`` is empty.
    """

    body: str
    height: int = 0
    block: str = ""
    data: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    lines: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    error: str = ""
    error_line: int = 1


def parse(text: str) -> Source:
    """Split *text* into front matter and body. Never raises; a BOM and blank lines may lead."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    stripped = text.lstrip(" \t\n")
    above = text[: len(text) - len(stripped)].count("\n")
    handler = next((each for each in HANDLERS if each.detect(stripped)), None)
    if handler is None:
        return Source(body=text)
    block, body = handler.split(stripped)
    height = above + stripped[: len(stripped) - len(body)].count("\n")
    first = above + (1 if isinstance(handler, JSONHandler) else 2)
    place: dict[str, Any] = {"body": body, "height": height, "block": block}
    if len(block) > MAX_CHARACTERS:
        return Source(**place, error=f"longer than {MAX_CHARACTERS} characters", error_line=first)
    try:
        data, lines = handler.load_with_lines(block)
    except Unreadable as error:
        return Source(**place, error=str(error), error_line=first + error.line)
    if data is None:
        return Source(**place)
    if not isinstance(data, dict):
        wrong = f"a {type(data).__name__}, not a mapping of keys to values"
        return Source(**place, error=wrong, error_line=first)
    return Source(
        **place,
        data={str(key): value for key, value in data.items()},
        lines={key: first + line for key, line in lines.items()},
    )


def _lines_of(block: str, pattern: str) -> dict[str, int]:
    keys = re.compile(pattern)
    found: dict[str, int] = {}
    for number, line in enumerate(block.split("\n")):
        if match := keys.match(line):
            found.setdefault(match[1], number)
    return found
