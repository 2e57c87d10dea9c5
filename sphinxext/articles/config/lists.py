"""Configuration of lists with pages of their own: of collections, and of ``articles_lists``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from ..catalogue.lists_with_pages import Index, Indexes
from ..did_you_mean import did_you_mean
from ..languages import language_in
from ..settings import SERIES_FOLDER
from ..slugs import safe_id
from ..views.query_options import query_of, query_options
from .validation import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.config import Config

    from ..frontmatter.taxonomies import Taxonomy
    from ..settings import Collection, Settings

_WORDS = ("title", "description")
_GROUPS = {"site", "collections"}
"""What ``articles_feeds`` calls others by."""


def indexes_of(
    config: Config,
    collections: Sequence[Collection],
    settings: Settings,
    *,
    one_volume: bool = False,
    feeds_at: str = "",
) -> Indexes:
    """Return which lists have pages.

    :raises ConfigError: if an option is wrong.
    """
    return Indexes(
        collections=tuple(
            Index(
                name=each.prefix,
                title=each.title or words_of(each.prefix),
                description=each.description,
                language=each.lang or _language(each, settings.languages),
            )
            for each in collections
            if each.prefix or each.title
        ),
        lists=tuple(_lists(value_of(config, "lists"), collections, settings.taxonomies)),
        page_size=value_of(config, "page_size"),
        one_volume=one_volume,
        feeds_at=feeds_at if value_of(config, "feeds") else None,
    )


def _language(collection: Collection, languages: Sequence[str]) -> str:
    """Return the language that the folder of a collection says."""
    return language_in(f"{collection.prefix}/{collection.folder.name}/index.md", languages)


def words_of(name: str) -> str:
    """Return what a folder is called where nothing else is said."""
    return name.rpartition("/")[2].replace("-", " ").capitalize()


def _lists(
    option: dict[str, dict[str, Any]],
    collections: Iterable[Collection],
    taxonomies: Sequence[Taxonomy],
) -> Iterator[Index]:
    known = query_options(taxonomies)
    folders = {SERIES_FOLDER, *(each.name for each in taxonomies)}
    taken = {f"{each.prefix}/index".lstrip("/"): each.prefix for each in collections}
    taken |= {each.prefix: each.prefix for each in collections}
    seen: set[str] = set()
    for written, given in option.items():
        place, name = f"articles_lists: {written!r}", written.strip("/")
        if not name or safe_id(name) is None:
            raise ConfigError(f"{place} cannot be a document; accepted: a name such as 'news'")
        if name in taken:
            raise ConfigError(
                f"{place} is where the collection {taken[name]!r} has its own list;"
                " accepted: another name"
            )
        if name in _GROUPS:
            raise ConfigError(f"{place} is what feeds are called; accepted: another name")
        if name.partition("/")[0] in folders:
            raise ConfigError(f"{place} is where generated pages are; accepted: another name")
        if name in seen:
            raise ConfigError(f"{place} occurs twice; accepted: a name for each list")
        seen.add(name)
        options: dict[str, Any] = {}
        for key, value in given.items():
            if key in _WORDS:
                continue
            if key not in known:
                near = did_you_mean(key, [*_WORDS, *known])
                hint = f", did you mean {near!r}?" if near else ""
                accepted = ", ".join([*_WORDS, *known])
                raise ConfigError(f"{place}: {key!r} is not known{hint}; accepted: {accepted}")
            try:
                options[key] = known[key](value)
            except ValueError as error:
                raise ConfigError(f"{place}: {key}: {error}") from None
        try:
            query = query_of(options, taxonomies)
        except ValueError as error:
            raise ConfigError(f"{place}: {error}") from None
        yield Index(
            name=name,
            title=_text(given, "title", place) or words_of(name),
            description=_text(given, "description", place),
            query=query,
        )


def _text(given: dict[str, Any], key: str, place: str) -> str:
    value = given.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(f"{place}: {key}: {value!r}; accepted: a text")
    return value
