"""Expressions that need no JavaScript: literals, front matter, what is exported."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .limits import Budget, Unknown
from .scanner import Unfinished, end_of_code
from .values import number, or_unknown, text_of, unescaped

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>0[xX][\da-fA-F]++|(?:\d[\d_]*+\.?\d*+|\.\d++)(?:[eE][+-]?\d++)?+)
    |(?P<name>[^\W\d][\w$]*|\$[\w$]*)
    |(?P<string>'(?:[^'\\\n]++|\\.)*+'|"(?:[^"\\\n]++|\\.)*+")
    |(?P<mark>\?\?|\|\||\?\.|\.\.\.|[`{}\[\]().,:+!-])
    )""",
    re.VERBOSE | re.DOTALL,
)

_TEMPLATE = re.compile(r"((?:[^`\\$]++|\\.|\$(?!\{))*+)(`|\$\{)", re.DOTALL)
_WORDS = {"true": True, "false": False, "null": None, "undefined": None,
          "Infinity": "Infinity", "NaN": "NaN"}  # fmt: skip


_END = re.compile(
    r"(?:[ \t]++(?:as|satisfies)\b[^\n;]*+)?[ \t]*+(?:;|//[^\n]*+|\n\s*+(?=[\w$/@]|\Z)|\Z)"
)

_DEEPEST = 40


def evaluate(source: str, scope: Mapping[str, Any], budget: Budget | None = None) -> Any:
    """Return the value of an expression, with the names in *scope*.

    :raises Unknown: if it takes more than literals, names, members, ``+``, ``||`` and ``??``.
    """
    with or_unknown(source):
        parser = _Parser(source, scope, budget)
        value = parser.whole()
        if parser.peek() not in {"", ";"} or source[parser.at :].strip(" \t\r\n;"):
            raise Unknown(source)
        return value


def evaluate_at(
    source: str, at: int, scope: Mapping[str, Any], budget: Budget | None = None
) -> tuple[Any, int]:
    """Return the value of the expression that begins at *at*, and where its statement ends.

    :raises Unknown: as :func:`evaluate` does, and if the statement goes on.
    """
    with or_unknown(source):
        parser = _Parser(source, scope, budget, at=at)
        value = parser.whole()
        found = _END.match(source, parser.at)
        if found is None:
            raise Unknown(source)
        return value, found.end()


def template(source: str, scope: Mapping[str, Any], budget: Budget | None = None) -> str:
    """Return a template as text, with what cannot be evaluated as it is written.

    :raises Unknown: if it is none.
    """
    with or_unknown(source):
        parser = _Parser(source.strip(), scope, budget, lenient=True)
        if not parser.take("`"):
            raise Unknown(source)
        text = parser.template()
        if parser.peek():
            raise Unknown(source)
        return text


class _Parser:
    def __init__(
        self,
        source: str,
        scope: Mapping[str, Any],
        budget: Budget | None,
        *,
        at: int = 0,
        lenient: bool = False,
    ) -> None:
        self.source = source
        self.scope = scope
        self.budget = budget or Budget()
        self.lenient = lenient
        self.at = at
        self.depth = 0

    def peek(self) -> str:
        found = _TOKEN.match(self.source, self.at)
        return found[0].strip() if found else ""

    def take(self, mark: str) -> bool:
        found = _TOKEN.match(self.source, self.at)
        if found is None or found["mark"] != mark:
            return False
        self.at = found.end()
        return True

    def need(self, mark: str) -> None:
        if not self.take(mark):
            raise Unknown(self.source)

    def whole(self) -> Any:
        """Read an expression, and pay for reading and for its value."""
        begin = self.at
        self.budget.spend(0)
        value = self.expression()
        self.budget.spend(self.at - begin)
        self.budget.spend_on(value)
        return value

    def _spent(self, text: str) -> str:
        """Pay for a text that has been put together."""
        self.budget.spend(len(text))
        return text

    def expression(self) -> Any:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Unknown(self.source)
        value = self.sum()
        while (mark := self.peek()) in {"||", "??"}:
            self.take(mark)
            other = self.sum()
            missing = value is None if mark == "??" else value in (None, False, "", 0)
            value = other if missing else value
        self.depth -= 1
        return value

    def sum(self) -> Any:
        value = self.member()
        while self.take("+"):
            other = self.member()
            if isinstance(value, str) or isinstance(other, str):
                value = self._spent(text_of(value) + text_of(other))
            elif _is_number(value) and _is_number(other):
                value += other
            else:
                raise Unknown(self.source)
        return value

    def member(self) -> Any:
        sign = 1
        while self.take("-"):
            sign = -sign
        value = self.primary()
        if sign < 0 and not _is_number(value):
            raise Unknown(self.source)
        return self._members(value) if sign > 0 else -value

    def _members(self, value: Any) -> Any:
        while True:
            if self.take(".") or self.take("?."):
                name = self._name()
                if name == "join" and isinstance(value, list) and self.take("("):
                    between = "," if self.peek() == ")" else text_of(self.expression())
                    self.need(")")
                    value = self._joined(between, value)
                elif name == "trim" and isinstance(value, str) and self.take("("):
                    self.need(")")
                    value = value.strip()
                else:
                    value = self._part(value, name)
            elif self.take("["):
                value = self._part(value, self.expression())
                self.need("]")
            else:
                return value

    def _joined(self, between: str, parts: list[Any]) -> str:
        self.budget.spend(len(between) * len(parts))
        return self._spent(between.join(map(text_of, parts)))

    def _part(self, value: Any, key: Any) -> Any:
        if isinstance(value, Mapping):
            return value.get(key)
        if isinstance(value, list) and isinstance(key, int) and not isinstance(key, bool):
            return value[key] if 0 <= key < len(value) else None
        if key == "length" and isinstance(value, str | list):
            return len(value)
        if key in {"src", "default"} and isinstance(value, str):  # an imported image
            return value
        raise Unknown(self.source)

    def _name(self) -> str:
        found = _TOKEN.match(self.source, self.at)
        if found is None or found["name"] is None:
            raise Unknown(self.source)
        self.at = found.end()
        return found["name"]

    def primary(self) -> Any:
        found = _TOKEN.match(self.source, self.at)
        if found is None:
            raise Unknown(self.source)
        self.at = found.end()
        if found["number"]:
            return number(found["number"])
        if found["string"]:
            return unescaped(found["string"][1:-1])
        if (name := found["name"]) is not None:
            if name == "import" and self.take("("):  # an image, as import("./x.png")
                value = self.expression()
                self.need(")")
                return value
            if name in _WORDS:
                return _WORDS[name]
            if name in self.scope:
                return self.scope[name]
            raise Unknown(self.source)
        if found["mark"] == "`":
            return self.template()
        if found["mark"] == "[":
            return self._items()
        if found["mark"] == "{":
            return self._object()
        if found["mark"] == "(":
            value = self.expression()
            self.need(")")
            return value
        raise Unknown(self.source)

    def template(self) -> str:
        """Read a template from behind its first quote."""
        parts = []
        while True:
            found = _TEMPLATE.match(self.source, self.at)
            if found is None:
                raise Unknown(self.source)
            parts.append(unescaped(found[1]))
            self.at = found.end()
            if found[2] == "`":
                return self._spent("".join(parts))
            parts.append(self._inserted())

    def _inserted(self) -> str:
        begin, depth = self.at, self.depth
        try:
            with or_unknown(self.source):
                text = text_of(self.expression())
                self.need("}")
        except Unknown:
            if not self.lenient:
                raise
            self.depth = depth
            try:
                self.at = end_of_code(self.source, begin)
            except Unfinished:
                raise Unknown(self.source) from None
            return f"${{{self.source[begin : self.at]}"
        return text

    def _kept(self) -> Any:
        """Read a part of a list or an object, which has all that is in it once more."""
        value = self.expression()
        self.budget.spend_on(value)
        return value

    def _items(self) -> list[Any]:
        items = []
        while not self.take("]"):
            items.append(self._kept())
            if not self.take(","):
                self.need("]")
                break
        return items

    def _object(self) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        while not self.take("}"):
            found = _TOKEN.match(self.source, self.at)
            if found is None:
                raise Unknown(self.source)
            self.at = found.end()
            key = found["name"] or found["number"] or (found["string"] or "")[1:-1]
            if not key:
                raise Unknown(self.source)
            self.need(":")
            pairs[key] = self._kept()
            if not self.take(","):
                self.need("}")
                break
        return pairs


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
