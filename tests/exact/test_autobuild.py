"""``sphinx-autobuild`` builds once for each edit: nothing is written into what it watches."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from ..builds.building import CONNECTED, article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ..builds.building import Site

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("sphinx_autobuild") is None, reason="needs sphinx-autobuild"
)
PATIENCE = 60
QUIET = 3


def _write(site: Site) -> None:
    site.write({"docs/index.md": CONNECTED})
    for number in range(1, 4):
        site.write({f"p{number}.md": article(f"Part {number}", series="S", tags="[red]")})


@pytest.fixture
def builds(site: Site) -> Iterator[Callable[[], int]]:
    """Start the tool, and return a function that counts the builds it has finished.

    Once it serves pages it also watches for changes, not before.
    """
    _write(site)
    log = site.root / "log.txt"
    docs, content = site.root / "docs", site.root / "content"
    command = [sys.executable, "-m", "sphinx_autobuild", "--port", "0", "--watch", str(content)]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [*command, str(docs), str(docs / "_build/html")], stdout=stream, stderr=stream
        )
    try:
        _until(lambda: _serves(log.read_text(errors="replace")))
        yield lambda: log.read_text(errors="replace").count("The HTML pages are in")
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _serves(said: str) -> bool:
    address = re.search(r"Serving on (http://[\d.:]+)", said)
    with suppress(OSError):
        return address is not None and urlopen(address[1]).status == 200
    return False


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < end:
        time.sleep(0.1)


def _wait_for(builds: Callable[[], int], count: int) -> None:
    _until(lambda: builds() >= count)
    assert builds() == count


def _sources(site: Site) -> dict[Path, int]:
    return {
        path: path.stat().st_mtime_ns
        for folder in ("docs", "content")
        for path in (site.root / folder).rglob("*")
        if path.is_file() and "_build" not in path.parts
    }


def test_each_edit_makes_one_build(site: Site, builds: Callable[[], int]) -> None:
    _wait_for(builds, 1)
    before = _sources(site)
    site.write({"p2.md": article("New", series="S", tags="[blue]")})
    _wait_for(builds, 2)
    after = _sources(site)
    assert after.keys() == before.keys()
    assert {path.name for path in after if after[path] != before[path]} == {"p2.md"}
    assert "New" in (site.root / "docs/_build/html/blog/p1.html").read_text()
    assert not (site.root / "docs/_build/html/tags/blue.html").read_text().count("Part 2")
    site.path("p3.md").unlink()
    _wait_for(builds, 3)
    assert not (site.root / "docs/_build/html/blog/p3.html").exists()
    time.sleep(QUIET)  # long enough for a loop to show itself, after whichever build
    assert builds() == 3
