"""The words of the search: none of what is gone, and each stemmed once.

Sphinx keeps a word after its last page is gone, with an empty list, which would tell what words a
withdrawn article had. And it forgets every stem after each page.
"""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sphinx.search import SearchLanguage, js_index, languages
from sphinx.util import import_object

from ..storage import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx

_WORDS = ("terms", "titleterms")
FORMATS: Mapping[
    str, tuple[bytes, Callable[[bytes], Any], Callable[[Any], bytes]]
] = MappingProxyType({
    "searchindex.js": (
        b":[]",
        lambda data: js_index.loads(data.decode()),
        lambda index: js_index.dumps(index).encode(),
    ),
    "searchindex.json": (b"[]", json.loads, lambda index: json.dumps(index).encode()),
    "searchindex.pickle": (b"]", pickle.loads, pickle.dumps),
})  # fmt: skip
"""By the name of the index: what stands for a list without pages, how to read it, and to write."""


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Drop words without a page from the index, whatever format the builder writes it in."""
    if exception is not None or app.builder.format != "html":
        return
    for name, (empty, load, dump) in FORMATS.items():
        path = Path(app.outdir, name)
        data = path.read_bytes() if path.is_file() else b""
        if empty not in data:
            continue
        index = load(data)
        for words in _WORDS:
            index[words] = {word: pages for word, pages in index[words].items() if pages != []}
        write_whole(path, dump(index))


class RememberedStems(SearchLanguage):
    """Mixed into a language of Sphinx's search: stems each word once in a build."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        stem = self._stems.get(word)
        if stem is None:
            stem = self._stems[word] = super().stem(word)
        return stem


def on_builder_inited(app: Sphinx) -> None:
    """Give the language of the search a memory; what it answers stays the same."""
    name = app.config.html_search_language or app.config.language or "en"
    found = languages.get(name) or languages.get(name.partition("_")[0]) or languages["en"]
    language = import_object(found) if isinstance(found, str) else found
    if not issubclass(language, RememberedStems):
        app.add_search_language(type(language.__name__, (RememberedStems, language), {}))


def setup(app: Sphinx) -> None:
    """Register the cleaning and the language."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("build-finished", on_build_finished)
