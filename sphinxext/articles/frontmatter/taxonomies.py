"""Taxonomies: ways of sorting articles, and the front matter keys that hold their terms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """A way of sorting articles: ``name`` is also the folder of its pages and its term file."""

    name: str
    singular: str
    keys: tuple[str, ...]
    title: str = ""


TAGS = Taxonomy(name="tags", singular="tag", keys=("tags", "tag"))
CATEGORIES = Taxonomy(name="categories", singular="category", keys=("category", "categories"))
AUTHORS = Taxonomy(name="authors", singular="author", keys=("author", "authors"))
BUILT_IN = (TAGS, CATEGORIES, AUTHORS)
