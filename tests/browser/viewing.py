"""Build the site in a theme, and open its pages as a reader has chosen to see them."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from ..builds.building import Site
from .looks import PAGES, WIDTHS, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

SITE = Path(__file__).parent / "site"
_PICTURES = "**/*.{svg,png,jpg}"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_TO_THE_END = """async () => {
    const step = innerHeight, end = document.scrollingElement.scrollHeight;
    for (let top = 0; top <= end; top += step) {
        scrollTo(0, top);
        await new Promise(done => setTimeout(done, 20));
    }
    await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
    scrollTo(0, 0);
}"""


def chromium() -> str:
    """Return the path of Chromium, from the variable ``CHROMIUM`` or found on ``PATH``."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        message = "there is no Chromium; install it, or name it in the variable CHROMIUM"
        raise FileNotFoundError(message)
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the browser."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)


def build(root: Path, theme: str) -> Path:
    """Build the site in a theme, below *root*; return the folder of its pages."""
    if not (root / "docs").exists():
        shutil.copytree(SITE, root, dirs_exist_ok=True)
    # Themes append to `templates_path`, whose default all builds of a process share.
    chosen = {"html_theme": theme, "templates_path": []}
    done = Site(root).build(out=theme, doctrees=f"doctrees-{theme}", tags=("drafts",), **chosen)
    assert done.warnings == []
    return done.out


class Viewer(NamedTuple):
    """Opens pages of a theme as a reader has chosen to see them."""

    browser: Browser
    folder: Path
    look: Look

    @contextmanager
    def page(self, kind: str, *, height: int = 900, scale: int = 1) -> Iterator[Page]:
        """Open a page: one of a kind, or a document.

        The system asks for the opposite of what the reader chose in the theme, and pictures come
        when everything else has been painted.
        """
        docname = PAGES.get(kind, kind)
        context = self.browser.new_context(
            viewport={"width": WIDTHS[self.look.width], "height": height},
            device_scale_factor=scale,
            reduced_motion="reduce",
            color_scheme="light" if self.look.dark else "dark",
        )
        context.add_init_script(self.look.script)
        waiting: list[Route] = []
        page = context.new_page()
        page.route(_PICTURES, lambda route: waiting.append(route))
        page.goto((self.folder / f"{docname}.html").as_uri(), wait_until="domcontentloaded")
        page.evaluate(_PAINTED)
        for route in waiting:
            route.continue_()
        page.unroute(_PICTURES)
        page.wait_for_load_state()
        page.evaluate(_TO_THE_END)
        yield page
        context.close()
