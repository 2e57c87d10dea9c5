"""How many steps a regular expression takes, and texts that make it take many.

``re`` cannot be asked, so its parser's tree is walked here the way its matcher walks it: greedy
first, back when what follows does not fit. Steps are the same on every machine, however busy.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Items = Sequence[tuple[Any, Any]]
    Next = Callable[[int], int | None]

LIMIT = 200_000
_SINGLE = {op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN}
_GREEDY = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
_OF_CATEGORY = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda character: character.isalnum() or character == "_",
}
_OPPOSITE = {
    op.CATEGORY_NOT_DIGIT: op.CATEGORY_DIGIT,
    op.CATEGORY_NOT_SPACE: op.CATEGORY_SPACE,
    op.CATEGORY_NOT_WORD: op.CATEGORY_WORD,
}


class TooMany(Exception):
    """More than LIMIT steps."""


def steps(pattern: re.Pattern[str], method: str, text: str) -> int:
    """Return how many steps *method* of *pattern* takes for *text*, LIMIT if there are more."""
    matcher = _Matcher(pattern, text)
    with _deep_recursion():
        try:
            matcher.run(method)
        except TooMany:
            return LIMIT
    return matcher.steps


@contextmanager
def _deep_recursion() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


class _Matcher:
    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self.tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        self.flags = pattern.flags
        self.text = text
        self.steps = 0
        self.groups: dict[int, tuple[int, int]] = {}

    def run(self, method: str) -> bool:
        """Tell whether anything is found."""
        if method in {"match", "fullmatch"}:
            whole = method == "fullmatch"
            end = self._follow(
                self.tree, 0, 0, lambda at: at if not whole or at == len(self.text) else None
            )
            return end is not None
        at, found = 0, False
        while at <= len(self.text):
            end = self._follow(self.tree, 0, at, lambda end: end)
            found = found or end is not None
            if found and method == "search":
                break
            at = end if end is not None and end > at else at + 1
        return found

    def _step(self) -> None:
        self.steps += 1
        if self.steps > LIMIT:
            raise TooMany

    def _follow(self, items: Items, index: int, at: int, after: Next) -> int | None:
        """Match *items* from *index* on, then what comes *after*; return the end."""
        self._step()
        if index == len(items):
            return after(at)
        kind, value = items[index]

        def rest(end: int) -> int | None:
            return self._follow(items, index + 1, end, after)

        if kind in _SINGLE:
            fits = at < len(self.text) and self._fits(kind, value, self.text[at])
            return rest(at + 1) if fits else None
        if kind in _GREEDY:
            return self._repeated(kind, value, at, rest)
        if kind is op.BRANCH:
            for branch in value[1]:
                if (end := self._follow(branch, 0, at, rest)) is not None:
                    return end
            return None
        if kind is op.SUBPATTERN:
            return self._grouped(value, at, rest)
        if kind is op.ATOMIC_GROUP:
            end = self._follow(value, 0, at, lambda end: end)
            return rest(end) if end is not None else None
        if kind in {op.ASSERT, op.ASSERT_NOT}:
            return rest(at) if self._looks(value, at) is (kind is op.ASSERT) else None
        if kind is op.AT:
            return rest(at) if self._stands(value, at) else None
        if kind is op.GROUPREF:
            start, stop = self.groups.get(value, (0, 0))
            found = self.text.startswith(self.text[start:stop], at)
            return rest(at + stop - start) if found else None
        raise NotImplementedError(kind)  # so that an expression with something new fails its test

    def _grouped(self, value: Any, at: int, rest: Next) -> int | None:
        group, _, _, items = value

        def close(end: int) -> int | None:
            if group is not None:
                self.groups[group] = (at, end)
            return rest(end)

        return self._follow(items, 0, at, close)

    def _repeated(self, kind: Any, value: Any, at: int, rest: Next) -> int | None:
        low, high, items = value
        if len(items) == 1 and items[0][0] in _SINGLE:
            return self._run(kind, low, high, items[0], at, rest)
        if kind is op.POSSESSIVE_REPEAT:
            count = 0
            while count < high:
                end = self._follow(items, 0, at, lambda end: end)
                if end is None or end == at:
                    break
                at, count = end, count + 1
            return rest(at) if count >= low else None
        return self._again(kind, value, at, rest, 0)

    def _again(self, kind: Any, value: Any, at: int, rest: Next, count: int) -> int | None:
        low, high, items = value
        self._step()

        def more() -> int | None:
            if count >= high:
                return None
            return self._follow(
                items,
                0,
                at,
                lambda end: (
                    self._again(kind, value, end, rest, count + 1)
                    if end != at or count < low
                    else None
                ),
            )

        if kind is op.MIN_REPEAT and count >= low and (end := rest(at)) is not None:
            return end
        end = more()
        if end is not None or kind is op.MIN_REPEAT or count < low:
            return end
        return rest(at)

    def _run(self, kind: Any, low: int, high: int, item: Any, at: int, rest: Next) -> int | None:
        """Match a run of single characters, and give them back one by one; or take more of them."""
        end, lazy = at, kind is op.MIN_REPEAT
        while end < len(self.text) and end - at < high and self._fits(*item, self.text[end]):
            if lazy and end - at >= low and (found := rest(end)) is not None:
                return found
            end += 1
            self._step()
        if end - at < low:
            return None
        if lazy or kind is op.POSSESSIVE_REPEAT:
            return rest(end)
        for position in range(end, at + low - 1, -1):
            if (found := rest(position)) is not None:
                return found
        return None

    def _looks(self, value: tuple[int, Any], at: int) -> bool:
        direction, items = value
        if direction > 0:
            return self._follow(items, 0, at, lambda end: end) is not None
        start = at - items.getwidth()[0]
        found = start >= 0 and self._follow(items, 0, start, lambda end: end if end == at else None)
        return found is not False and found is not None

    def _stands(self, where: Any, at: int) -> bool:
        before, after = self.text[:at][-1:], self.text[at : at + 1]
        if where in {op.AT_BEGINNING, op.AT_BEGINNING_STRING}:
            lines = self.flags & re.MULTILINE and where is op.AT_BEGINNING
            return not before or bool(lines and before == "\n")
        if where is op.AT_END:
            last = bool(self.flags & re.MULTILINE) or at + 1 == len(self.text)
            return not after or (after == "\n" and last)
        if where is op.AT_END_STRING:
            return not after
        is_word = _OF_CATEGORY[op.CATEGORY_WORD]
        boundary = bool(before and is_word(before)) is not bool(after and is_word(after))
        return boundary is (where is op.AT_BOUNDARY)

    def _fits(self, kind: Any, value: Any, character: str) -> bool:
        if kind is op.ANY:
            return bool(self.flags & re.DOTALL) or character != "\n"
        spelled = {character}
        if self.flags & re.IGNORECASE:
            spelled |= {character.lower(), character.upper()}
        codes = {ord(each) for each in spelled if len(each) == 1}
        if kind is op.LITERAL:
            return value in codes
        if kind is op.NOT_LITERAL:
            return value not in codes
        negated = bool(value) and value[0][0] is op.NEGATE
        return any(_is_in(item, codes, character) for item in value) is not negated


def _is_in(item: tuple[Any, Any], codes: set[int], character: str) -> bool:
    kind, value = item
    if kind is op.LITERAL:
        return value in codes
    if kind is op.RANGE:
        return any(value[0] <= code <= value[1] for code in codes)
    if kind is op.CATEGORY:
        if value in _OPPOSITE:
            return not _OF_CATEGORY[_OPPOSITE[value]](character)
        return _OF_CATEGORY[value](character)
    return False


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Yield texts as a beginning, a part to repeat, and an end, of what occurs in the pattern."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    pairs = dict.fromkeys(_pairs(tree, ""))
    ends = ("", "\0", *dict.fromkeys(_characters(tree)))[:6]
    for beginning, part in pairs:
        for end in ends:
            yield beginning, part, end


def _pairs(items: Items, before: str) -> Iterator[tuple[str, str]]:
    """Yield beginnings with parts: before a place in the tree, and what may stand there."""
    for index, (kind, value) in enumerate(items):
        here = before + _sample(items[:index])
        samples = list(_samples(kind, value))
        for sample in samples:
            yield here, sample
            yield "", here + sample
            if before:
                yield before, here.removeprefix(before) + sample
        if kind in _GREEDY:
            yield from ((here, part * 2 + "a") for part in samples[:2])
        for inner in _inner(kind, value):
            yield from _pairs(inner, here)


def _inner(kind: Any, value: Any) -> list[Any]:
    if kind in _GREEDY:
        return [value[2]]
    if kind is op.BRANCH:
        return list(value[1])
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind is op.ATOMIC_GROUP:
        return [value]
    if kind in {op.ASSERT, op.ASSERT_NOT}:
        return [value[1]]
    return []


def _samples(kind: Any, value: Any) -> Iterator[str]:
    """Yield a few texts that fit."""
    if kind is op.LITERAL:
        yield chr(value)
    elif kind is op.NOT_LITERAL:
        yield "a" if value != ord("a") else "b"
    elif kind is op.ANY:
        yield from ("a", " ")
    elif kind is op.IN:
        yield from list(_of_class(value))[:4]
    elif kind is op.BRANCH:
        yield from (_sample(each) for each in value[1])
    elif kind in _GREEDY:
        low, _, items = value
        if len(items) == 1:
            yield from (sample * max(low, 1) for sample in _samples(*items[0]))
        else:
            yield _sample(items) * max(low, 1)
    elif kind not in {op.ASSERT, op.ASSERT_NOT} and (inner := _inner(kind, value)):
        yield _sample(inner[0])


def _sample(items: Items) -> str:
    return "".join(next(_samples(kind, value), "") for kind, value in items)


def _of_class(items: Items) -> Iterator[str]:
    negated = items[0][0] is op.NEGATE
    if negated:
        codes = set().union(*(_spelled(item) for item in items[1:]))
        yield from (each for each in "a 1\\/\"'<[{-\n" if each not in codes)
        return
    for item in items:
        yield from sorted(_spelled(item))[:2]


def _spelled(item: tuple[Any, Any]) -> set[str]:
    kind, value = item
    if kind is op.LITERAL:
        return {chr(value)}
    if kind is op.RANGE:
        return {chr(value[0]), chr(value[1])} | {
            each for each in "a1" if value[0] <= ord(each) <= value[1]
        }
    return {
        op.CATEGORY_DIGIT: {"1"},
        op.CATEGORY_SPACE: {" ", "\n"},
        op.CATEGORY_WORD: {"a", "1"},
    }.get(value, {"-", " "})


def _characters(items: Items) -> Iterator[str]:
    for kind, value in items:
        if kind in {op.LITERAL, op.IN}:
            yield from list(_samples(kind, value))[:1]
        for inner in _inner(kind, value):
            yield from _characters(inner)
