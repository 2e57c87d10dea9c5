"""Fixtures: an empty site, and a site with a series that many tests look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONF, CONNECTED, HOME, Built, Site, article

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site with the smallest configuration and no article."""
    made = Site(tmp_path)
    made.write({"docs/conf.py": CONF, "docs/index.md": HOME})
    (tmp_path / "content").mkdir()
    return made


TRAVEL = {
    f"part{number}.md": article(
        f"Part <{number}>",
        series="Travel",
        seriesOrder=number * 10,
        pubDate=f"2025-0{number}-01",
        description=f"About *{number}*",
        author="Jo Ng",
        tags="[red, C++]",
        category="Notes",
    )
    for number in (1, 2, 3)
} | {
    "series.yml": "travel:\n  description: All of it\n  status: complete\n",
    "lone.md": article("Lone", pubDate="2025-09-09", tags="[red]"),
}


@pytest.fixture(scope="package", params=["unconnected", "connected"])
def travel(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a series of three parts, with and without a place in the root toctree."""
    made = Site(tmp_path_factory.mktemp(str(request.param)))
    home = CONNECTED if request.param == "connected" else HOME
    made.write({"docs/conf.py": CONF, "docs/index.md": home, **TRAVEL})
    return made.build("-W", "--keep-going")
