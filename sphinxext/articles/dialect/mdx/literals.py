"""Literals of JavaScript, and values as JSX writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

_ESCAPE = re.compile(
    r"\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|.))", re.DOTALL
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}


class Unknown(ValueError):
    """An expression that only JavaScript can evaluate."""


def as_text(value: Any) -> str:
    """Write a value as JSX shows it.

    :raises Unknown: for an object.
    """
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple):
        return "".join(as_text(each) for each in value)
    if isinstance(value, Mapping):
        raise Unknown(str(value))
    return str(value)


def number(text: str) -> int | float:
    """Read a number."""
    plain = text.replace("_", "")
    try:
        return int(plain, 0) if plain.lower().startswith("0x") or plain == "0" else int(plain)
    except ValueError:
        return float(plain)


def unescaped(text: str) -> str:
    """Resolve the escapes in a string."""
    if "\\" not in text:
        return text
    units = _ESCAPE.sub(_character, text).encode("utf-16", "surrogatepass")
    return units.decode("utf-16", "replace")  # pairs of \\u escapes become one character


def _character(escape: re.Match[str]) -> str:
    if code := escape[1] or escape[2] or escape[3]:
        try:
            return chr(int(code, 16))
        except (ValueError, OverflowError):
            return "\ufffd"
    return _ESCAPES.get(escape[4], escape[4])
