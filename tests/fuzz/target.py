"""A target: something that reads what strangers write, and what its inputs are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

HERE = Path(__file__).parent
FOUND = HERE / "found"
"""Inputs that were faults once, in a folder for each target."""

STEP, MOST = 3, 20
"""Bytes of one step in making an input, and how many steps there are at most."""

ODD = (
    "", " ", "\n", "\t", "\r", "\0", "\x0b", "\x1b", "\x85", "\u2028", "\ufeff", "\u200d", "\u0301",
    "é", "ß", "ﬁ", "Ⅷ", "𝔘", "🚀", "日本", "עב", "\\", "'", '"', "`", "-", "9" * 30, "%", "&#0;",
)  # fmt: skip
"""What any reader of texts may stumble over."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """What is fuzzed: ``run`` raises if something is wrong with what came of an input.

    ``examples`` are whole inputs and ``pieces`` what they are made of: what is tried is made of
    these.
    """

    run: Callable[[bytes], None]
    examples: tuple[str, ...]
    pieces: tuple[str, ...]

    def structure(self) -> st.SearchStrategy[bytes]:
        """Return inputs of pieces, and examples with pieces in odd places.

        A program of bytes says which: Hypothesis makes these three times as fast as texts and
        lists, and shortens them as well.
        """
        return st.binary(min_size=1, max_size=STEP * MOST).map(self.made)

    def made(self, program: bytes) -> bytes:
        """Begin with an example, or with nothing; each step of the *program* puts a piece in."""
        words = (*self.pieces, *ODD)
        begun = program[0] % 2
        made = self.examples[program[0] // 2 % len(self.examples)] if begun else ""
        for step in range(1, len(program) - STEP + 1, STEP):
            where, which, how = program[step : step + STEP]
            at = len(made) * where // 256 if begun or how % 8 == 0 else len(made)
            piece = words[which % len(words)] * (how // 8 if how % 16 == 1 else 1)
            left_out = how // 8 if how % 8 in {2, 3} else 0
            made = made[:at] + piece + made[at + left_out :]
        return bytes_of(made)


def bytes_of(written: str) -> bytes:
    """Return a piece or an example as input; a piece may be half a surrogate pair for one byte."""
    return written.encode(errors="surrogateescape")


def text(data: bytes) -> str:
    """Return an input as what is read from a file."""
    return data.decode(errors="replace")


def fields(data: bytes, count: int) -> list[str]:
    """Return the first lines of an input, as many as are asked for; the last has all the rest."""
    lines = text(data).split("\n", count - 1)
    return lines + [""] * (count - len(lines))


def names(data: bytes) -> str:
    """Return an input as the name of a file, whose bytes need be no text."""
    return data.decode(errors="surrogateescape")


@cache
def targets() -> Mapping[str, Target]:
    """Return all targets by name: those in the modules of ``targets``. Being there is enough."""
    return dict(_found())


def _found() -> Iterator[tuple[str, Target]]:
    for module in iter_modules([str(HERE / "targets")]):
        yield from import_module(f"{__package__}.targets.{module.name}").TARGETS.items()
