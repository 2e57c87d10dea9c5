"""What readers may filter a list by, besides words: the terms of its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalogue.terms import Term
from ..frontmatter.taxonomies import TAGS
from .values import Choice, Filter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..catalogue.catalogue import Catalogue
    from .values import Entry


def filter_of(
    catalogue: Catalogue, entries: Sequence[Entry], taxonomies: Sequence[str]
) -> tuple[Filter, ...]:
    """Return the terms to pick from, by taxonomy; of tags where none is named."""
    asked = {*(taxonomies or (TAGS.name,))}
    filters = (
        Filter(each.name, each.title, tuple(_choices(catalogue, entries, each.name)))
        for each in catalogue.settings.taxonomies
        if asked & {each.name, each.singular}
    )
    return tuple(each for each in filters if each.choices)


def _choices(catalogue: Catalogue, entries: Sequence[Entry], taxonomy: str) -> Iterator[Choice]:
    """Yield the terms of these articles: those that most have come first."""
    found: dict[tuple[str, str], list[int]] = {}
    for at, entry in enumerate(entries):
        for term in catalogue.terms_of(entry.link.docname, taxonomy):
            name = (term.label, term.key) if isinstance(term, Term) else (term, term)
            found.setdefault(name, []).append(at)
    for label, key in sorted(found, key=lambda each: (-len(found[each]), each[0].casefold(), each)):
        yield Choice(label, key, tuple(found[label, key]))
