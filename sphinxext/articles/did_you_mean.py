"""The nearest of the names that there are, for somebody who has written another one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from .slugs import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW = 12
"""So many names can be told of in one line."""


def did_you_mean(name: str, known: Iterable[str], *, near: float = 0.6) -> str:
    """Return the nearest of the *known* names, if one is *near*; see :mod:`difflib`."""
    by_folded = {folded(each): each for each in known}
    found = get_close_matches(folded(name), by_folded, n=1, cutoff=near)
    return by_folded[found[0]] if found else ""


def accepted_names(name: str, known: Iterable[str]) -> str:
    """Say which names there are instead: all, if they are few, else one that may be meant."""
    listed = list(dict.fromkeys(known))
    if len(listed) <= FEW:
        return ", ".join(listed)
    return did_you_mean(name, listed) or f"{', '.join(listed[:FEW])}, …"
