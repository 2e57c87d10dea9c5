"""A browser, and the site in six themes, built once each."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import sync_playwright

from ..builds.building import Site
from .looks import LOOKS, PAGES, PLAIN, WIDTHS, Look, chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_PICTURES = os.environ.get("BROWSER_PICTURES")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that gives the folder of a theme's pages."""
    root = tmp_path_factory.mktemp("looks")
    shutil.copytree(Path(__file__).parent / "site", root, dirs_exist_ok=True)

    @cache
    def pages(theme: str) -> Path:
        # Themes append to `templates_path`, whose default all builds of a process share.
        chosen = {"html_theme": theme, "templates_path": []}
        done = Site(root).build(out=theme, doctrees=f"doctrees-{theme}", **chosen)
        assert done.warnings == []
        return done.out

    return pages


class Viewer(NamedTuple):
    """Opens pages as a reader has chosen to see them."""

    browser: Browser
    folder: Path
    look: Look

    @contextmanager
    def page(self, kind: str) -> Iterator[Page]:
        """Open a page; take its picture where pictures are wanted."""
        docname = PLAIN if kind == PLAIN else PAGES[kind]
        size = {"width": WIDTHS[self.look.width], "height": 900}
        context = self.browser.new_context(viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
        context.add_init_script(self.look.script)
        page = context.new_page()
        page.goto((self.folder / f"{docname}.html").as_uri())
        yield page
        if _PICTURES:
            page.screenshot(path=Path(_PICTURES, f"{kind}-{self.look.name}.png"), full_page=True)
        context.close()


@pytest.fixture(scope="module", params=LOOKS, ids=[look.name for look in LOOKS])
def viewer(
    request: pytest.FixtureRequest, browser: Browser, built: Callable[[str], Path]
) -> Viewer:
    look: Look = request.param
    pytest.importorskip(look.theme)
    return Viewer(browser, built(look.theme), look)
