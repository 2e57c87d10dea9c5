"""Where a build's time goes: this extension's functions, and what costs more than in plain Sphinx.

Run as ``python -m tests.benchmarks.profiling``. A profiler slows short functions more than long
ones: these figures say where to look, not how much there is to gain.
"""

from __future__ import annotations

import argparse
import pstats
import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from .__main__ import edit
from .contenders import CONTENDERS
from .corpus import posts
from .measuring import build

_OURS = "sphinxext/articles/"


class Figures(NamedTuple):
    """Of one function: how often it was called, seconds in itself, seconds with what it calls."""

    calls: int
    own: float
    total: float


Profile = dict[str, Figures]
_NOTHING = Figures(0, 0.0, 0.0)
_ADDRESS = re.compile(" at 0x[0-9a-f]+")


def main() -> None:
    """Profile two contenders in some scenarios, and print what differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.profiling")
    parser.add_argument("--size", type=int, default=300)
    parser.add_argument("--contenders", default="plain,articles", help="what to compare")
    parser.add_argument("--scenarios", default="cold,no-op,body")
    parser.add_argument("--lines", type=int, default=30)
    given = parser.parse_args()
    scenarios = given.scenarios.split(",")
    base, other = (_profiles(name, given.size, scenarios) for name in given.contenders.split(","))
    for scenario in scenarios:
        _print(scenario, base[scenario], other[scenario], given.lines)


def _profiles(name: str, size: int, scenarios: list[str]) -> dict[str, Profile]:
    contender, made, found = CONTENDERS[name], posts(size), {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / name
        contender.set_up(root, made)
        build(root) if scenarios[0] != "cold" else None
        for scenario in scenarios:
            edit(root, contender, made, scenario)
            build(root, profile=root / "profile")
            found[scenario] = _read(root / "profile")
    return found


def _read(path: Path) -> Profile:
    found: Profile = {}
    stats: dict = pstats.Stats(str(path)).stats  # type: ignore[attr-defined]
    for (file, _, function), (_, calls, own, total, _) in stats.items():
        name = f"{_short(file)}:{_ADDRESS.sub('', function)}"
        before = found.get(name, _NOTHING)
        found[name] = Figures(before.calls + calls, before.own + own, before.total + total)
    return found


def _short(file: str) -> str:
    return file.rpartition("site-packages/")[2].removeprefix(f"{sys.base_prefix}/lib/")


def _print(scenario: str, base: Profile, other: Profile, lines: int) -> None:
    ours = {name: each for name, each in other.items() if _OURS in name}
    more = {name: each.own - base.get(name, _NOTHING).own for name, each in other.items()}
    more |= {name: -each.own for name, each in base.items() if name not in other}
    print(f"\n## {scenario}: {_sum(base):.2f} s, {_sum(other):.2f} s profiled")
    print(f"own functions: {_sum(ours):.2f} s in themselves\n\nby time with what they call:\n")
    for name, each in sorted(ours.items(), key=lambda pair: -pair[1].total)[:lines]:
        print(f"{each.total:8.3f} {each.own:8.3f} {each.calls:8,}  {name.rpartition(_OURS)[2]}")
    print("\nby time in themselves:\n")
    for name, each in sorted(ours.items(), key=lambda pair: -pair[1].own)[:lines]:
        print(f"{each.total:8.3f} {each.own:8.3f} {each.calls:8,}  {name.rpartition(_OURS)[2]}")
    print("\nmore (or less) time in themselves than in the first contender, calls before, after:\n")
    for name in sorted(more, key=lambda name: -abs(more[name]))[: lines * 2]:
        calls = base.get(name, _NOTHING).calls, other.get(name, _NOTHING).calls
        print(f"{more[name]:+8.3f} {calls[0]:9,} {calls[1]:9,}  {name}")


def _sum(profile: Profile) -> float:
    return sum(each.own for each in profile.values())


if __name__ == "__main__":
    main()
