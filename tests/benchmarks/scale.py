"""Sites of strangers' size: ten thousand articles, five thousand parts, twenty thousand tags.

Each is built at a quarter of its size, too; four times as much may take six times the work.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .measuring import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .measuring import Cost

CONF = """\
extensions = ["sphinxext.articles"]
articles_collections = {"blog": "../content"}
html_baseurl = "https://example.org/"
"""
TIMES, AT_MOST = 4, 6


def _articles(count: int) -> Iterator[tuple[str, str]]:
    for at in range(count):
        matter = f"pubDate: {2000 + at % 25}-01-01\ntags: [t{at % 50}]"
        yield f"{at % 100:02}/a{at}.md", f"---\ntitle: Article {at}\n{matter}\n---\n\nText {at}.\n"


def _parts(count: int) -> Iterator[tuple[str, str]]:
    for at in range(count):
        matter = f"series: One\nseriesOrder: {at}"
        yield f"p{at}.md", f"---\ntitle: Part {at}\n{matter}\n---\n\nText {at}.\n"


def _tags(count: int) -> Iterator[tuple[str, str]]:
    tags = ", ".join(f"t{at}" for at in range(count))
    yield "a.md", f"---\ntitle: A\npubDate: 2020-01-01\ntags: [{tags}]\n---\n\nText.\n"


SITES: dict[str, tuple[Callable[[int], Iterator[tuple[str, str]]], int]] = {
    "articles": (_articles, 10_000),
    "parts of one series": (_parts, 5_000),
    "tags of one article": (_tags, 20_000),
}


def main() -> int:
    """Print the table; fail if something grows faster than it may."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scale", description=__doc__)
    parser.add_argument("--part", type=float, default=1, help="of the sizes, for a quick look")
    given = parser.parse_args()
    print("| site | cold, CPU s | of a quarter | growth | nothing changed | peak MB |")
    print("|---|--:|--:|--:|--:|--:|")
    grown = []
    for name, (made, size) in SITES.items():
        many = int(size * given.part)
        few, _ = _built(made, many // TIMES)
        cold, again = _built(made, many)
        grown.append(cold.cpu / few.cpu)
        figures = f"{cold.cpu:.1f} | {few.cpu:.1f} | {grown[-1]:.1f}"
        print(f"| {many:,} {name} | {figures} | {again.cpu:.1f} | {cold.memory:.0f} |", flush=True)
    return any(each > AT_MOST for each in grown)


def _built(made: Callable[[int], Iterator[tuple[str, str]]], count: int) -> tuple[Cost, Cost]:
    """Return what a first build takes, and one without a change."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        files = {"docs/conf.py": CONF, "docs/index.md": "# Home\n"}
        files |= {f"content/{name}": text for name, text in made(count)}
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return build(root), build(root)


if __name__ == "__main__":
    sys.exit(main())
