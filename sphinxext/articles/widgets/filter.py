"""The filter of a list: words to type, terms to pick. What fits stays; a script does the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..nodes import filter_controls
from ..translation import _
from ..views.query_options import some_of
from .layouts import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..frontmatter.taxonomies import Taxonomy
    from ..views.values import Filter

FEWEST = 2
"""How many articles a list has, at least, where there is something to filter."""


def picks(taxonomies: Iterable[Taxonomy]) -> Callable[[Any], tuple[str, ...]]:
    """Return the converter of the option: taxonomies, or nothing for the usual one."""
    known = some_of(name for each in taxonomies for name in (each.name, each.singular))

    def convert(value: Any) -> tuple[str, ...]:
        return known(value) if str(value or "").strip() else ()

    return convert


def controls(filters: Iterable[Filter]) -> filter_controls:
    """Return the controls, with all that they say in the language of the page."""
    groups = [
        (each.taxonomy, each.title or name_of(each.taxonomy), list(map(tuple, each.choices)))
        for each in filters
    ]
    texts = {
        "label": str(_("Filter articles")),
        "more": str(_("More")),
        "reset": str(_("Show all")),
        "shown": str(_("Articles shown: {shown} of {total}")),
        "none": str(_("No article fits.")),
    }
    return filter_controls("", picks=groups, texts=texts)
