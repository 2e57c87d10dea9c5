"""The search index: without the words of what is gone, and made without doing work twice.

Sphinx keeps a word after its last page is gone, with an empty list, which would tell what words a
withdrawn article had. It forgets every stem after each page. And at the end of each build it asks
of each word for all documents, those that do not have the word, too: a quarter of a build of a
thousand documents in which nothing has changed, and it grows with documents times words.
"""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sphinx.search import IndexBuilder, SearchLanguage, js_index, languages
from sphinx.util import import_object

from ..storage import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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


class QuickPruning(IndexBuilder):
    """Mixed into the maker of the index: asks of each word only for the documents that have it."""

    def prune(self, docnames: Iterable[str]) -> None:
        super().prune(frozenset(docnames))  # which Python meets with the smaller of two sets


def on_collect_pages(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Give what holds the words to who prunes them quickly; there are no pages to add."""
    indexer = getattr(app.builder, "indexer", None)
    if isinstance(indexer, IndexBuilder) and not isinstance(indexer, QuickPruning):
        kind = type(indexer)
        quick: IndexBuilder = object.__new__(type(kind.__name__, (QuickPruning, kind), {}))
        quick.__dict__.update(indexer.__dict__)
        app.builder.indexer = quick  # type: ignore[attr-defined]
    return ()


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
    app.connect("html-collect-pages", on_collect_pages)  # the last event before the index
    app.connect("build-finished", on_build_finished)
