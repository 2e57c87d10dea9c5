"""A query as people write it: the options of directives, and the keys of ``articles_lists``."""

from __future__ import annotations

import csv
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..did_you_mean import did_you_mean
from ..languages import ANY, is_tag
from .selection import KEYS, How, Query, Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ..frontmatter.taxonomies import Taxonomy

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def one_of(known: Iterable[str]) -> Callable[[Any], str]:
    """Return a converter that accepts these words only."""
    words = tuple(known)

    def convert(value: Any) -> str:
        word = str(value or "").strip()
        if word not in words:
            raise ValueError(_wrong(word, words))
        return word

    return convert


def some_of(known: Iterable[str], signs: str = "") -> Callable[[Any], tuple[str, ...]]:
    """Return a converter that accepts a list of these words, each after one of *signs* or none."""
    words = tuple(known)

    def convert(value: Any) -> tuple[str, ...]:
        found = names(value)
        for each in found:
            if each.lstrip(signs) not in words:
                raise ValueError(_wrong(each, words))
        return found

    return convert


def names(value: Any) -> tuple[str, ...]:
    """Read a list of names: with commas between them, in quotes where a name has a comma."""
    if isinstance(value, list | tuple):
        found = [str(each) for each in value]
    else:
        lines = str("" if value is None else value).splitlines()
        try:
            found = [each for row in csv.reader(lines, skipinitialspace=True) for each in row]
        except csv.Error as error:
            raise ValueError(f"{error}; accepted: names, with commas between them") from None
    kept = tuple(each.strip() for each in found if each.strip())
    if not kept:
        raise ValueError("is empty; accepted: names, with commas between them")
    return kept


def switch(value: Any) -> bool:
    """Read true or false; an option without a value is true."""
    word = str("" if value is None else value).strip().lower()
    if word not in {"", "true", "false"}:
        raise ValueError(f"{word!r} is neither; accepted: true or false")
    return word != "false"


def count(value: Any) -> int:
    """Read a number of articles."""
    word = str("" if value is None else value).strip()
    if not word.isascii() or not word.isdigit():
        raise ValueError(f"{word!r} is not a number; accepted: a number such as 5")
    return int(word)


def day(value: Any) -> str:
    """Read a day, a month or a year."""
    word = str("" if value is None else value).strip()
    if not _DATE.fullmatch(word):
        raise ValueError(f"{word!r} is not a date; accepted: 2026, 2026-03 or 2026-03-31")
    return word


def language(value: Any) -> str:
    """Read a language tag, or ``all``."""
    word = str("" if value is None else value).strip()
    if word != "all" and not is_tag(word):
        raise ValueError(f"{word!r} is not a language; accepted: a tag such as de, or all")
    return ANY if word == "all" else word


_PLAIN: Mapping[str, tuple[str, Callable[[Any], Any]]] = MappingProxyType({
    "collection": ("collections", names),
    "series": ("series", names),
    "language": ("language", language),
    "from": ("start", day),
    "to": ("end", day),
    "featured": ("featured", switch),
    "sort": ("sort", some_of(KEYS, "-")),
    "limit": ("limit", count),
    "offset": ("offset", count),
    "others": ("others", switch),
})  # fmt: skip
"""Options by name: which field of :class:`..catalogue.query.Query` they fill, and how."""
_PREFIXES = {"": How.ANY, "all-": How.ALL, "no-": How.NONE}


def query_options(taxonomies: Iterable[Taxonomy]) -> dict[str, Callable[[Any], Any]]:
    """Return every option of a query with its converter.

    Each taxonomy has three, by its name or its singular: ``tags`` for articles that have one of
    them, ``all-tags`` for all of them, ``no-tags`` for none.
    """
    return {name: convert for name, (_, convert) in _PLAIN.items()} | {
        f"{prefix}{name}": names
        for taxonomy in taxonomies
        for prefix in _PREFIXES
        for name in dict.fromkeys((taxonomy.name, taxonomy.singular))
    }


def query_of(options: Mapping[str, Any], taxonomies: Iterable[Taxonomy]) -> Query:
    """Return the query that converted options describe; options of other uses are passed over.

    :raises ValueError: if it ends before it begins.
    """
    plain = {
        field: options[name] for name, (field, _) in _PLAIN.items() if options.get(name) is not None
    }
    start, end = plain.get("start", ""), plain.get("end", "")
    if start and end and start[: len(end)] > end[: len(start)]:
        raise ValueError(f"from: {start!r} is after to, {end!r}; accepted: a day before it")
    return Query(**plain, terms=tuple(_terms(options, taxonomies)))


def _terms(options: Mapping[str, Any], taxonomies: Iterable[Taxonomy]) -> Iterator[Terms]:
    for taxonomy in taxonomies:
        for prefix, how in _PREFIXES.items():
            for name in dict.fromkeys((taxonomy.name, taxonomy.singular)):
                if found := options.get(f"{prefix}{name}"):
                    yield Terms(taxonomy.name, found, how)


def _wrong(word: str, words: tuple[str, ...]) -> str:
    near = did_you_mean(word, words)
    hint = f", did you mean {near!r}?" if near else ""
    return f"{word!r} is not known{hint}; accepted: {', '.join(words)}"
