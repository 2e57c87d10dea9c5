"""Text that Markdown reads as text: what would mean something gets a backslash."""

from __future__ import annotations

import re
from urllib.parse import quote

_MARKUP = re.compile(
    r"[\\`*\[\]$]"
    r"|<(?=[A-Za-z/!?]|$)"  # more text may follow the end
    r"|&(?=#?\w*(?:;|$))"
    r"|^~|~(?=~|$)|(?<=~)~"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word it means nothing
)
_LINE_START = re.compile(
    r"^(\d{1,9}(?=[.)](?:[ \t]|$))"  # an ordered list
    r"|(?=#{1,6}(?:[ \t]|$)|[+-](?:[ \t]|$)|>|~{3}|:[ \t]"  # headings, lists, quotes, terms
    r"|=++[ \t]*+$|[ \t:|]*+-[ \t:|-]*+$))",  # what underlines a heading, or the head of a table
    re.MULTILINE,
)
_BACKTICKS = re.compile(r"`+")
_PLAIN_ADDRESS = re.compile(r"[^\s()<>\\\x00-\x1f]+")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\\\x00-\x1f]")
_SPACE = " \t\f\v"
_SAFE = "/?:@!$&'()*+,;=-._~#%[]|\\^{}"


def escaped(text: str) -> str:
    """Return *text* as it stands in a paragraph, not at the start of a line."""
    return _MARKUP.sub(r"\\\g<0>", _with_breaks(text.replace("\0", ""), "\n"))


def lines_escaped(paragraph: str) -> str:
    """Escape what only means something at the start of a line."""
    return _LINE_START.sub(r"\1\\", paragraph)


def code_span(text: str) -> str:
    """Return inline code; its fence is longer than any run of backticks in it."""
    text = _with_breaks(text, " ")
    if not text:
        return ""
    mark = _longer_than(text, 0)
    touches = text[0] == "`" or text[-1] == "`"
    pads = text[0] == text[-1] == " " and text.strip(" ")  # one space each would be taken off
    space = " " if touches or pads else ""
    return f"{mark}{space}{text}{space}{mark}"


def fence(text: str, info: str = "") -> str:
    """Return a block of code."""
    text = text.removesuffix("\n")
    mark = _longer_than(text, 2)
    return f"{mark}{info}\n{text}\n{mark}" if text else f"{mark}{info}\n{mark}"


def destination(address: str) -> str:
    """Return an address as it stands in a link."""
    address = quote(address, safe=_SAFE) if not address.isascii() else address
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    return f"<{_NOT_IN_ADDRESS.sub(lambda found: quote(found[0]), address)}>"


def _with_breaks(text: str, line_break: str) -> str:
    """Return *text* with one line break for any number of them and the spaces around them."""
    first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not others:
        return text
    *between, last = (line.lstrip(_SPACE) for line in others)
    inner = filter(None, (line.rstrip(_SPACE) for line in between))
    return line_break.join([first.rstrip(_SPACE), *inner, last])


def _longer_than(text: str, least: int) -> str:
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    return "`" * (max(longest, least) + 1)
