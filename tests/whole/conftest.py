"""Fixtures: an empty site, and a site with a series that many tests look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONF, HOME, Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site with the smallest configuration and no article."""
    made = Site(tmp_path)
    made.write({"docs/conf.py": CONF, "docs/index.md": HOME})
    (tmp_path / "content").mkdir()
    return made
