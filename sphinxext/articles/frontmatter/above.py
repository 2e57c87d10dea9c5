"""What somebody may put above front matter, that says nothing by itself."""

from __future__ import annotations

import re

INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\x0c"
_BLANK = re.compile(rf"(?:[ \t{INVISIBLE}]*+\n)++")
_COMMENT = re.compile(
    rf"[ {INVISIBLE}]*+(?:"
    r"<!--(?:[^-]|-(?!->))*+-->"
    r"|\{\s*+/\*(?:[^*]|\*(?!/))*+\*/\s*+\}"
    r"|%(?!YAML\b)[^\n]*+"
    r"|\((?!\s)[^()\n]++\)=[ \t]*+(?=\n|\Z)"
    r"|\[(?!\^)[^\[\]\n]++\]:\s*+(?:<[^<>\n]*+>|[^\s<]\S*+)"
    r"""(?:\s++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?+[ \t]*+(?=\n|\Z))"""
)
_UNCLOSED = re.compile(rf"[ {INVISIBLE}]*+<!--")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t][^\n]*+)?(?=\n|\Z)")
_STATEMENT = re.compile(
    r"(?:import|export)\b[^\n]*+"
    r"(?:\n(?!(?:---|\+{3})[ \t]*+(?:\n|\Z))[ \t]*+[^\s][^\n]*+"
    r"|\n(?:[ \t]*+\n)++(?:[ \t]++[^\s]|[}\])])[^\n]*+)*+"
)
_UNDERLINED = re.compile(
    r"(?:(?![ \t]*+(?:`{3}|~{3}|=++[ \t]*+(?:\n|\Z)|-++[ \t]*+(?:\n|\Z)))[ \t]*+[^\s][^\n]*+\n)++"
    r" {0,3}(?:=++[ \t]*+(?=\n|\Z)|(?P<dashes>(?=-++[ \t]*+(?:\n|\Z))))"
)


def after_comments(text: str, at: int = 0) -> int:
    """Skip empty lines and what is never shown: comments and definitions of HTML, MDX and MyST.

    What follows a comment in its line counts. A comment that never ends has nothing below it.
    """
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if comment := _COMMENT.match(text, at):
            at = comment.end()
        elif _UNCLOSED.match(text, at):
            return len(text)
        elif blank is None:
            return at


def after_heading(text: str, at: int) -> int:
    """Skip one heading, or one import or export of MDX; there may be none.

    Dashes below a heading stay, since they may be a fence.
    """
    found = _HEADING.match(text, at) or _STATEMENT.match(text, at) or _UNDERLINED.match(text, at)
    return found.end() if found else at


def is_underlined(text: str, start: int, end: int) -> bool:
    """Tell whether what was skipped from *start* to *end* has dashes for its underline."""
    found = _UNDERLINED.match(text, start)
    return bool(found and found["dashes"] is not None and found.end() == end)
