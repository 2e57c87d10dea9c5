"""Which schema the front matter of a collection has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from ..schema import Schema, SchemaError, load
from ..settings import Collection, names_of
from .validation import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx.config import Config


def schemas_of(
    config: Config, source: Path, collections: Sequence[Collection]
) -> tuple[tuple[str, Schema], ...]:
    """Return the schemas by prefix; *source* is what their paths are relative to.

    :raises ConfigError: for a schema that cannot be used, or that is for no collection.
    """
    option: str | dict[str, str] = value_of(config, "schema")
    place, strict = f"articles_schema = {option!r}", value_of(config, "strict")
    prefixes = [each.prefix for each in collections] or [""]
    by_prefix = dict.fromkeys(prefixes, option) if isinstance(option, str) else option
    names = {prefix.strip("/"): name for prefix, name in by_prefix.items() if name}
    accepted = ", ".join(map(repr, prefixes))
    if collections and (strange := sorted(names.keys() - set(prefixes))):
        raise ConfigError(f"{place}: {strange[0]!r} is not a collection; accepted: {accepted}")
    try:
        loaded = {name: load(name, source, strict=strict) for name in set(names.values())}
    except SchemaError as error:
        raise ConfigError(f"{place}: {error}") from None
    for name, schema in sorted(loaded.items()):
        for each in schema.collections if collections else ():
            if each not in names_of(collections):
                message = f"{name} refers to {each!r}, which is not a collection"
                raise ConfigError(f"{place}: {message}; accepted: {accepted}")
    return tuple((prefix, loaded[name]) for prefix, name in names.items())
