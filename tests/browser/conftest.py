"""A browser, and the site in six themes, built once each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from .looks import LOOKS, Look
from .viewing import Viewer, build, launched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that gives the folder of a theme's pages."""
    root = tmp_path_factory.mktemp("looks")
    return cache(lambda theme: build(root, theme))


@pytest.fixture(scope="module", params=LOOKS, ids=[look.name for look in LOOKS])
def viewer(
    request: pytest.FixtureRequest, browser: Browser, built: Callable[[str], Path]
) -> Viewer:
    look: Look = request.param
    return Viewer(browser, built(look.theme), look)
