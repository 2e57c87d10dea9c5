"""Values as JSX shows them and as JavaScript writes them: texts, numbers, escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from ...forbidden_characters import mended
from .limits import Unknown

_ESCAPE = re.compile(
    r"\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|.))", re.DOTALL
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}


@contextmanager
def or_unknown(source: object) -> Iterator[None]:
    """The boundary of evaluation: whatever goes wrong inside is unknown, not an error of ours."""
    try:
        yield
    except Unknown:
        raise
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise Unknown(type(error).__name__) from None
    except (RecursionError, MemoryError):
        raise Unknown("too much") from None


def as_text(value: Any) -> str:
    """Write a value as JSX shows it.

    :raises Unknown: for an object.
    """
    with or_unknown(value):
        text = text_of(value)
        if not text.isascii():
            units = text.encode("utf-16", "surrogatepass")  # two halves make a character
            text = units.decode("utf-16", "replace")
        return mended(text)


def text_of(value: Any) -> str:
    """Write a value as it is put into a text, with halves of characters as they are."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        return str(value).replace("inf", "Infinity")
    if isinstance(value, list | tuple):
        return "".join(text_of(part) for part in value)
    if isinstance(value, Mapping):
        raise Unknown("an object")
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
