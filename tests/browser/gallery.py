"""``python -m tests.browser.gallery``: the pictures of ``docs/gallery.md``, and that page.

The site is the one that the tests of this folder look at. Run it when its looks have changed, and
look at every picture before you commit.
"""

from __future__ import annotations

import io
import tempfile
from itertools import product
from pathlib import Path

from PIL import Image

from .looks import THEMES, Look
from .viewing import Viewer, build, launched

DOCS = Path(__file__).parents[2] / "docs"
FOLDER = DOCS / "_static/gallery"
SHOWN = {
    "home": "the home page: its latest articles as cards",
    "article": "an article: byline, series, text",
    "series": "a series: its parts, and what is announced",
}
NAMES = {
    "furo": "Furo",
    "pydata_sphinx_theme": "PyData",
    "sphinx_book_theme": "Book",
    "shibuya": "Shibuya",
    "sphinx_rtd_theme": "Read the Docs",
    "alabaster": "Alabaster",
}
WIDTH, HEIGHT = 1280, 960
SMALL = 640
QUALITY = 72
PAGE = """\
# Gallery

One site in six themes, as it comes: no template and no style sheet of its own.
Where a theme knows light and dark, so do the articles; where it does not, they stay plain.
"""


def main() -> None:
    """Take the pictures, and write the page that shows them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    page = [PAGE]
    with tempfile.TemporaryDirectory() as root, launched() as browser:
        for theme in THEMES.values():
            page.append(f"## {NAMES[theme.name]}\n\n::::{{grid}} 1 2 2 2\n:gutter: 2\n")
            folder = build(Path(root), theme.name)
            for kind, dark in product(SHOWN, (False, True)):
                if dark and not theme.kept:
                    continue
                name = f"{theme.name}-{kind}-{'dark' if dark else 'light'}.webp"
                with Viewer(browser, folder, Look(theme.name, dark, "desk")).page(
                    kind, height=HEIGHT
                ) as shown:
                    _save(shown.screenshot(), FOLDER / name)
                page.append(_item(name, f"{NAMES[theme.name]}, {SHOWN[kind]}", dark=dark))
            page.append("::::\n")
    (DOCS / "gallery.md").write_text("\n".join(page), encoding="utf-8")


def _save(picture: bytes, path: Path) -> None:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    small = image.resize((SMALL, SMALL * HEIGHT // WIDTH), Image.Resampling.LANCZOS)
    small.save(path, "WEBP", quality=QUALITY, method=6)


def _item(name: str, said: str, *, dark: bool) -> str:
    return (
        ":::{grid-item}\n"
        f"```{{image}} _static/gallery/{name}\n"
        f":alt: {said}{', in the dark' if dark else ''}\n"
        "```\n"
        ":::\n"
    )


if __name__ == "__main__":
    main()
