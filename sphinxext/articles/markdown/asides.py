"""Asides: ``:::note[Title]{icon="x"}`` … ``:::``, as remark-directive and Starlight read them.

Tokens are ``aside_open`` (``meta["kind"]``), then ``aside_title_open``, ``inline``,
``aside_title_close`` if there is a title, then the content and ``aside_close``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from markdown_it.rules_block import make_fence_rule

from .block_lines import ENDS, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_OPENING = re.compile(
    r"(?P<kind>[^\W\d][\w-]*+)(?=[\[{\s]|$)"
    r"(?:\[(?P<label>(?:\\.|[^\\\[\]]|\[[^\[\]]*+\])*+)\])?+"
    r"(?:\{(?P<attributes>(?:\"[^\"]*+\"|'[^']*+'|[^}\"'])*+)\})?+"
    r"[ \t]*+(?P<rest>.*+)"
)
_TITLE = re.compile(r"(?:^|\s)title=(?:\"([^\"]*)\"|'([^']*)')")
_MARKERS = re.compile(r"(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+(?=\S)")
_CODE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_MOST_COLONS = 32  # that make a difference
_DIRECTIVE = "colon_fence"  # MyST's name for the rule and for its token
_directive = make_fence_rule(markers=(":",), token_type=_DIRECTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The first line of an aside: its kind, and Markdown: a title, and text after that."""

    kind: str
    title: str = ""
    text: str = ""


def read_opening(text: str) -> Opening | None:
    """Read what stands after the colons; None if that opens nothing, as after a space."""
    found = _OPENING.fullmatch(text.rstrip())
    if found is None:
        return None
    kind, label, rest = found["kind"].lower(), (found["label"] or "").strip(), found["rest"].strip()
    if label:
        return Opening(kind=kind, title=label, text=rest)
    if not rest and (named := _TITLE.search(found["attributes"] or "")):
        rest = named[1] or named[2]
    return Opening(kind=kind, title=rest)


def asides_plugin(md: MarkdownIt) -> None:
    """Read asides, and directives of MyST written with colons."""
    rule = _Asides()
    if _DIRECTIVE in md.block.ruler.get_all_rules():
        md.block.ruler.at(_DIRECTIVE, _only_directives, ENDS)
    else:
        md.block.ruler.before("fence", _DIRECTIVE, _only_directives, ENDS)
    md.block.ruler.before(_DIRECTIVE, "aside", rule, ENDS)


def _only_directives(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    text = line_of(state, start_line)
    if not text.startswith(":::") or not text.lstrip(":").startswith("{"):
        return False
    return _directive(state, start_line, end_line, silent)


class _Asides:
    """The block rule. For every document it remembers which line closes which."""

    def __init__(self) -> None:
        self._ends: WeakKeyDictionary[StateBlock, dict[tuple[int, int], int]] = WeakKeyDictionary()

    def __call__(self, state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        text = line_of(state, start_line)
        if not text.startswith(":::") or state.is_code_block(start_line) or _too_deep(state):
            return False
        colons = len(text) - len(text.lstrip(":"))
        opening = read_opening(text[colons:])
        if opening is None:
            return False
        if silent:
            return True
        end = min(self._closing(state, start_line, end_line), end_line)
        after = end + 1 if end < end_line and _is_closing(state, end) else end
        self._tokens(state, opening, range(start_line, end), after)
        state.line = after
        return True

    def _tokens(self, state: StateBlock, opening: Opening, lines: range, after: int) -> None:
        parent, line_max = state.parentType, state.lineMax
        token = state.push("aside_open", "aside", 1)
        token.block = True
        token.map = [lines.start, after]
        token.meta = {"kind": opening.kind}
        if opening.title:
            first = [lines.start, lines.start + 1]
            state.push("aside_title_open", "p", 1).map = first
            inline = state.push("inline", "", 0)
            inline.content, inline.map, inline.children = opening.title, first, []
            state.push("aside_title_close", "p", -1)
        state.parentType, state.lineMax = "aside", lines.stop
        at = len(state.tokens)
        state.md.block.tokenize(state, lines.start + 1, lines.stop)
        if opening.text:
            _prepend(state, at, opening.text, lines.start)
        state.push("aside_close", "aside", -1).block = True
        state.parentType, state.lineMax = parent, line_max

    def _closing(self, state: StateBlock, start: int, end: int) -> int:
        ends = self._ends.setdefault(state, {})
        key = (start, state.blkIndent)
        if key not in ends:
            for opened, closed in _pairs(state, start, end).items():
                ends[opened, state.blkIndent] = closed
        return ends[key]


def _pairs(state: StateBlock, start: int, end: int) -> dict[int, int]:
    """Map the line of every opening from *start* on to the line where it ends.

    A closing line belongs to the innermost aside it fits. An aside that is left open that way
    ends where remark ends it: at the first closing line that fits, else with what is around it.

    All are found in one pass, when the first is read: an aside cannot look for its own end without
    knowing which of the closing lines below belong to asides inside of it.
    """
    pairing = _Pairing()
    for line, text, in_item in _lines(state, start, end):
        if text is None:  # what is around the asides ends here
            return pairing.closed_at(line)
        if not text.startswith(":::"):
            continue
        colons = len(text) - len(text.lstrip(":"))
        after = text[colons:].strip()
        if after and (after[0] == "{" or read_opening(text[colons:]) is not None):
            pairing.open(line, colons)
        elif not after and not in_item:
            pairing.close(line, colons)
            if not pairing.count:
                break
    return pairing.closed_at(end)


def _lines(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, str | None, bool]]:
    """Yield lines with their text, and whether a list item begins there; no text where
    the container ends. Blank lines and code are left out.

    What a list item is indented by is no code, so it is remembered how far in the text of the
    item at hand begins; a line further out than that has left the item.
    """
    code = ""  # the ticks or tildes that opened a block of code
    item = 0
    for line in range(start, end):
        text, indent = line_of(state, line), state.sCount[line]
        if not text:
            continue
        if indent < state.blkIndent:
            yield line, None, False
            return
        item = item if indent >= item else 0
        if state.is_code_block(line) and indent - item >= 4:
            continue
        if code:
            if text.startswith(code) and not text.strip(code[0] + " \t"):
                code = ""
            continue
        if markers := _MARKERS.match(text):
            item = indent + markers.end()
            text = text[markers.end() :]
        if fence := _CODE.match(text):
            code = fence[1] or fence[2]
        else:
            yield line, text, markers is not None


class _Pairing:
    """Openings that wait for their closing line, by their number of colons.

    The numbers stay few, so that a closing line finds its opening without a look at all of them.
    """

    def __init__(self) -> None:
        self.count = 0
        self._opened: dict[int, list[int]] = {}
        self._closings: dict[int, list[int]] = {}
        self._closed: dict[int, int] = {}

    def open(self, line: int, colons: int) -> None:
        self._opened.setdefault(min(colons, _MOST_COLONS), []).append(line)
        self.count += 1

    def close(self, line: int, colons: int) -> None:
        """End the innermost aside that as many colons or fewer have opened."""
        colons = min(colons, _MOST_COLONS)
        self._closings.setdefault(colons, []).append(line)
        fitting = [opened for number, opened in self._opened.items() if opened and number <= colons]
        if fitting:
            self._closed[max(fitting, key=lambda opened: opened[-1]).pop()] = line
            self.count -= 1

    def closed_at(self, end: int) -> dict[int, int]:
        """Return where each aside ends; what is still open now, at *end* at the latest."""
        for colons, opened in self._opened.items():
            for line in opened:
                self._closed[line] = min(self._fitting(line, colons), default=end)
        return self._closed

    def _fitting(self, opening: int, colons: int) -> Iterator[int]:
        for number, lines in self._closings.items():
            after = bisect_right(lines, opening)
            if after < len(lines) and number >= colons:
                yield lines[after]


def _prepend(state: StateBlock, at: int, text: str, line: int) -> None:
    """Begin the content with *text*, which continues in the first paragraph, if there is one."""
    tokens = state.tokens
    if len(tokens) == at or tokens[at].type != "paragraph_open":
        after, tokens[at:] = tokens[at:], []
        state.push("paragraph_open", "p", 1).map = [line, line + 1]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = text, [line, line + 1], []
        state.push("paragraph_close", "p", -1)
        tokens += after
        return
    tokens[at + 1].content = f"{text}\n{tokens[at + 1].content}"
    for token in tokens[at : at + 2]:
        token.map = [line, token.map[1] if token.map else line + 1]


def _too_deep(state: StateBlock) -> bool:
    deepest: int = state.md.options["maxNesting"]
    return state.level + 2 >= deepest


def _is_closing(state: StateBlock, line: int) -> bool:
    text = line_of(state, line)
    return text.startswith(":::") and not text.strip(":")
