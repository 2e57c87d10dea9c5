"""Words that any text of a language has, by Sphinx's own lists for its search."""

from __future__ import annotations

from functools import cache

from sphinx.search import languages
from sphinx.util import import_object


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the words that a search leaves out; none for a language that Sphinx does not know.

    Of “aren't”, its parts are there, too.
    """
    found = languages.get(language.partition("-")[0])
    if found is None:
        return frozenset()
    known = import_object(found) if isinstance(found, str) else found
    return frozenset(part for word in known.stopwords for part in (word, *word.split("'")))
