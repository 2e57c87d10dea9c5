"""The search index: without the words of what is gone, and made without stemming a word twice.

Sphinx keeps a word after its last page is gone, with an empty list, which would tell what words a
withdrawn article had; and it forgets every stem after each page.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage, js_index, languages
from sphinx.util import import_object

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
