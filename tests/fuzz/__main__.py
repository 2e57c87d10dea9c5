"""``python -m tests.fuzz structure --inputs 100000``, or ``bytes``, of all targets or some."""

from __future__ import annotations

import argparse
import random
import sys
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from . import by_bytes, by_structure
from .target import targets

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Try as many inputs of each target as are asked for; return how many targets failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("how", choices=("structure", "bytes", "builds"))
    parser.add_argument("targets", nargs="*", default=["*"], help="names, or patterns of some")
    parser.add_argument("--inputs", type=int, default=10_000, help="for each target")
    parser.add_argument("--seed", type=int, default=random.randrange(1, 2**31))
    given = parser.parse_intermixed_args(arguments)
    if given.how == "builds":
        from . import by_trees

        return by_trees.fuzz(given.inputs, given.seed)
    chosen = [name for name in targets() if any(fnmatch(name, each) for each in given.targets)]
    if not chosen:
        parser.error(f"no such target; there are {', '.join(targets())}")
    print(f"{len(chosen)} targets, seed {given.seed}", flush=True)
    failed = [name for name in chosen if not _tried(name, given.how, given.inputs, given.seed)]
    print(f"failed: {', '.join(failed) or 'none'}")
    return len(failed)


def _tried(name: str, how: str, inputs: int, seed: int) -> bool:
    if how == "bytes":
        return by_bytes.fuzz(name, inputs, seed)
    path = by_structure.fuzz(name, targets()[name], inputs, seed)
    if path is not None:
        print(f"{name}: kept as {path}", flush=True)
    return path is None


if __name__ == "__main__":
    sys.exit(main())
