"""What is unlisted, or there in previews only, is not in ``objects.inv``.

Sphinx writes it of all documents, and knows no exception; so it is read back and written again
without these, in the format of :mod:`sphinx.util.inventory`.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from ..documents.project import project_of
from ..storage import write_whole

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

_ENTRY = re.compile(rb" [^\s:]++:\S++ -?\d++ (?P<address>\S*+) ")
_HEADER = 4  # lines before the compressed part of an inventory


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write the inventory again."""
    if exception is not None or app.builder.format != "html":
        return
    without = project_of(app.env).untold
    inventory = Path(app.outdir, "objects.inv")
    if without and inventory.is_file():
        addresses = {app.builder.get_target_uri(docname).encode() for docname in without}
        write_whole(inventory, _without_addresses(inventory.read_bytes(), addresses))


def _without_addresses(data: bytes, addresses: AbstractSet[bytes]) -> bytes:
    """Return an inventory without the objects at these addresses."""
    *header, packed = data.split(b"\n", _HEADER)
    lines = zlib.decompress(packed).splitlines(keepends=True)
    kept = (line for line in lines if addresses.isdisjoint(_addresses(line)))
    return b"\n".join([*header, zlib.compress(b"".join(kept), 9)])


def _addresses(line: bytes) -> tuple[bytes, ...]:
    """Return where an object is, and of which page: in one page of all, that has a ``#`` itself."""
    entry = _ENTRY.search(line)
    return (entry["address"], entry["address"].rpartition(b"#")[0]) if entry is not None else ()


def setup(app: Sphinx) -> None:
    """Register the cleaning."""
    app.connect("build-finished", on_build_finished)
