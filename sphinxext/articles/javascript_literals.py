"""What a configuration in JavaScript says in plain strings: read as text, never evaluated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
"""What leads to a value: the keys of objects, and the places of items in arrays."""

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z))"""
    r"""|(?P<string>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\$]|\\.|\$(?!\{))*+`)"""
    r"""|(?P<unclosed>"(?:[^"\\\n]|\\.)*+|'(?:[^'\\\n]|\\.)*+|`(?:[^`\\$]|\\.|\$(?!\{))*+)"""
    r"""|(?P<name>[\w$]+)|(?P<sign>.)""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_OPEN, _CLOSE = "{[(", "}])"
_BEFORE_ARRAYS = frozenset({"", "=", ":", ",", "{", "[", "("})
_LONGEST = 1_000_000  # characters
_DEEPEST = 64


def strings(text: str) -> Iterator[tuple[Path, str]]:
    """Yield each string that is the whole value of a key or an item, with what leads there.

    ``{vite: {resolve: {alias: {"@": "/src"}}}}`` yields ``("vite", "resolve", "alias", "@")`` and
    ``"/src"``. What stands in a call or an expression begins anew, without the keys around it.
    """
    tokens = list(_tokens(text[:_LONGEST]))
    above: list[tuple[str, Path | None]] = [("", None)]  # what is open, and what leads to it
    items = [0]  # of what is open, how many are complete
    key: str | None = None
    place = 0  # of the value of that key
    for at, (kind, word) in enumerate(tokens):
        opened, path = above[-1]
        step = items[-1] if opened == "[" else key
        before = tokens[at - 1][1] if at else ""
        after = tokens[at + 1][1] if at + 1 < len(tokens) else ""
        begins = before in {"{", ","} if opened == "{" else before in {"[", ","}
        here = _path(opened, path, step, begins=begins, valued=at == place)
        if kind == "sign" and word in _OPEN:
            if len(above) > _DEEPEST:
                return
            computed = word == "(" or (word == "[" and before not in _BEFORE_ARRAYS)
            above.append((word, None if computed else here if here is not None else ()))
            items.append(0)
            key = None
        elif kind == "sign" and word in _CLOSE:
            if len(above) > 1:
                above.pop()
                items.pop()
            key = None
        elif opened == "{" and begins and after == ":" and kind != "sign":
            key, place = _unquoted(word) if kind == "string" else word, at + 2
        elif word == ",":
            items[-1] += 1
            key = None
        elif kind == "string" and here is not None and after in {",", "}", "]", ""}:
            yield here, _unquoted(word)


def _path(
    opened: str, path: Path | None, step: str | int | None, *, begins: bool, valued: bool
) -> Path | None:
    """Return what leads to a value that begins here; None where none does."""
    if path is None or step is None:
        return None
    return (*path, step) if (valued if opened == "{" else opened == "[" and begins) else None


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(text):
        if (kind := match.lastgroup or "sign") != "space":
            yield kind, match[0]


def _unquoted(token: str) -> str:
    return _ESCAPE.sub(r"\1", token[1:-1])
