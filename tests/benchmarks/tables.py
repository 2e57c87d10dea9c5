"""Tables of what was measured: medians, ratios to the first contender, growth."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .measuring import Cost

Results = dict[tuple[int, int, str, str], list["Cost"]]
"""Costs by number of articles, ``-j``, contender and scenario; one for each round."""

_HEAD = """\
| scenario | contender | CPU s | ratio | least | ratio | wall s | MB | ratio | read | written |
|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
"""


def table(size: int, jobs: int, names: Sequence[str], results: Results) -> str:
    """Compare the contenders in each scenario, by the first of them.

    Medians, and of the seconds of CPU the least as well: on a busy machine it varies less.
    """
    found = {
        (scenario, name): costs
        for (of_size, of_jobs, name, scenario), costs in results.items()
        if (of_size, of_jobs) == (size, jobs)
    }
    scenarios = dict.fromkeys(scenario for scenario, _ in found)
    rounds = max(map(len, found.values()))
    lines = [
        _line(scenario, name, found[scenario, name], found[scenario, names[0]])
        for scenario in scenarios
        for name in names
    ]
    title = f"## {size:,} articles, -j {jobs}, rounds: {rounds}; ratios to {names[0]}"
    return f"{title}\n\n{_HEAD}{''.join(lines)}"


def growth(sizes: Sequence[int], jobs: int, names: Iterable[str], results: Results) -> str:
    """Say how many times more CPU a cold build takes from each size to the next."""
    return "".join(
        f"- {name}, -j {jobs}, cold: {larger:,} cost {_factor(costs):.2f} times {smaller:,}\n"
        for smaller, larger in pairwise(sizes)
        for name in names
        if (costs := [results.get((size, jobs, name, "cold")) for size in (smaller, larger)])
        and all(costs)
    )


def _factor(costs: Sequence[Sequence[Cost] | None]) -> float:
    smaller, larger = (median(cost.cpu for cost in each or ()) for each in costs)
    return larger / smaller


def _line(scenario: str, name: str, costs: Sequence[Cost], base: Sequence[Cost]) -> str:
    middle, reference = _medians(costs), _medians(base)
    least, least_of_base = (min(cost.cpu for cost in each) for each in (costs, base))
    figures = (
        f"{middle['cpu']:.2f}",
        f"{middle['cpu'] / reference['cpu']:.2f}",
        f"{least:.2f}",
        f"{least / least_of_base:.2f}",
        f"{middle['wall']:.1f}",
        f"{middle['memory']:.0f}",
        f"{middle['memory'] / reference['memory']:.2f}",
        f"{costs[-1].read:,}",
        f"{costs[-1].written:,}",
    )
    return f"| {scenario} | {name} | {' | '.join(figures)} |\n"


def _medians(costs: Sequence[Cost]) -> Mapping[str, float]:
    return {
        name: median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "memory")
    }
