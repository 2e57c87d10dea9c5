"""Make the pictures of the documentation's gallery, and the README's: ``python -m`` this module."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from ..builds.building import Site
from ..builds.test_readme import FILE, README
from .looks import LOOKS, Look
from .viewing import Viewer, build, launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCS = README.parent / "docs"
SIZES = {"desk": (960, 800), "phone": (844, 390)}
"""For each width of a window: its height, and how wide the picture is."""


class Shot(NamedTuple):
    """A picture: a page of a kind, from its top, or with what a selector finds in the middle."""

    name: str
    kind: str
    width: str = "desk"
    middle: str = ""


SHOTS = (
    Shot("article", "article"),
    Shot("banner", "article", middle=".article-banner"),
    Shot("cards", "home"),
    Shot("lists", "lists"),
    Shot("phone", "article", width="phone"),
)


def main() -> None:
    with TemporaryDirectory() as folder, launched() as browser:
        themes = Path(folder, "themes")
        for look, shot in product(LOOKS, SHOTS):
            if look.width != shot.width:
                continue
            viewer = Viewer(browser, themes / "_build" / look.theme, look)
            if not viewer.folder.exists():
                build(themes, look.theme)
            height, width = SIZES[look.width]
            with viewer.page(shot.kind, height=height) as page:
                picture = taken(page, shot.middle)
            picture.thumbnail((width, height))
            name = f"{look.theme}-{'dark' if look.dark else 'light'}-{shot.name}.webp"
            picture.save(DOCS / "gallery" / name, quality=75, method=6)
        readme(browser, Path(folder, "readme"))


def readme(browser: Browser, root: Path) -> None:
    """Take the pictures of the README from the site that it shows."""
    site = Site(root)
    text = README.read_text(encoding="utf-8")
    site.write({match["name"]: match["text"] + "\n" for match in FILE.finditer(text)})
    viewer = Viewer(browser, site.build().out, Look("furo", dark=False, width="desk"))
    for name, docname in {"home": "index", "article": "blog/mill"}.items():
        with viewer.page(docname, height=560) as page:
            picture = taken(page)
        picture.convert("P", palette=Image.Palette.ADAPTIVE).save(
            DOCS / "_static" / f"{name}.png", optimize=True
        )


def taken(page: Page, middle: str = "") -> Image.Image:
    """Return what is seen of a page, once whatever reacts to scrolling has come to rest."""
    if middle:
        page.locator(middle).evaluate("found => found.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(500)
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


if __name__ == "__main__":
    main()
