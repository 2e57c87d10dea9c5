"""Clean the search index: Sphinx keeps a word after its last page is gone, with an empty list.

That would tell which words a withdrawn article had.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.search import js_index

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_WORDS = ("terms", "titleterms")
_EMPTY = ":[]"


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Drop words without a page from ``searchindex.js``."""
    path = Path(app.outdir, "searchindex.js")
    if exception is not None or app.builder.format != "html" or not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    if _EMPTY not in text:
        return
    index = js_index.loads(text)
    for name in _WORDS:
        index[name] = {word: pages for word, pages in index[name].items() if pages != []}
    cleaned = js_index.dumps(index)
    if cleaned != text:
        path.write_text(cleaned, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the cleaning."""
    app.connect("build-finished", on_build_finished)
