"""The size of a picture, by the bytes of its file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sphinxext.articles.file_access import is_picture
from sphinxext.articles.views.pictures import size_of

from ..target import Target

_FOLDER = tempfile.TemporaryDirectory()
SUFFIXES = (b".png", b".svg", b".svgz", b".jpg", b".webp", b".tiff")


def run(data: bytes) -> None:
    """Measure a file, whose first bytes say what it is called."""
    name, _, content = data.partition(b"\n")
    suffix = name if name in SUFFIXES else b".png"
    # The size of a file that has not changed is known.
    file = Path(_FOLDER.name, f"{hash(content)}{suffix.decode()}")
    file.write_bytes(content)
    try:
        size = size_of(file)
        assert size is None or min(size) > 0
        is_picture(file)
    finally:
        file.unlink()


TARGETS = {
    "pictures": Target(
        run=run,
        examples=(
            '.svg\n<svg xmlns="http://www.w3.org/2000/svg" width="10px" height="5.5"></svg>',
            '.svg\n<?xml version="1.0"?><!DOCTYPE svg><svg viewBox="0 0 4 2"/>',
            ".png\n\udc89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x02\x08\x02\0\0\0",
            ".png\nGIF89a\x01\0\x02\0",
            ".jpg\n\udcff\udcd8\udcff\udce0\0\x10JFIF\0\udcff\udcc0\0\x11\x08\0\x02\0\x01\x03",
            ".webp\nRIFF\x1a\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\x01\0\0\x02\0\0",
            ".tiff\nII*\0\x08\0\0\0\x02\0\0\x01\x03\0\x01\0\0\0\x05\0\0\0",
        ),
        pieces=(
            *[f"{suffix.decode()}\n" for suffix in SUFFIXES], "<svg ", "<![x[", "]]>", "<!DOCTYPE",
            "<!ENTITY", "<?xml", "width=", "height=", "viewBox=", '"', "0 0 ", "9" * 400, "1e9",
            "px", "-1", "\udcff\udcd8", "\udcff\udcc0", "\udcff\udce1", "Exif\0\0", "II*\0",
            "MM\0*", "\udc89PNG\r\n\x1a\n", "IHDR", "GIF89a", "RIFF", "WEBP", "VP8 ", "VP8L",
            "VP8X", "\0", "\0\0\0\x0cjP  \r\n\udc87\n", "ftyp", "avif", "BM", "P6\n", "8BPS",
            "\udcff\udcff\udcff",
        ),
    )
}  # fmt: skip
