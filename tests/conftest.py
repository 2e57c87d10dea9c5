"""Fixtures for every floor: an empty site to write articles into; and what no test needs twice.

Tests that are marked ``across`` see what may differ between Pythons and between versions of Sphinx
and MyST: their insides that we lean on, every builder, the writing of files, reading of dates and
paths. Where all others have run once, ``-m across`` is enough for any other pair of versions.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import hypothesis
import pytest
from sphinx.locale import translators

from .builds.building import CONF, HOME, Site
from .builds.once import make_once

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# No example fails because the machine was busy with something else, and none that is new on a day:
# the fuzzing environments look for new ones.
hypothesis.settings.register_profile(
    "articles",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("articles")

make_once()
# What Sphinx logs for itself: without -v nobody sees it, and to make it takes an eighth of a build.
logging.disable(logging.DEBUG)


@pytest.fixture(scope="module", autouse=True)
def _no_language() -> None:
    """Forget the language of the last build in this process, which Sphinx keeps for the next."""
    translators.clear()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site with the smallest configuration and no article."""
    return _made(tmp_path)


@pytest.fixture(scope="module")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Site]:
    """Return a function that makes sites which a module's tests share."""
    return lambda: _made(tmp_path_factory.mktemp("site"))


def _made(root: Path) -> Site:
    site = Site(root)
    site.write({"docs/conf.py": CONF, "docs/index.md": HOME})
    (root / "content").mkdir()
    return site
