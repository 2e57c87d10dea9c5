"""Build generated articles with every contender in turn, and print medians and ratios."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from .contenders import CONTENDERS
from .corpus import posts
from .measuring import build
from .tables import growth, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .contenders import Contender
    from .corpus import Post
    from .measuring import Cost
    from .tables import Results

SCENARIOS = ("cold", "no-op", "body", "tag", "part")
_USUAL = "plain,articles,articles-fast,ablog,sphinx-tags"
_PACKAGES = (
    "sphinxext-articles",
    "sphinx",
    "myst-parser",
    "docutils",
    "furo",
    "ablog",
    "sphinx-tags",
    "PyStemmer",
)
_WARM_UP = 4


def main() -> None:
    """Run what the command line asks for."""
    given = _arguments()
    print(f"Python {platform.python_version()}, {', '.join(_versions())}\n", flush=True)
    chosen = [CONTENDERS[name] for name in given.contenders.split(",")]
    for _ in _round(chosen, _WARM_UP, 1, ["cold"]):
        pass
    results: Results = defaultdict(list)
    sizes = [int(size) for size in given.sizes.split(",")]
    jobs = [int(each) for each in given.jobs.split(",")]
    for size in sizes:
        taking_part = [each for each in chosen if each.most >= size]
        for each in jobs:
            for _ in range(given.rounds):
                scenarios = given.scenarios.split(",")
                for name, scenario, cost in _round(taking_part, size, each, scenarios):
                    results[size, each, name, scenario].append(cost)
                    print(size, each, name, scenario, cost, file=sys.stderr)
            print(table(size, each, [other.name for other in taking_part], results), flush=True)
    for each in jobs:
        print(growth(sizes, each, [contender.name for contender in chosen], results))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="100,1000", help="numbers of articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--contenders", default=_USUAL, help=f"of {', '.join(CONTENDERS)}")
    parser.add_argument("--scenarios", default=",".join(SCENARIOS), help="in this order")
    parser.add_argument("--jobs", default="1", help="values of -j")
    return parser.parse_args()


def _round(
    contenders: list[Contender], size: int, jobs: int, scenarios: list[str]
) -> Iterator[tuple[str, str, Cost]]:
    """Build new sites, then again after each edit: in turn, since machines have their moods."""
    with tempfile.TemporaryDirectory() as folder:
        sites = []
        for contender in contenders:
            root = Path(folder).resolve() / contender.name
            made = posts(size, grouped=contender.grouped)
            contender.set_up(root, made)
            sites.append((contender, root, made))
        for scenario in scenarios:
            for contender, root, made in sites:
                edit(root, contender, made, scenario)
                cost = build(root, jobs=jobs, stemmer=contender.stemmer)
                yield contender.name, scenario, cost


def edit(root: Path, contender: Contender, made: list[Post], scenario: str) -> None:
    """Change the sources as the scenario says; each edit adds to those before."""
    one = made[len(made) // 2]
    if scenario in {"body", "tag"}:
        one = replace(one, body=one.body + "\nOne sentence more.\n")
    if scenario == "tag":
        one = replace(one, tags=(*one.tags, "brand-new"))
    if scenario in {"body", "tag"}:
        contender.write(root, one)
    if scenario == "part":
        series = next(post.series for post in made if post.series)
        new = replace(one, name="00/added", title="Added", series=series, order=10**6)
        contender.write(root, new)


def _versions() -> list[str]:
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return found


if __name__ == "__main__":
    main()
