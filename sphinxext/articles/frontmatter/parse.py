"""Front matter: handlers for python-frontmatter, and the split of a file into data and body."""

from __future__ import annotations

import json
import re
import tomllib
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import BaseHandler

from . import yaml_core
from .key_lines import json_lines, toml_lines
from .malformed import attempt_in, second_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_CHARACTERS = 262_144
_MAX_BITS = (10**40).bit_length()
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Unreadable(ValueError):
    """Front matter that cannot be parsed: what is wrong, and the line in the block (from 0)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class _Handler(BaseHandler, ABC):
    """A python-frontmatter handler that also knows the line of every key."""

    FM_BOUNDARY: re.Pattern[str]

    def split(self, text: str) -> tuple[str, str]:
        match = self.FM_BOUNDARY.match(text)
        if match is None:
            raise ValueError(text[:20])
        return match["block"], text[match.end() :]

    @abstractmethod
    def load_with_lines(self, block: str) -> tuple[Any, Mapping[str, int]]:
        """Return what a block says, and the line of every key; each format has its own way."""

    def load(self, fm: str, **_: object) -> Any:
        return self.load_with_lines(fm)[0]


class YAMLHandler(_Handler):
    """YAML between ``---`` lines, read as Astro reads it (:mod:`.yaml_core`)."""

    FM_BOUNDARY = re.compile(
        r"\A---[ \t]*+\n(?P<block>(?:(?!---[ \t]*+(?:\n|\Z))[^\n]*+\n)*+)---[ \t]*+(?:\n|\Z)"
    )
    START_DELIMITER = END_DELIMITER = "---"

    def load_with_lines(self, block: str) -> tuple[Any, Mapping[str, int]]:
        try:
            return yaml_core.load(block)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = yaml_core.line_of(block, mark) if mark else 0
            raise Unreadable(error.problem or str(error), line) from error
        except yaml.YAMLError as error:
            raise Unreadable(str(error).splitlines()[0]) from error


class TOMLHandler(_Handler):
    """TOML between ``+++`` lines, as Astro ≥ 5.2 reads it, through :mod:`tomllib`."""

    FM_BOUNDARY = re.compile(
        r"\A\+{3}[ \t]*+\n(?P<block>(?:(?!\+{3}[ \t]*+(?:\n|\Z))[^\n]*+\n)*+)\+{3}[ \t]*+(?:\n|\Z)"
    )
    START_DELIMITER = END_DELIMITER = "+++"

    def load_with_lines(self, block: str) -> tuple[Any, Mapping[str, int]]:
        try:
            data = tomllib.loads(block)
        except (ValueError, RecursionError) as error:
            place = re.search(r"at line (\d+)", str(error))
            line = int(place[1]) - 1 if place else 0
            if "at end of document" in str(error):
                line = block.rstrip().count("\n")
            raise Unreadable(str(error), line) from error
        return data, toml_lines(block)


class JSONHandler(_Handler):
    """A JSON object at the top of the file, closed by a ``}`` on a line of its own."""

    FM_BOUNDARY = re.compile(
        r"\A(?P<block>\{[ \t]*+\n(?:(?!\}[ \t]*+(?:\n|\Z))[^\n]*+\n)*+\})[ \t]*+(?:\n|\Z)"
    )
    START_DELIMITER = END_DELIMITER = ""

    def load_with_lines(self, block: str) -> tuple[Any, Mapping[str, int]]:
        try:
            data = json.loads(block, object_pairs_hook=_once)
            json.dumps(data, ensure_ascii=False).encode()
        except json.JSONDecodeError as error:
            raise Unreadable(error.msg, error.lineno - 1) from error
        except Unreadable:
            raise
        except UnicodeEncodeError as error:
            raise Unreadable("half of a surrogate pair, which is no character") from error
        except (ValueError, RecursionError) as error:
            raise Unreadable(str(error)) from error
        return data, json_lines(block)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key given twice, as YAML and TOML do."""
    data = dict(pairs)
    if len(data) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise Unreadable(f"the key {twice!r} is given twice")
    return data


HANDLERS = (YAMLHandler(), TOMLHandler(), JSONHandler())
_NUL = re.compile(r"\\(?:0|x00|u0000|U0{8})")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
_NEVER_CLOSED = re.compile(
    r"---[ \t]*\n(?=[\w-]+:\s)|\+\+\+[ \t]*\n(?=[\w-]+[ \t]*=)"
    r"|\{[ \t]*\n(?=[ \t]*\"[\w-]+\"[ \t]*:)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file's text, taken apart.

    ``data`` are the raw values, ``lines`` the line (from 1) of each key in the file,
    ``height`` the number of lines before ``body``. ``error`` tells why ``data`` is empty, and
    ``broken`` that nobody can read the file at all.
    """

    body: str
    height: int = 0
    block: str = ""
    data: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    lines: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    error: str = ""
    error_line: int = 1
    broken: bool = False


def parse(text: str) -> Source:
    """Split *text* into front matter and body. Never raises; a BOM and blank lines may lead.

    What is meant for front matter and is none is an error, and all is body: a fence that is
    followed by a key but never closed, and what :mod:`.malformed` finds.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    blank = _BLANK_LINES.match(text)
    above = blank[0].count("\n") if blank else 0
    stripped = text[blank.end() :] if blank else text
    handler = next((each for each in HANDLERS if each.detect(stripped)), None)
    if handler is None:
        if opened := _NEVER_CLOSED.match(stripped):
            wrong = f"it begins with {opened[0].strip()!r} and is never closed"
            return Source(
                body=text, block=stripped[opened.end() :], error=wrong, error_line=above + 1
            )
        if attempt := attempt_in(text):
            return Source(
                body=text, block=attempt.block, error=attempt.wrong, error_line=attempt.line
            )
        return Source(body=text)
    block, body = handler.split(stripped)
    head = stripped[: len(stripped) - len(body)]
    height = above + head.count("\n") + (not head.endswith("\n"))
    first = above + (1 if isinstance(handler, JSONHandler) else 2)
    place: dict[str, Any] = {"body": body, "height": height, "block": block}
    if len(block) > MAX_CHARACTERS:
        return Source(**place, error=f"longer than {MAX_CHARACTERS} characters", error_line=first)
    try:
        data, lines = handler.load_with_lines(block)
    except Unreadable as error:
        return Source(**place, error=str(error), error_line=first + error.line)
    if excess := _excess(data):
        return Source(**place, error=excess, error_line=first)
    if attempt := second_in(body):
        place["block"] += attempt.block
        return Source(**place, error=attempt.wrong, error_line=height + attempt.line)
    if data is None:
        return Source(**place)
    if not isinstance(data, dict):
        wrong = f"a {type(data).__name__}, not a mapping of keys to values"
        return Source(**place, error=wrong, error_line=first)
    if _NUL.search(block):
        data = without_nul(data)
    return Source(
        **place,
        data={str(key): value for key, value in data.items()},
        lines={key: first + line for key, line in lines.items()},
    )


def _excess(data: Any) -> str:
    """Tell what in *data* is too deep to be copied and pickled, or too long to be written."""
    level = [data]
    for _ in range(yaml_core.MAX_DEPTH + 1):
        if any(isinstance(each, int) and each.bit_length() > _MAX_BITS for each in level):
            return "a number of more than 40 digits"
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return ""
    return f"nested deeper than {yaml_core.MAX_DEPTH} levels"


def without_nul(data: Any) -> Any:
    """Replace the character that no name and no text file may have, as CommonMark does."""
    if isinstance(data, str):
        return data.replace("\0", "\ufffd")
    if isinstance(data, dict):
        return {without_nul(key): without_nul(value) for key, value in data.items()}
    return [*map(without_nul, data)] if isinstance(data, list | tuple) else data


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list | tuple | set) else ()
