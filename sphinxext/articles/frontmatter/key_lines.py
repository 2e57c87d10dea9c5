"""On which line each key of TOML and JSON stands: their parsers do not tell."""

from __future__ import annotations

import json
import re

_TOML_TOKEN = re.compile(
    r"""(?P<long>\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*+(?:\"{3,5}|\\?\Z)"""
    r"""|'{3}(?:[^']|'{1,2}(?!'))*+(?:'{3,5}|\Z))"""
    r"""|"(?:[^"\\\n]|\\.)*+(?:"|\\?(?=\n|\Z))|'[^'\n]*+(?:'|(?=\n|\Z))|(?P<comment>\#[^\n]*+)""",
    re.DOTALL,
)
_TOML_KEY = re.compile(
    r"""[ \t]*(?P<table>\[\[?[ \t]*)?(?P<quote>["']?)(?P<key>[\w-]+)(?P=quote)[ \t]*[=.\]]"""
)
_COLON = re.compile(r"\s*:")
_JSON_TOKEN = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*+(?:"|\\?\Z))|[{}\[\]]', re.DOTALL)


def toml_lines(block: str) -> dict[str, int]:
    """Find each top-level key or table; what stands inside strings and tables is no key."""
    found: dict[str, int] = {}
    plain = _TOML_TOKEN.sub(_without_text, block)
    inside = False
    for number, line in enumerate(plain.split("\n")):
        match = _TOML_KEY.match(line)
        if match and (match["table"] or not inside):
            found.setdefault(match["key"], number)
            inside = inside or bool(match["table"])
    return found


def _without_text(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n") if match["long"] or match["comment"] else match[0]


def json_lines(block: str) -> dict[str, int]:
    """Find each key of the outermost object."""
    found: dict[str, int] = {}
    depth = line = last = 0
    for match in _JSON_TOKEN.finditer(block):
        line, last = line + block.count("\n", last, match.start()), match.start()
        if match["text"] is None:
            depth += 1 if match[0] in "{[" else -1
        elif depth == 1 and _COLON.match(block, match.end()):
            found[json.loads(match["text"])] = line
    return found
