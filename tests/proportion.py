"""Whether work grows as what it is done on does: a ratio, so that it is the same on any machine."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FAR = 2
"""Four times the text may take eight times the work; what is quadratic takes sixteen times."""
SQUARE = 6
"""Four times the text may take twenty-four times the work; what is cubic takes sixty-four times."""

_TRIES = 5
_TICK = time.get_clock_info("process_time").resolution


def beyond_proportion(
    do: Callable[[str], object], small: str, large: str, enough: float = FAR
) -> float:
    """Return how many times more than in proportion to its length *large* takes: 1 is exact.

    What the work takes is the least of several tries; the rest is what else the machine does.
    It is tried again only until the answer is less than *enough*.
    """
    longer = len(large) / len(small)
    few = many = float("inf")
    for _ in range(_TRIES):
        few, many = min(few, _spent(do, small)), min(many, _spent(do, large))
        if many < enough * longer * few:
            break
    return many / (longer * few)


def _spent(do: Callable[[str], object], text: str) -> float:
    """Return the processor's time, in which no other program counts."""
    began = time.process_time()
    do(text)
    return max(time.process_time() - began, _TICK)
