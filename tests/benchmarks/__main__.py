"""Build generated articles with every contender in turn, and print medians and ratios."""

from __future__ import annotations

import argparse
import platform
import tempfile
from collections import defaultdict
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from statistics import median

from .contenders import CONTENDERS, Contender
from .corpus import Post, posts
from .measuring import Cost, build

SCENARIOS = ("cold", "no-op", "body", "tag", "part")
_PACKAGES = ("sphinx", "myst-parser", "docutils", "furo", "ablog", "sphinx-tags", "PyStemmer")
Results = dict[tuple[str, str], list[Cost]]


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="100,1000", help="numbers of articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--contenders", default="plain,articles,articles-fast,ablog,sphinx-tags")
    parser.add_argument("--scenarios", default=",".join(SCENARIOS))
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    names = given.contenders.split(",")
    print(f"Python {platform.python_version()}, {', '.join(_versions())}; -j {given.jobs}\n")
    for size in map(int, given.sizes.split(",")):
        chosen = [CONTENDERS[name] for name in names if CONTENDERS[name].most >= size]
        results: Results = defaultdict(list)
        for _ in range(given.rounds):
            for contender in chosen:
                with tempfile.TemporaryDirectory() as folder:
                    _run(Path(folder), contender, size, given, results)
        print(_table(size, chosen, results), flush=True)


def _run(
    folder: Path, contender: Contender, size: int, given: argparse.Namespace, results: Results
) -> None:
    root = folder / contender.name
    made = posts(size)
    contender.set_up(root, made)
    for scenario in given.scenarios.split(","):
        _edit(root, contender, made, scenario)
        cost = build(root, jobs=given.jobs, stemmer=contender.stemmer)
        results[contender.name, scenario].append(cost)


def _edit(root: Path, contender: Contender, made: list[Post], scenario: str) -> None:
    first = made[len(made) // 2]
    if scenario == "body":
        contender.write(root, replace(first, body=first.body + "\nOne sentence more.\n"))
    elif scenario == "tag":
        contender.write(root, replace(first, tags=(*first.tags, "brand-new")))
    elif scenario == "part":
        series = next(post.series for post in made if post.series)
        new = replace(first, name="00/added", title="Added", series=series, order=10**6)
        contender.write(root, new)


def _versions() -> list[str]:
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except ImportError:
            continue
    return found


def _table(size: int, chosen: list[Contender], results: Results) -> str:
    base = chosen[0].name
    lines = [
        f"## {size:,} articles",
        "",
        f"| scenario | contender | CPU s | ratio to {base} | wall s | memory MB | read | written |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for scenario in dict.fromkeys(scenario for _, scenario in results):
        reference = median(cost.cpu for cost in results[base, scenario])
        for contender in chosen:
            costs = results[contender.name, scenario]
            cpu = median(cost.cpu for cost in costs)
            lines.append(
                f"| {scenario} | {contender.name} | {cpu:.1f} | {cpu / reference:.2f}"
                f" | {median(cost.wall for cost in costs):.1f}"
                f" | {median(cost.memory for cost in costs):.0f}"
                f" | {costs[-1].read:,} | {costs[-1].written:,} |"
            )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
