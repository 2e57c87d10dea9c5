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
        """Return inputs of pieces, and examples with pieces in odd places."""
        piece = st.one_of(
            st.sampled_from(self.pieces),
            st.sampled_from(self.pieces),
            st.sampled_from(ODD),
            st.text(max_size=4),
            st.builds(str.__mul__, st.sampled_from((*self.pieces, *ODD)), st.integers(2, 40)),
        )
        some = st.lists(piece, max_size=12).map("".join)
        edits = st.lists(
            st.tuples(st.integers(0), st.integers(0, 12), piece), min_size=1, max_size=4
        )
        edited = st.builds(_edited, st.sampled_from(self.examples), edits)
        return st.one_of(some, edited).map(bytes_of)


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """Put pieces into a text, each instead of a few characters."""
    for at, length, piece in edits:
        start = at % (len(text) + 1)
        text = text[:start] + piece + text[start + length :]
    return text


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
