"""What feeds, metadata, redirects and files for machines cost, each switched on alone.

Run as ``python -m tests.benchmarks.costs``. All are compared with the same site at the same
address with everything of that switched off. Seconds of CPU vary with what else the machine does,
so the builds take turns, and each turn is compared with that turn's own; the calls of functions
are counted once, and the next run counts the same to a few in a million.
"""

from __future__ import annotations

import argparse
import pstats
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from .contenders import CONTENDERS
from .corpus import posts
from .measuring import build

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .corpus import Post

DEFAULT = {
    "feeds": '{"site": "feed.xml", "collections": "{page}/feed.xml"}',
    "metadata": "True",
    "sitemap": "True",
    "llms": "True",
}
"""What is on where nothing is said."""
OFF = {"feeds": "{}", "metadata": "False", "sitemap": "False", "llms": "False"}
_ALL_FEEDS = (
    '{"site": ["feed.xml", "rss.xml", "feed.json"], "collections": "{page}/feed.xml",'
    ' "tags": "{page}/feed.xml", "categories": "{page}/feed.xml", "authors": "{page}/feed.xml",'
    ' "series": "{page}/feed.xml"}'
)
_ON_REQUEST = {
    "feeds of every term": {"feeds": _ALL_FEEDS},
    "feeds with archives": {"feeds": DEFAULT["feeds"], "feed_archives": "True"},
    "a redirect for each": {"redirects": '"moved.csv"', "old_addresses": '"old.txt"'},
    "Markdown beside pages": {"markdown": '"pages"'},
    "llms-full.txt as well": {"markdown": '"full"'},
}
SWITCHED: Mapping[str, Mapping[str, str]] = {
    "nothing": {},
    **{name: {name: value} for name, value in DEFAULT.items()},
    "the defaults": DEFAULT,
    **_ON_REQUEST,
}
"""What is switched on, by the name of the row."""
SCENARIOS = ("cold", "no-op")
_WARM_UP = 4


class Spent(NamedTuple):
    """What one build took: seconds of CPU, or calls of functions."""

    cold: float
    again: float


Rounds = dict[str, list[Spent]]


def main() -> None:
    """Build, and print the table."""
    given = _arguments()
    names = ["nothing", *(name for name in given.only.split(",") if name != "nothing")]
    _spent(names[0], _WARM_UP)
    seconds: Rounds = defaultdict(list)
    for _ in range(given.rounds):
        for name in names:
            seconds[name].append(_spent(name, given.size))
            print(name, *seconds[name][-1], file=sys.stderr, flush=True)
    calls: Rounds = {}
    for name in names if given.calls else ():
        calls[name] = [_spent(name, given.size, counted=True)]
        print(name, *calls[name][0], file=sys.stderr, flush=True)
    print(f"{given.size:,} articles, rounds: {given.rounds}\n")
    print(table(names, seconds, calls))


def table(names: Sequence[str], seconds: Rounds, calls: Rounds) -> str:
    """Return what each costs more than nothing does: per cent of a cold build, and of a no-op."""
    head = ["switched on"]
    head += ["cold, CPU s", "more", "no-op, CPU s", "more"] if seconds else []
    head += ["cold, calls", "no-op, calls"] if calls else []
    lines = [_row(head), f"|---|{'--:|' * (len(head) - 1)}"]
    for name in names:
        row = [name]
        for at in range(len(SCENARIOS)) if seconds else ():
            row += [f"{median(_each(seconds[name], at)):.2f}", _more(seconds, name, at)]
        row += [_more(calls, name, at) for at in range(len(SCENARIOS))] if calls else []
        lines.append(_row(row))
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _each(rounds: Sequence[Spent], at: int) -> list[float]:
    return [spent[at] for spent in rounds]


def _more(rounds: Rounds, name: str, at: int) -> str:
    """Compare each round with that round's own build with nothing, and take the median."""
    pairs = zip(_each(rounds[name], at), _each(rounds["nothing"], at), strict=True)
    return f"{median(one / nothing - 1 for one, nothing in pairs):+.1%}"


def _spent(name: str, size: int, *, counted: bool = False) -> Spent:
    """Build a new site, then again with nothing changed."""
    switched = {**OFF, **SWITCHED[name]}
    options = "".join(f"articles_{key} = {value}\n" for key, value in switched.items())
    base = CONTENDERS["articles-at-address"]
    contender, made = replace(base, name="site", conf=base.conf + options), posts(size)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / contender.name
        contender.set_up(root, made)
        _write_old_addresses(root / "docs", made)
        if not counted:
            return Spent(*(build(root).cpu for _ in SCENARIOS))
        return Spent(*(_calls(root) for _ in SCENARIOS))


def _calls(root: Path) -> int:
    build(root, profile=root / "profile")
    return pstats.Stats(str(root / "profile")).total_calls  # type: ignore[attr-defined,no-any-return]


def _write_old_addresses(folder: Path, made: Sequence[Post]) -> None:
    old = [f"/old/{post.name}/" for post in made]
    moved = [f"{each},/blog/{post.name}" for each, post in zip(old, made, strict=True)]
    (folder / "moved.csv").write_text("\n".join(["old,new", *moved, ""]), encoding="utf-8")
    (folder / "old.txt").write_text("\n".join([*old, ""]), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.costs", description=__doc__)
    parser.add_argument("--size", type=int, default=1000, help="number of articles")
    parser.add_argument("--rounds", type=int, default=5, help="0 for counts alone")
    parser.add_argument("--calls", action="store_true", help="count calls of functions, too")
    parser.add_argument("--only", default=",".join(SWITCHED), help="rows, with commas")
    return parser.parse_args()


if __name__ == "__main__":
    main()
