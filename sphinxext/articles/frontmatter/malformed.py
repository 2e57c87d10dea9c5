"""What somebody means for front matter, though it is none to Astro: in doubt it withholds.

A fence that is too long, too short, of dashes that an editor has made of hyphens, indented, with a
word after it, below a comment, a heading or a byte order mark, within a code block, never closed,
or none at all.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from .above import INVISIBLE, after_comments, after_heading, is_underlined
from .publication_keys import HUGO, decides, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOKED_AT = 20_000  # characters
_NEWLINES = dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\n")
_FENCE = re.compile(r"---|\+\+\+")
_NAMED = re.compile(r"(?:---|\+\+\+)[ \t]*+\w*+")
_LIKE_ONE = re.compile(r"(?:[-\u2010-\u2015\u2212\u2e3a\u2e3b]++|;{3,}+|%YAML\b.*)$")
_CODE = re.compile(r"(?:`{3,}+|~{3,}+)[ \t]*+[\w-]*+[ \t]*+$")
_QUOTE = r"""["'“”‘’]?"""
_KEY = re.compile(
    rf"{_QUOTE}(?P<key>[^\W_][\w-]*+(?: [\w-]++)?){_QUOTE}[ \t]*+(?P<sign>[:=：])(?P<close>\S?)"
)
_GOES_ON = re.compile(r"[ \t]+\S|-(?:[ \t]|$)|#")
_SIGN = re.compile("[:=：]")
_QUOTES = "\"'“”‘’"
_LONGEST_KEY = 40
_NOTE = re.compile(r"#(?!#)")
_OBJECT = re.compile(
    r"\{(?:\s|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/|#[ \t][^\n]*+)*+"
    r"(?:[\"'“”‘’][^\"'“”‘’\n]{1,40}+[\"'“”‘’][ \t]*+:|[^\W\d][\w-]{0,40}+[ \t]*+:\s)"
)
_IN_OBJECT = re.compile(r"(?<=[{,\s\"'“”‘’])(?P<key>[^\W\d][\w-]{0,40}+)[\"'“”‘’]?[ \t]*+:")


class Attempt(NamedTuple):
    """Where it begins (a line from 1), what it says, and what is wrong with it."""

    line: int
    block: str
    wrong: str


def attempt_in(text: str) -> Attempt | None:
    """Find what is meant for front matter in a text that has none."""
    return _as_editors_count(text, _at_the_top("\n".join(_lines(text))))


def second_in(body: str) -> Attempt | None:
    """Find what is meant for more front matter below the first."""
    text = "\n".join(_lines(body))
    found = _further_down(text, 0) or _rest_of_first(text.split("\n")) or _object_below(text)
    return _as_editors_count(body, found)


def _as_editors_count(text: str, found: Attempt | None) -> Attempt | None:
    """Give the line as editors count lines: what else ends one is no end to them."""
    if found is None:
        return None
    start = sum(len(line) + 1 for line in _lines(text)[: found.line - 1])
    return found._replace(line=text.count("\n", 0, start) + 1)


def _at_the_top(text: str) -> Attempt | None:
    start = after_comments(text)
    lines = text[start:].split("\n")
    above = text.count("\n", 0, start)
    first, after = _bare(lines[0]), 1
    if _CODE.match(first) and len(lines) > 1 and _FENCE.match(_bare(lines[1])):
        first, after = _bare(lines[1]), 2
    sure = _FENCE.match(first) and _begins(lines, after)
    if sure or (_LIKE_ONE.match(first) and _decide(lines, after)):
        fence = "+++" if first.startswith("+++") else "---"
        wrong = f"its first line is no {fence!r} alone at the top of the file"
        return Attempt(above + 1, "\n".join(lines[after:]), wrong)
    found = _object_below(text) or _without_fence(lines, above)
    return found or _further_down(text, start)


def _rest_of_first(lines: Sequence[str]) -> Attempt | None:
    """Find keys that a fence in the midst of them has cut off, and a fence below these."""
    start = _below_notes(lines, 0) or _below_blank(lines, 0)
    found, end = _keys(lines, start)
    closed = end < len(lines) and _FENCE.fullmatch(_bare(lines[end]))
    if closed and any(map(_decides, found)):
        return Attempt(1, "\n".join(lines[:end]), "a fence stands in the midst of its keys")
    return None


def _object_below(text: str) -> Attempt | None:
    """Find an object of JSON, or a mapping of YAML in braces, below nothing but comments."""
    start = after_comments(text)
    found = _object(text[start:].lstrip(f" \t{INVISIBLE}"))
    return found and found._replace(line=text.count("\n", 0, start) + 1)


def _object(text: str) -> Attempt | None:
    """Find an object of JSON that is no front matter for how it is parted into lines.

    What looks like one and is none may be, or a mapping of YAML: its keys count up to the end of
    the paragraph, or up to its brace. An expression of MDX has no colon after its first word.
    """
    if not _OBJECT.match(text):
        return None
    try:
        found, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        end = _end_of_object(text)
        found = dict.fromkeys(match["key"] for match in _IN_OBJECT.finditer(text, 0, end))
    if isinstance(found, dict) and any(map(_decides, found)):
        return Attempt(1, text[:end], "its braces are not each on a line of their own")
    return None


def _end_of_object(text: str) -> int:
    paragraph = text.partition("\n\n")[0]
    brace = text.find("\n}")
    return len(paragraph) if "}" in paragraph or brace < 0 else brace


def _without_fence(lines: Sequence[str], above: int) -> Attempt | None:
    """Find keys and values, as Pelican and MultiMarkdown have them, without a fence above.

    *above* is the number of lines that were left out before *lines*.
    """
    found, at = _keys(lines, 0)
    closed = at == len(lines) or not lines[at].strip() or _FENCE.match(_bare(lines[at]))
    if closed and any(map(decides, found)):
        return Attempt(above + 1, "\n".join(lines[:at]), "there is no '---' above it")
    return None


def _further_down(text: str, at: int) -> Attempt | None:
    """Find a block that says what decides, below nothing but headings, imports and lines."""
    lines = text.split("\n")
    number, counted, underlined = 0, 0, False
    while (at := after_comments(text, at)) < len(text):
        number, counted = number + text.count("\n", counted, at), at
        end = _end_of_line(text, at)
        if fence := _fence(text[at:end]):
            if block := _block(lines, number + 1, fence, closed=underlined):
                wrong = f"its {fence!r} is not the first line of the file"
                return Attempt(number + 1, "\n".join(block), wrong)
            at, underlined = end, False
            continue
        further = after_heading(text, at)
        if further == at:
            return None
        underlined, at = is_underlined(text, at, further), further
    return None


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _fence(line: str) -> str:
    """Return what a line has of a fence, or of what is like one; empty if it is code or text."""
    bare = _bare(line)
    is_code = line.expandtabs(4).startswith("    ")
    return bare if not is_code and (_NAMED.fullmatch(bare) or _LIKE_ONE.match(bare)) else ""


def _block(lines: Sequence[str], at: int, fence: str, *, closed: bool) -> Sequence[str]:
    """Return the lines below a fence if they are meant for front matter.

    They end at a fence of the same kind, or, unless they must be *closed*, with their keys.
    """
    last = next((n for n in range(at, len(lines)) if _closes(lines[n], fence)), None)
    block = lines[at:last]
    if last is not None and _says(block):
        return block
    found, end = _keys(lines, _below_notes(lines, at))
    ends = end == len(lines) or not lines[end].strip()
    return lines[at:end] if not closed and ends and any(map(decides, found)) else ()


def _closes(line: str, fence: str) -> bool:
    bare = _bare(line)
    if _NAMED.fullmatch(fence):
        return bare == fence[:3]
    return bare != "-" and bool(_LIKE_ONE.match(bare))


def _says(block: Sequence[str]) -> bool:
    """Tell whether a block between fences begins with a key, and one in it decides.

    An empty line below the fence is a mark of prose: then there must be nothing but keys, and no
    comment before them if an empty line is above the other fence as well.
    """
    start = _below_notes(block, _below_blank(block, 0))
    if start == len(block) or not key_in(block[start]):
        return False
    if not block[0].strip():
        if not block[-1].strip() and _NOTE.match(block[start - 1]):
            return False
        if any(not _may_be_in_keys(line) for line in block[start:]):
            return False
    return any(_decides(key_in(line)) for line in block)


def _may_be_in_keys(line: str) -> bool:
    return not line.strip() or bool(key_in(line) or _GOES_ON.match(line))


def _below_blank(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _below_notes(lines: Sequence[str], at: int) -> int:
    """Skip comments of YAML and TOML; two hashes make a heading."""
    while at < len(lines) and _NOTE.match(lines[at]):
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
    """Tell whether keys come next of which one decides, up to an empty line or a fence."""
    end = next((n for n in range(at, len(lines)) if _closes(lines[n], "--")), None)
    if end is not None and _says(lines[at:end]):
        return True
    below = at
    while below < len(lines) and (not lines[below].strip() or _FENCE.match(lines[below])):
        below += 1
    starts = {_below_notes(lines, at), below}
    return any(_decides(key) for start in starts for key in _keys(lines, start)[0])


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
    return line.strip().strip(INVISIBLE).strip()
