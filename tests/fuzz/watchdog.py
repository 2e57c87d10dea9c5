"""A bound for the time that one input may take: far more than any should, on any machine."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

SECONDS = 20
"""Of the processor's time, so that a busy machine fails nothing."""


class TooSlow(BaseException):
    """One input takes more than its share; no ``except Exception`` hides it."""


@contextmanager
def watched(seconds: float = SECONDS) -> Iterator[None]:
    """Raise :exc:`TooSlow` if what is inside takes longer; Windows cannot tell."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    former = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)


def _stop(_: int, frame: FrameType | None) -> None:
    raise TooSlow
