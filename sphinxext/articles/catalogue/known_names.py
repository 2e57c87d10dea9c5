"""Names of series and terms that files know, whether or not anything is published by them yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..settings import SERIES_FOLDER
from ..slugs import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .article import Article
    from .term_entries import Entry, SeriesEntry


def expected_names(
    unseen: Iterable[Article],
    series_entries: Mapping[str, SeriesEntry],
    term_entries: Mapping[str, Mapping[str, Entry]],
) -> dict[str, frozenset[str]]:
    """Collect them, folded: by taxonomy, and those of series under :data:`SERIES_FOLDER`."""
    entries: dict[str, Mapping[str, Entry]] = {**term_entries, SERIES_FOLDER: series_entries}
    found = {
        name: {
            folded(word)
            for key, entry in known.items()
            for word in (key, entry.label, *entry.synonyms)
        }
        for name, known in entries.items()
    }
    for article in unseen:
        for name, labels in article.labels.items():
            found.setdefault(name, set()).update(map(folded, labels))
        for membership in article.memberships:
            found[SERIES_FOLDER] |= {folded(membership.title), folded(membership.slug)}
    return {name: frozenset(words - {""}) for name, words in found.items()}
