"""A line of text in pieces: escaped text, and marks around parts of it.

Marks are signs (``**``) where Markdown would take them for what they are, else tags, which it
takes anywhere (https://spec.commonmark.org/0.31.2/#delimiter-run).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .escape import lines_escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning or the end of a part: its sign, if it may have one, and its tag."""

    sign: str
    tag: str
    opens: bool


BREAK = Mark("", "br", opens=True)
"""The end of a line."""

Piece = str | Mark
_FENCES = "`$"
_NOTHING = "<!-- -->"


def around(pieces: Iterable[Piece], sign: str, tag: str) -> list[Piece]:
    """Put marks around *pieces*."""
    return [Mark(sign, tag, opens=True), *pieces, Mark(sign, tag, opens=False)]


def paragraph(pieces: Iterable[Piece]) -> str:
    """Join *pieces* to a paragraph."""
    text = _joined(_settled(pieces), "\\\n")
    lines = [line.strip(" \t") for line in text.split("\n")]
    return lines_escaped("\n".join(line for line in lines if line))


def one_line(pieces: Iterable[Piece], hard: str = " ") -> str:
    """Join *pieces* on one line; *hard* stands for a line break."""
    text = _joined(_settled(pieces), hard)
    return " ".join(line.strip(" \t") for line in text.split("\n")).strip(" \t")


def _settled(pieces: Iterable[Piece]) -> list[Piece]:
    """Merge texts, move spaces out of marks, and leave out marks around nothing or twice."""
    found: list[Piece] = []
    open_tags: list[str] = []
    hidden: list[int] = []
    for piece in pieces:
        if isinstance(piece, str):
            _add(found, piece)
        elif piece is BREAK:
            found.append(piece)
        elif piece.opens:
            if piece.tag in open_tags:
                hidden.append(len(open_tags))
            else:
                found.append(piece)
            open_tags.append(piece.tag)
        else:
            open_tags.pop()
            if hidden and hidden[-1] == len(open_tags):
                hidden.pop()
            else:
                _close(found, piece)
    found = _with_spaces_outside(found)
    while found and found[-1] is BREAK:
        found.pop()
    return found[next((at for at, piece in enumerate(found) if piece is not BREAK), 0) :]


def _add(found: list[Piece], text: str) -> None:
    if not text:
        return
    if found and isinstance(found[-1], str):
        before = found[-1]
        if text.startswith("[") and before.endswith(("!", "^")):
            before = f"{before[:-1]}\\{before[-1]}"  # or it were a picture, or a footnote
        if text[0] in _FENCES and before.endswith(text[0]):
            before += _NOTHING  # or there were one fence
        found[-1] = before + text
    else:
        found.append(text)


def _close(found: list[Piece], mark: Mark) -> None:
    """Close a mark before the space that it would end with; leave it out around nothing."""
    space = ""
    if found and isinstance(found[-1], str):
        kept = found[-1].rstrip(" \t\n")
        space, found[-1] = found[-1][len(kept) :], kept
        if not kept:
            found.pop()
    last = found[-1] if found else None
    if isinstance(last, Mark) and last.opens and last is not BREAK:
        found.pop()
    else:
        found.append(mark)
    _add(found, space)


def _with_spaces_outside(pieces: Sequence[Piece]) -> list[Piece]:
    """Open marks behind the space that they would begin with."""
    found: list[Piece] = []
    opened: list[Mark] = []
    for piece in pieces:
        if isinstance(piece, Mark) and piece.opens and piece is not BREAK:
            opened.append(piece)
            continue
        if opened and isinstance(piece, str):
            kept = piece.lstrip(" \t\n")
            _add(found, piece[: len(piece) - len(kept)])
            if not kept:
                continue
            piece = kept
        found += opened
        opened = []
        if isinstance(piece, str):
            _add(found, piece)
        else:
            found.append(piece)
    return found


def _joined(pieces: Sequence[Piece], hard: str) -> str:
    as_tags = _as_tags(pieces)
    parts: list[str] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            following = pieces[at + 1] if at + 1 < len(pieces) else None
            parts.append(piece.rstrip(" \t\n") if following is BREAK else piece)
        elif piece is BREAK:
            parts.append(hard)
        elif at not in as_tags:
            parts.append(piece.sign)
        else:
            parts.append(f"<{piece.tag}>" if piece.opens else f"</{piece.tag}>")
    return "".join(parts)


def _as_tags(pieces: Sequence[Piece]) -> set[int]:
    """Return which marks are written as tags; one more may do so to those beside it."""
    pairs = list(_pairs(pieces))
    found: set[int] = set()
    while True:
        more = {
            at
            for start, end in pairs
            if start not in found
            and not (_may_stand(pieces, start, found) and _may_stand(pieces, end, found))
            for at in (start, end)
        }
        if not more:
            return found
        found |= more


def _pairs(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    waiting: list[int] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, str) or piece is BREAK:
            continue
        if piece.opens:
            waiting.append(at)
        else:
            yield waiting.pop(), at


def _may_stand(pieces: Sequence[Piece], at: int, as_tags: set[int]) -> bool:
    """Tell whether a sign would be taken for what it is, between what stands beside it."""
    mark = pieces[at]
    if isinstance(mark, str) or not mark.sign:
        return False
    outer = _beside(pieces, at, as_tags, -1 if mark.opens else 1)
    inner = _beside(pieces, at, as_tags, 1 if mark.opens else -1)
    if not outer or not inner or inner.isspace():
        return False
    # Between two characters that are signs it might open as well as close.
    return not _is_sign(inner) or outer.isspace()


def _beside(pieces: Sequence[Piece], at: int, as_tags: set[int], step: int) -> str:
    """Return the character beside a run of one sign; none if the run opens as well as closes."""
    mark = pieces[at]
    while 0 <= (at := at + step) < len(pieces):
        piece = pieces[at]
        if isinstance(piece, str):
            return piece[0 if step > 0 else -1]
        if piece is BREAK:
            return "\n"
        if at in as_tags or not piece.sign:
            return "<" if step > 0 else ">"
        if isinstance(mark, Mark) and piece.sign[0] != mark.sign[0]:
            return piece.sign[0]
        if isinstance(mark, Mark) and piece.opens != mark.opens:
            return ""
    return " "


def _is_sign(character: str) -> bool:
    return unicodedata.category(character or " ")[0] in "PS"
