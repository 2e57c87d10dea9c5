"""Inputs with structure, made by Hypothesis and made smaller where one fails."""

from __future__ import annotations

import hashlib
import time
import traceback
from typing import TYPE_CHECKING

import hypothesis

from .target import FOUND
from .watchdog import TooSlow, watched

if TYPE_CHECKING:
    from pathlib import Path

    from .target import Target

ROUND = 2_000
"""Inputs that Hypothesis makes at a time: it remembers all of a round."""


def fuzz(name: str, target: Target, inputs: int, seed: int) -> Path | None:
    """Try *inputs* inputs. Return where the smallest that fails is kept, if one does."""
    done, began = 0, time.monotonic()
    last = b""

    def attempt(data: bytes) -> None:
        nonlocal done, last
        done, last = done + 1, data
        with watched():
            try:
                target.run(data)
            except TooSlow as error:
                raise AssertionError("takes too long") from error

    while done < inputs:
        check = hypothesis.given(target.structure())(attempt)
        check = hypothesis.settings(
            max_examples=min(ROUND, inputs - done),
            database=None,
            deadline=None,
            derandomize=False,
            phases=(hypothesis.Phase.generate, hypothesis.Phase.shrink),
            suppress_health_check=list(hypothesis.HealthCheck),
            report_multiple_bugs=False,
        )(check)
        try:
            hypothesis.seed(seed + done)(check)()
        except Exception:
            traceback.print_exc()
            return kept(name, last)
    spent = time.monotonic() - began
    print(f"{name:24} {done:>10,} inputs by hypothesis  {spent:>7.0f} s", flush=True)
    return None


def kept(name: str, data: bytes) -> Path:
    """Keep an input that failed among those that every run of the tests tries again."""
    path = FOUND / name / hashlib.sha256(data).hexdigest()[:12]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
