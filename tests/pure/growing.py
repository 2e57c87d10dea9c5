"""Whether work grows with its input: by what it took twice, never by the clock alone."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES, AT_MOST, TRIES = 4, 8, 8
"""Four times the input may take eight times the work, as the best of eight runs shows it.

Work that grows as the square takes sixteen times; what is between is room for a busy machine."""


def growth(run: Callable[[str], Any], text_of: Callable[[int], str], size: int) -> float:
    """Return how many times as long the best run for four times *size* takes.

    Ends as soon as that is little enough: what else the machine does makes runs longer, not
    shorter.
    """
    small, large = text_of(size), text_of(TIMES * size)
    best_small = best_large = float("inf")
    for _ in range(TRIES):
        best_small = min(best_small, _spent(run, small))
        best_large = min(best_large, _spent(run, large))
        if best_large <= AT_MOST * best_small:
            break
    return best_large / best_small


def _spent(run: Callable[[str], Any], text: str) -> float:
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        run(text)
        return time.process_time() - start
    finally:
        gc.enable()
