"""Whole builds of hostile trees, in one process, each in a folder of its own."""

from __future__ import annotations

import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from ..builds.building import Site
from ..builds.once import make_once
from .strict import Wrong, check
from .trees import Tree, tree
from .watchdog import watched

MINUTES = 3
INHERITED = ("invalid width",)
"""Sphinx's plain text has 70 columns, and ends where quotes in quotes take them all."""
SHRINKING = 200
"""Builds that are spent on making a tree that fails smaller."""


def fuzz(inputs: int, seed: int) -> int:
    """Build as many trees; return how many failed. Each is told as it is found, made smaller."""
    make_once()
    failed, counted, began = 0, Counter[str](), time.monotonic()
    for number in range(seed, seed + inputs):
        made = tree(number)
        counted[made.builder] += 1
        if fault := _fault(made):
            failed += 1
            made, fault = _smallest(made, fault)
            print(f"tree {number}: {made.builder}, {made.options}, {made.untrusted=}\n{fault}")
            for name, data in made.files.items():
                print(f"  {name}: {data!r}")
            print(flush=True)
    spent = time.monotonic() - began
    print(f"{inputs:,} builds, {failed} failed, {spent:.0f} s: {dict(counted.most_common())}")
    return failed


def _fault(made: Tree) -> str:
    """Return what is wrong with a build of a tree; nothing if it is as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with watched(60 * MINUTES):
                built = made.build(_site(Path(folder).resolve()))
                check(built, untrusted=made.untrusted)
        except Wrong as error:
            return str(error)
        except (Exception, SystemExit):
            told = traceback.format_exc()
            return "" if any(each in told for each in INHERITED) else told
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            return traceback.format_exc()
    return ""


def _site(root: Path) -> Site:
    (root / "content").mkdir()
    return Site(root)


def _kind(fault: str) -> str:
    """Return what two faults share that are of one kind."""
    last = fault.strip().splitlines()[-1]
    return last.partition(": ")[2][:20] if fault == last else last[:20] + fault.splitlines()[-2]


def _smallest(made: Tree, fault: str) -> tuple[Tree, str]:
    """Leave out what the fault does not need."""
    left = SHRINKING
    while left:
        for fewer in made.smaller():
            left -= 1
            other = _fault(fewer)
            if other and _kind(other) == _kind(fault):
                made, fault = fewer, other
                break
            if not left:
                break
        else:
            break
    return made, fault
