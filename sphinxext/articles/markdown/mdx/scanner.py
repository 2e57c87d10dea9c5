"""Pieces of MDX in a text, from ``<`` or ``{`` to the end: tags of JSX, expressions."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_NAME = re.compile(r"[^\W\d][\w-]*+(?:\.[^\W\d][\w-]*+)*+(?::[\w-]++)?+")
_ATTRIBUTE = re.compile(r"[^\W\d][\w-]*+(?:[:.][\w.-]++)*+|\$\w++")
_SPACE = re.compile(r"(?:\s++|(?>/\*.*?\*/))*+", re.DOTALL)
_CLOSING = re.compile(rf"</\s*+(?P<name>{_NAME.pattern})?+\s*+>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ONLY_COMMENTS = re.compile(r"(?:\s++|(?>/\*.*?\*/)|//[^\n]*+)*+", re.DOTALL)
_BRACES = re.compile(r"[{}`'\"]|/[/*]")
_BRACKETS = re.compile(r"[(\[{}\])`'\"]|/[/*]|\n[ \t]*+(?=\n|\Z)|\Z")
_STRINGS = {quote: re.compile(rf"{quote}(?:[^{quote}\\\n]++|\\.)*+{quote}") for quote in "'\""}
_IN_TEMPLATE = re.compile(r"`|\$\{|\\", re.DOTALL)


class Code(str):
    """The source of an expression."""

    __slots__ = ()


MORE = Code("<!-- more -->")
"""The comment that ends an excerpt; it goes on as HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag. The name is empty for a fragment; spread attributes have the name ``...``."""

    name: str
    attributes: tuple[tuple[str, str | bool], ...] = ()
    closing: bool = False
    empty: bool = False

    def __str__(self) -> str:
        return f"</{self.name}>" if self.closing else f"<{self.name}>"


class Unfinished(Exception):
    """The text ends before the piece does."""


class NoPiece(Exception):
    """What begins there is text; to know that, it was read up to ``end``."""

    def __init__(self, end: int) -> None:
        super().__init__(end)
        self.end = end


def scan(text: str, at: int) -> tuple[Tag | Code | None, int]:
    """Read the piece that begins at *at*; return it with its end.

    A comment is a piece without content: ``(None, end)``; the one that ends an excerpt is
    :data:`MORE`.

    :raises NoPiece: if there is none.
    :raises Unfinished: if the text is too short to tell.
    """
    if text[at] == "{":
        end = end_of_code(text, at + 1)
        source = Code(text[at + 1 : end - 1])
        return (_comment(source) if _ONLY_COMMENTS.fullmatch(source) else source), end
    if text.startswith("<!--", at):
        comment = _COMMENT.match(text, at)
        if comment is None:
            raise Unfinished
        return _comment(comment[0]), comment.end()
    return _tag(text, at)


def _comment(source: str) -> Code | None:
    return MORE if source.strip("/*<!-> \t\r\n").lower() == "more" else None


def _tag(text: str, at: int) -> tuple[Tag, int]:
    if text.startswith("</", at):
        closing = _CLOSING.match(text, at)
        if closing is None:
            raise NoPiece(at)
        return Tag(name=closing["name"] or "", closing=True), closing.end()
    if text.startswith("<>", at):
        return Tag(name=""), at + 2
    name = _NAME.match(text, at + 1)
    if name is None:
        raise NoPiece(at)
    attributes: list[tuple[str, str | bool]] = []
    at = name.end()
    while True:
        start, at = at, _space(text, at)
        if text.startswith("/>", at) or text[at] == ">":
            empty = text[at] == "/"
            tag = Tag(name=name[0], attributes=tuple(attributes), empty=empty)
            return tag, at + 1 + empty
        if start == at and not attributes:
            raise NoPiece(at)
        attribute, at = _attribute(text, at)
        attributes.append(attribute)


def _attribute(text: str, at: int) -> tuple[tuple[str, str | bool], int]:
    if text[at] == "{":
        end = end_of_code(text, at + 1)
        return ("...", Code(text[at + 1 : end - 1].strip().removeprefix("..."))), end
    key = _ATTRIBUTE.match(text, at)
    if key is None:
        if text.startswith("/", at) and at + 1 == len(text):
            raise Unfinished
        raise NoPiece(at)
    equals = _space(text, key.end(), may_end=True)
    if not text.startswith("=", equals):
        return (key[0], True), key.end()
    value, end = _value(text, _space(text, equals + 1))
    return (key[0], value), end


def _value(text: str, at: int) -> tuple[str, int]:
    quote = text[at]
    if quote == "{":
        end = end_of_code(text, at + 1)
        return Code(text[at + 1 : end - 1].strip()), end
    if quote not in "'\"":
        raise NoPiece(at)
    end = text.find(quote, at + 1)
    if end < 0:
        raise Unfinished
    return html.unescape(text[at + 1 : end]), end + 1


def _space(text: str, at: int, *, may_end: bool = False) -> int:
    found = _SPACE.match(text, at)
    end = found.end() if found else at
    if (end == len(text) and not may_end) or text.startswith("/*", end):
        raise Unfinished
    return end


def end_of_code(text: str, at: int) -> int:
    """Return the position after the brace that ends the code which begins at *at*."""
    return _Reader(text).end(at, _BRACES)


def end_of_statements(text: str, at: int) -> int:
    """Return the position of the blank line that ends the ``import`` and ``export`` at *at*."""
    return _Reader(text).end(at, _BRACKETS)


class _Reader:
    """Reads JavaScript as far as needed to know where it ends: brackets, strings, comments."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.unpaired: dict[str, int] = {}

    def end(self, at: int, stops: re.Pattern[str]) -> int:
        statements = stops is _BRACKETS
        open_: list[str] = [] if statements else ["{"]
        while True:
            stop = stops.search(self.text, at)
            if stop is None:
                raise Unfinished
            found, at = stop[0], stop.end()
            if found in {"'", '"'}:
                at = self._after_string(found, stop.start())
            elif found == "`":
                open_.append("`")
            elif found == "//":
                newline = self.text.find("\n", at)
                at = newline if newline >= 0 else len(self.text)
            elif found == "/*":
                at = self._find("*/", at) + 2
            elif found in {"{", "(", "["}:
                open_.append("{")
            elif found in {"}", ")", "]"}:
                if open_:
                    open_.pop()
                if not open_ and not statements:
                    return at
            elif not open_:
                return stop.start()  # a blank line, or the end
            elif stop.start() == len(self.text):
                raise Unfinished
            while open_ and open_[-1] == "`":
                at = self._through_template(at, open_)

    def _after_string(self, quote: str, start: int) -> int:
        """Pass a string; an apostrophe in the text of an element is none."""
        if start < self.unpaired.get(quote, 0):
            return start + 1
        if string := _STRINGS[quote].match(self.text, start):
            return string.end()
        newline = self.text.find("\n", start)
        self.unpaired[quote] = newline if newline >= 0 else len(self.text)
        return start + 1

    def _through_template(self, at: int, open_: list[str]) -> int:
        """Pass the text of a template, up to its end or to code in it."""
        stop = _IN_TEMPLATE.search(self.text, at)
        if stop is None:
            raise Unfinished
        if stop[0] == "\\":
            return stop.end() + 1
        if stop[0] == "`":
            open_.pop()
        else:
            open_.append("{")
        return stop.end()

    def _find(self, text: str, at: int) -> int:
        end = self.text.find(text, at)
        if end < 0:
            raise Unfinished
        return end
