"""Each word of the search is stemmed once: Sphinx forgets every stem after each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage, languages
from sphinx.util import import_object

if TYPE_CHECKING:
    from sphinx.application import Sphinx


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
    """Register the language."""
    app.connect("builder-inited", on_builder_inited)
