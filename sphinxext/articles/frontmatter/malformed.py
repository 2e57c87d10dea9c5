"""What somebody means for front matter, though it is none to Astro: in doubt it withholds.

A fence that is too long, too short, of dashes that an editor has made of hyphens, indented, with a
word after it, below a comment or a byte order mark, within a code block, or none at all.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from .publication_keys import HUGO, decides, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOKED_AT = 20_000  # characters
_NEWLINES = dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\n")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\x0c"
_FENCE = re.compile(r"---|\+\+\+")
_LIKE_ONE = re.compile(r"(?:[-\u2010-\u2015\u2212\u2e3a\u2e3b]++|;{3,}+|%YAML\b.*)$")
_CODE = re.compile(r"(?:`{3,}+|~{3,}+)[ \t]*+[\w-]*+[ \t]*+$")
_QUOTE = r"""["'“”‘’]?"""
_KEY = re.compile(
    rf"{_QUOTE}(?P<key>[^\W_][\w-]*+(?: [\w-]++)?){_QUOTE}[ \t]*+(?P<sign>[:=：])(?P<close>\S?)"
)
_GOES_ON = re.compile(r"[ \t]+\S|-(?:[ \t]|$)|#")
_UNDERLINE = re.compile(r"=++|-++")
_IN_OBJECT = re.compile(r'"(?P<key>[^"\n]{1,40})"[ \t]*+:')
_SIGN = re.compile("[:=：]")
_QUOTES = "\"'“”‘’"
_LONGEST_KEY = 40
_IMPORT = re.compile(r"(?:import|export)\b|#{1,6}(?:[ \t]|$)")


class Attempt(NamedTuple):
    """Where it begins (a line from 1), what it says, and what is wrong with it."""

    line: int
    block: str
    wrong: str


def attempt_in(text: str) -> Attempt | None:
    """Find what is meant for front matter in a text that has none."""
    return _as_editors_count(text, _at_the_top(_lines(text)))


def second_in(body: str) -> Attempt | None:
    """Find what is meant for more front matter below the first."""
    lines = _lines(body)
    return _as_editors_count(body, _further_down(lines, 0) or _rest_of_first(lines))


def _as_editors_count(text: str, found: Attempt | None) -> Attempt | None:
    """Give the line as editors count lines: what else ends one is no end to them."""
    if found is None:
        return None
    start = sum(len(line) + 1 for line in _lines(text)[: found.line - 1])
    return found._replace(line=text.count("\n", 0, start) + 1)


def _at_the_top(lines: Sequence[str]) -> Attempt | None:
    at = _after_comments(lines, 0)
    if at == len(lines):
        return None
    first = _bare(lines[at])
    after = at + 1
    if _CODE.match(first) and after < len(lines) and _FENCE.match(_bare(lines[after])):
        first, after = _bare(lines[after]), after + 1
    sure = _FENCE.match(first) and _begins(lines, after)
    if sure or (_LIKE_ONE.match(first) and _decide(lines, after)):
        fence = "+++" if first.startswith("+++") else "---"
        wrong = f"its first line is no {fence!r} alone at the top of the file"
        return Attempt(at + 1, "\n".join(lines[after:]), wrong)
    if first.startswith("{") and (found := _object("\n".join(lines[at:]).lstrip())):
        return found._replace(line=at + 1)
    return _without_fence(lines, at) or _further_down(lines, at)


def _rest_of_first(lines: Sequence[str]) -> Attempt | None:
    """Find keys that a fence in the midst of them has cut off, and a fence below these."""
    found, end = _keys(lines, 0)
    closed = end < len(lines) and _FENCE.fullmatch(_bare(lines[end]))
    if closed and any(map(_decides, found)):
        return Attempt(1, "\n".join(lines[:end]), "a fence stands in the midst of its keys")
    return None


def _object(text: str) -> Attempt | None:
    """Find an object of JSON that is no front matter for how it is parted into lines.

    What looks like one and is none may be: its keys count up to the end of the paragraph.
    """
    try:
        found, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        end = text.find("\n\n")
        end = end if end >= 0 else len(text)
        found = dict.fromkeys(match["key"] for match in _IN_OBJECT.finditer(text, 0, end))
    if isinstance(found, dict) and any(map(_decides, found)):
        return Attempt(1, text[:end], "its braces are not each on a line of their own")
    return None


def _without_fence(lines: Sequence[str], start: int) -> Attempt | None:
    """Find keys and values, as Pelican and MultiMarkdown have them, without a fence above."""
    found, at = _keys(lines, start)
    closed = at == len(lines) or not lines[at].strip() or _FENCE.match(_bare(lines[at]))
    if closed and any(map(decides, found)):
        return Attempt(start + 1, "\n".join(lines[start:at]), "there is no '---' above it")
    return None


def _further_down(lines: Sequence[str], at: int) -> Attempt | None:
    """Find a closed block that says what decides, below nothing but headings and imports."""
    while at < len(lines):
        at = _after_comments(lines, at)
        line = lines[at].rstrip() if at < len(lines) else ""
        if line in {"---", "+++"}:
            end = next((n for n in range(at + 1, len(lines)) if lines[n].rstrip() == line), 0)
            block = lines[at + 1 : end]
            if block and key_in(_bare(block[0])) and any(_decides(key_in(each)) for each in block):
                wrong = f"its {line!r} is not the first line of the file"
                return Attempt(at + 1, "\n".join(block), wrong)
            return None
        below = lines[at + 1].rstrip() if at + 1 < len(lines) else ""
        underlined = line and _UNDERLINE.fullmatch(below)
        if not underlined and not _IMPORT.match(line):
            return None
        at += 2 if underlined and below != "---" else 1
    return None


def _after_comments(lines: Sequence[str], at: int) -> int:
    """Skip empty lines and comments of HTML."""
    while at < len(lines):
        line = _bare(lines[at])
        if line.startswith("<!--"):
            while at < len(lines) and "-->" not in lines[at]:
                at += 1
            if at == len(lines):
                break
            line = _bare(lines[at].partition("-->")[2])
        if line:
            return at
        at += 1
    return at


def _begins(lines: Sequence[str], at: int) -> bool:
    """Tell whether a key comes next, below comments, further fences and an open brace."""
    while at < len(lines):
        line = _bare(lines[at]).lstrip("{")
        if line and not line.startswith("#") and not _FENCE.match(line):
            return bool(key_in(line))
        at += 1
    return False


def _decide(lines: Sequence[str], at: int) -> bool:
    """Tell whether keys come next of which one decides."""
    while at < len(lines) and (not lines[at].strip() or _FENCE.match(lines[at])):
        at += 1
    return any(map(_decides, _keys(lines, at)[0]))


def _keys(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Return the keys of a block that begins with one, and where it ends.

    Values may go on in lines that are indented, or are items of a list or comments.
    """
    found: list[str] = []
    while at < len(lines):
        if key := key_in(lines[at]):
            found.append(key)
        elif not found or not _GOES_ON.match(lines[at]):
            break
        at += 1
    return found, at


def keys_in(block: str) -> Iterator[str]:
    """Yield whatever may be a key in a block that cannot be read, wherever in a line it stands."""
    for sign in _SIGN.finditer(block):
        end = sign.start()
        before = block[max(end - _LONGEST_KEY, 0) : end].rstrip().rstrip(_QUOTES)
        start = len(before)
        while start and (before[start - 1].isalnum() or before[start - 1] in "_- "):
            start -= 1
        yield before[start:].strip(" -")


def _decides(key: str) -> bool:
    """Tell whether a key decides in what is surely meant for front matter: Hugo's count as well."""
    return decides(key) or folded(key) in HUGO


def key_in(line: str) -> str:
    """Return the key that a line begins with; empty if it begins with none."""
    match = _KEY.match(_bare(line).lstrip("{"))
    if match is None:
        return ""
    joined = match["sign"] == ":" and match["close"]  # as in https://
    return "" if joined and not decides(match["key"]) else match["key"]


def _lines(text: str) -> Sequence[str]:
    return text[:_LOOKED_AT].translate(_NEWLINES).split("\n")


def _bare(line: str) -> str:
    return line.strip().strip(_INVISIBLE).strip()
