"""What is unlisted is in no index: neither inventory nor search tell of its pages.

Sphinx writes both of all documents, and knows no exception; so they are read back and written
again without these, in the formats of :mod:`sphinx.util.inventory` and :mod:`sphinx.search`.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..documents.project import catalogue_of, project_of
from ..storage import write_whole
from .search import FORMATS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

_ENTRY = re.compile(rb" [^\s:]++:\S++ -?\d++ (?P<address>\S*+) ")
_HEADER = 4  # lines before the compressed part of an inventory
_BY_DOCUMENT = ("docnames", "filenames", "titles", "docurls")
_WORDS = ("terms", "titleterms")
_PLACES = ("alltitles", "indexentries", "objects")


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write inventory and search index again."""
    if exception is not None or app.builder.format != "html":
        return
    out, hidden = Path(app.outdir), catalogue_of(app.env).unlisted
    nothing = hidden | project_of(app.env).empty_pages  # which search passes over anyway
    if nothing and (inventory := out / "objects.inv").is_file():
        addresses = {app.builder.get_target_uri(docname).encode() for docname in nothing}
        write_whole(inventory, _without_addresses(inventory.read_bytes(), addresses))
    for name, (_, load, dump) in FORMATS.items():
        if hidden and (path := out / name).is_file():
            index = load(path.read_bytes())
            if not hidden.isdisjoint(index["docnames"]):
                write_whole(path, dump(without_documents(index, hidden)))


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


def without_documents(index: dict[str, Any], hidden: AbstractSet[str]) -> dict[str, Any]:
    """Return a search index without these documents, the others numbered anew."""
    kept = [at for at, docname in enumerate(index["docnames"]) if docname not in hidden]
    numbers = {old: new for new, old in enumerate(kept)}
    result = dict(index)
    for name in _BY_DOCUMENT:
        if name in index:
            result[name] = type(index[name])(index[name][at] for at in kept)
    for name in _WORDS:
        words = {word: _renumbered(pages, numbers) for word, pages in index[name].items()}
        result[name] = {word: pages for word, pages in words.items() if pages not in ([], None)}
    for name in _PLACES:
        places = {
            key: [_moved(place, numbers) for place in found if place[0] in numbers]
            for key, found in index.get(name, {}).items()
        }
        result[name] = {key: found for key, found in places.items() if found}
    return result


def _moved(place: Any, numbers: dict[int, int]) -> Any:
    """Renumber the document that a place is in."""
    return type(place)([numbers[place[0]], *place[1:]])


def _renumbered(pages: Any, numbers: dict[int, int]) -> Any:
    """Renumber the documents a word is in: a list, or one alone."""
    if isinstance(pages, int):
        return numbers.get(pages)
    found = [numbers[page] for page in pages if page in numbers]
    return found[0] if len(found) == 1 else found


def setup(app: Sphinx) -> None:
    """Register the cleaning."""
    app.connect("build-finished", on_build_finished, priority=600)  # after who writes an index
