"""What lists ask for, as values; :mod:`..views.selection` finds the articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class How(Enum):
    """How many of the terms that are named an article must have."""

    ANY = "any"
    ALL = "all"
    NONE = "none"


class Terms(NamedTuple):
    """Terms of a taxonomy, by label, slug or synonym; by nothing but their ``keys``, if told."""

    taxonomy: str
    names: tuple[str, ...]
    how: How = How.ANY
    keys: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which articles, in what order. What is empty says nothing; unlisted articles never come.

    ``collections`` are prefixes. ``language`` is that of the page that asks, unless it is said:
    :data:`ANY` for all. ``start`` and ``end`` are days, months or years, the end included, as in
    ``2026-03``. ``sort`` names :data:`..views.selection.KEYS`, descending with a ``-``
    before it. ``limit`` 0 is no limit. ``others`` leaves out the page that asks.
    """

    collections: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    terms: tuple[Terms, ...] = ()
    language: str = ""
    start: str = ""
    end: str = ""
    featured: bool | None = None
    sort: tuple[str, ...] = ("-date",)
    limit: int = 0
    offset: int = 0
    others: bool = False
