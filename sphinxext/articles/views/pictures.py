"""The pictures of articles, terms and series: which file, and how large it is."""

from __future__ import annotations

import os
import re
import struct
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import imagesize

from ..file_access import Door
from ..files_by_address import find_file
from ..frontmatter.keys import FrontMatter
from ..html_tokens import StartTag, pieces
from ..settings import innermost

if TYPE_CHECKING:
    from ..catalogue.article import Article
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.series import Series
    from ..catalogue.terms import Term

_SVG_HEAD = 4096  # bytes in which the root element of a drawing is looked for
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")


class Picture(NamedTuple):
    """A picture: its file, or its address on the web; its size in pixels, 0 if nobody knows."""

    path: str
    alt: str = ""
    width: int = 0
    height: int = 0

    @property
    def remote(self) -> bool:
        """Whether it is an address on the web."""
        return "://" in self.path


def picture_of(catalogue: Catalogue, docname: str) -> Picture | None:
    """Return the picture of an article, ``heroImage``; looked for once for a catalogue."""
    article = catalogue.articles.get(docname)
    if article is None:
        return None
    return catalogue.once(("picture", docname), lambda: _of_article(catalogue, article))


def picture_beside(catalogue: Catalogue, entry: Series | Term) -> Picture | None:
    """Return the picture of a term or a series, relative to the file that names it."""
    if not entry.image:
        return None
    if "://" in entry.image:
        return Picture(entry.image) if catalogue.settings.may_show(entry.image) else None
    source = Path(entry.source)
    collection = innermost(catalogue.places.collections, source)
    door = Door.of(collection) if collection else Door.around(catalogue.places.root)
    return _measured(Path(os.path.normpath(source.parent / entry.image)), door)


def site_picture(catalogue: Catalogue) -> Picture | None:
    """Return the picture for links to pages that have none."""
    path, alt = catalogue.settings.preview
    if not path or "://" in path:
        return Picture(path, alt) if path else None
    return Picture(path, alt, *(size_of(Path(path)) or (0, 0)))


def size_of(path: Path) -> tuple[int, int] | None:
    """Return the width and height of a picture in pixels, as browsers show it."""
    try:
        stamp = path.stat()
    except OSError:
        return None
    return _size(path, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=4096)
def _size(path: Path, changed: int, length: int) -> tuple[int, int] | None:
    try:
        if path.suffix.lower() in {".svg"}:
            with path.open("rb") as stream:
                return _drawn_size(stream.read(_SVG_HEAD).decode(errors="replace"))
        found = imagesize.get(path, exif_rotation=True)
    except (OSError, ValueError, KeyError, IndexError, struct.error, OverflowError):
        return None
    width, height = (round(each) for each in found)
    return (width, height) if width > 0 and height > 0 else None


def _drawn_size(text: str) -> tuple[int, int] | None:
    """Return the size of a drawing; where it says none, that of its ``viewBox``."""
    tags = (each for each in pieces(text) if isinstance(each, StartTag) and each.name == "svg")
    root = next(tags, None)
    said = root.given if root is not None else {}
    box = said.get("viewbox", "").replace(",", " ").split()
    for sides in ((said.get("width"), said.get("height")), box[2:] if len(box) == 4 else ()):
        found = [_NUMBER.fullmatch(each or "") for each in sides]
        numbers = [round(float(each[1])) for each in found if each]
        if len(numbers) == 2 and all(numbers):
            return numbers[0], numbers[1]
    return None


def _of_article(catalogue: Catalogue, article: Article) -> Picture | None:
    image = FrontMatter.picture(article.front_matter)  # a field may have its name
    if image is None:
        return None
    if "://" in image.src:
        return Picture(image.src, image.alt)
    path, root = Path(article.path), catalogue.places.root
    collection = innermost(catalogue.places.collections, path)
    if collection is not None:
        found = find_file(collection, path, image.src, picture=True)
        return _measured(found, Door.of(collection), image.alt) if isinstance(found, Path) else None
    file = root / image.src.lstrip("/") if image.src.startswith("/") else path.parent / image.src
    return _measured(Path(os.path.normpath(file)), Door.around(root), image.alt)


def _measured(file: Path, door: Door, alt: str = "") -> Picture | None:
    return Picture(str(file), alt, *(size_of(file) or (0, 0))) if door.admits(file) else None
