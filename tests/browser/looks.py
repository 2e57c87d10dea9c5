"""What is looked at: themes, light and dark, widths, and a page of each kind."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

WIDTHS = {"desk": 1280, "phone": 390}
PLAIN = "guide/plain"
"""The page that the theme alone lays out; what it does, our pages may do, too."""
BOXES = "guide/boxes"
"""Boxes, as the theme and sphinx-design make them; pages with boxes may do what it does."""
WITH_BOXES = ("article", "mdx", "arabic")

PAGES = {
    "article": "blog/how-maps-lie/3-the-size-of-greenland",
    "first-part": "blog/how-maps-lie/1-the-flat-earth-problem",
    "last-part": "blog/how-maps-lie/6-a-map-as-large-as-the-land",
    "lone-part": "blog/what-paper-remembers",
    "lone-article": "blog/why-north-is-up",
    "draft": "blog/a-map-of-smells",
    "mdx": "blog/building-a-map-table",
    "arabic": "blog/khara-it",
    "japanese": "blog/chizu",
    "long-words": "blog/words",
    "series": "series/how-maps-lie",
    "long-words-series": (
        "series/lebensversicherungsgesellschaftsangestellterbezeichnungsverfahren"
    ),
    "arabic-series": "ar/series/مقالات-الخرائط",
    "series-index": "series/index",
    "collection": "blog/index",
    "collection-older": "blog/page/2",
    "arabic-collection": "ar/blog/index",
    "tags": "tags/index",
    "tag": "tags/projections",
    "authors": "authors/index",
    "author": "authors/noor-haddad",
    "archive": "archive",
    "archive-year": "archive/2025",
    "home": "index",
    "lists": "lists",
    "filter": "filtered",
}


class Theme(NamedTuple):
    """A theme: its switch to the dark, as what its own script keeps for a reader who chose."""

    name: str
    kept: tuple[tuple[str, str], ...] = ()


THEMES = {
    each.name: each
    for each in (
        Theme("furo", (("theme", "dark"),)),
        Theme("pydata_sphinx_theme", (("mode", "dark"), ("theme", "dark"))),
        Theme("sphinx_book_theme", (("mode", "dark"), ("theme", "dark"))),
        Theme("shibuya", (("_theme", "dark"),)),
        Theme("sphinx_rtd_theme"),
        Theme("alabaster"),
    )
}


class Look(NamedTuple):
    """A theme, in the dark or not, at a width."""

    theme: str
    dark: bool
    width: str

    @property
    def name(self) -> str:
        """A name for files and tests: ``furo-dark-phone``."""
        return f"{self.theme}-{'dark' if self.dark else 'light'}-{self.width}"

    @property
    def script(self) -> str:
        """What a browser runs before a page does: the reader has chosen before."""
        kept = THEMES[self.theme].kept
        chosen = kept if self.dark else tuple((key, "light") for key, _ in kept)
        return "".join(f"localStorage.setItem({key!r}, {value!r});" for key, value in chosen)


LOOKS = [
    Look(theme.name, dark, width)
    for theme, dark, width in product(THEMES.values(), (False, True), WIDTHS)
    if theme.kept or not dark
]
