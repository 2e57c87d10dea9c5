"""Whether work grows as what it is done on does: a ratio, so that it is the same on any machine."""

from __future__ import annotations

import gc
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
    It is tried again only until the answer is less than *enough*, and then *small* so often that
    it is at the machine's mercy for as long as *large* is.
    """
    longer = len(large) / len(small)
    few = many = float("inf")
    for times in (1, *[round(longer)] * _TRIES):
        few = min(few, _spent(do, small, times) * longer)
        many = min(many, _spent(do, large))
        if many < enough * few:
            break
    return many / few


def _spent(do: Callable[[str], object], text: str, times: int = 1) -> float:
    """Return the processor's time for doing it once: no other program counts, nor what is dead."""
    collecting = gc.isenabled()
    gc.disable()
    began = time.process_time()
    for _ in range(times):
        do(text)
    spent = time.process_time() - began
    if collecting:
        gc.enable()
    return max(spent, _TICK) / times
