"""Configuration: the options validated, and collections and settings made of them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import TypeAdapter, ValidationError
from sphinx.errors import ConfigError

from .addresses import base_address
from .astro import PRESETS, Preset, aliases_of, astro_root, locales_of
from .catalogue.gate import Withheld
from .dates import read_date
from .frontmatter.taxonomies import BUILT_IN, Taxonomy
from .inside import is_inside
from .languages import Locales, is_tag
from .options import (
    OPTIONS,
    CollectionOption,
    FeedOption,
    PictureOption,
    TaxonomyOption,
    UntrustedOption,
)
from .schema import Schema, SchemaError, load
from .settings import SERIES_FOLDER, Collection, FeedRule, Settings, names_of
from .slugs import safe_id

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config

_EPOCH = "SOURCE_DATE_EPOCH"
"""https://reproducible-builds.org/specs/source-date-epoch/"""
_LANGUAGES = "a language tag such as 'de' or 'pt-BR'"


def collections_of(config: Config, source: Path) -> list[Collection]:
    """Return the configured collections with absolute folders.

    :raises ConfigError: if the option has the wrong shape, or no build could come of it.
    """
    option: dict[str, str | CollectionOption] = value_of(config, "collections")
    found: dict[str, Collection] = {}
    declared = bool(value_of(config, "languages"))
    generated = {SERIES_FOLDER, *(taxonomy.name for taxonomy in settings_of(config).taxonomies)}
    for written, value in option.items():
        place, prefix = f"articles_collections: {written!r}", written.strip("/")
        if prefix and safe_id(prefix) is None:
            raise ConfigError(f"{place} is no prefix; accepted: a name such as 'blog', or ''")
        if prefix in found:
            raise ConfigError(f"{place} is there twice; accepted: a prefix for each folder")
        if prefix.partition("/")[0] in generated:
            message = "is where generated pages stand; accepted: another name"
            raise ConfigError(f"{place} {message}")
        given = CollectionOption(path=value) if isinstance(value, str) else value
        if _host(given.url or ""):
            raise ConfigError(f"{place}: url {given.url!r}; accepted: a path such as '/posts'")
        try:
            found[prefix] = _collection(prefix, given, source, declared=declared)
        except ValueError as error:
            raise ConfigError(f"{place}: {error}; accepted: paths of folders") from None
        if source.resolve().is_relative_to(found[prefix].folder):
            message = f"the folder {given.path!r} holds the source directory"
            raise ConfigError(f"{place}: {message}; accepted: a folder beside or inside it")
    return list(found.values())


def _collection(
    prefix: str, option: CollectionOption, source: Path, *, declared: bool
) -> Collection:
    """Return one collection; where languages are *declared*, Astro's are not asked for."""
    preset = PRESETS[option.preset] if option.preset else Preset(folders=("",), url=prefix)
    given = _folder(source, option.path)
    folder = _folder(source, str(preset.folder(given)))
    root = astro_root(folder) or (given if option.preset else None)
    patterns = _list(option.pattern or preset.pattern)
    refused = tuple(each[1:] for each in patterns if each.startswith("!"))
    if option.lang is not None and not is_tag(option.lang):
        raise ConfigError(
            f"articles_collections: {prefix!r}: lang {option.lang!r}; accepted: {_LANGUAGES}"
        )
    public = tuple(_folder(source, each) for each in _list(option.public or []))
    aliases = tuple(
        (start, _folder(source, each)) for start, each in (option.aliases or {}).items()
    )
    if option.public is None and root is not None and is_inside(root, root / "public"):
        public = (root / "public",)
    if option.aliases is None and root is not None:
        aliases = tuple(aliases_of(root).items())
    return Collection(
        prefix=prefix,
        lang=option.lang or "",
        home="" if declared or root is None else locales_of(root).home,
        title=option.title.strip(),
        description=option.description.strip(),
        folder=folder,
        pattern=tuple(each for each in patterns if not each.startswith("!")),
        exclude=(*_list(option.exclude), *refused),
        url="/" + (preset.url if option.url is None else option.url).strip("/"),
        public=public,
        aliases=aliases,
    )


def _folder(source: Path, written: str) -> Path:
    """Return the folder that a path of ``conf.py`` means.

    The path is trusted, a link on it is not: it may lead about in the repository or in the folder
    that it lies in, and nowhere that begins with a dot.

    :raises ValueError: if it leads elsewhere.
    """
    top = source.resolve()
    folder = Path(os.path.normpath(top / written))
    above = (each for each in (top, *top.parents) if os.path.lexists(each / ".git"))
    known = (folder.parent, next(above, top.parent))
    if folder.resolve() != folder and not any(is_inside(each, folder) for each in known):
        message = f"{written!r} is a link that leads to {str(folder.resolve())!r}"
        raise ValueError(message)
    return folder.resolve()


def locales_declared(config: Config, collections: Iterable[Collection]) -> Locales:
    """Return the languages that folders and names of files may say.

    :raises ConfigError: for one that is none.
    """
    declared: list[str] = value_of(config, "languages")
    for each in declared:
        if not is_tag(each):
            raise ConfigError(f"articles_languages: {each!r}; accepted: {_LANGUAGES}")
    if declared:
        return Locales(tags=tuple(dict.fromkeys(declared)))
    listed = tuple(collections)
    roots = {astro_root(each.folder) for each in listed} - {None}
    found = [locales_of(root) for root in sorted(filter(None, roots))]
    homes = {each.home for each in listed}
    return Locales(
        tags=tuple(dict.fromkeys(tag for each in found for tag in each.tags)),
        names=tuple(dict.fromkeys(pair for each in found for pair in each.names)),
        home=homes.pop() if len(homes) == 1 else "",
    )


def sites_of(config: Config) -> tuple[str, ...]:
    """Return the addresses of the site itself, as ``https://example.org``, the longest first.

    One in a folder of a shared host counts with that folder: what lies beside it is another site.

    :raises ConfigError: for an address without a host, which no link could begin with.
    """
    given = [(each, _site(each)) for each in _list(value_of(config, "site")) if each]
    for address, site in given:
        if not site:
            message = "is no address; accepted: one such as 'https://example.org'"
            raise ConfigError(f"articles_site: {address!r} {message}")
    sites = {site for _, site in given} | {_site(str(config.html_baseurl))}
    return tuple(sorted(sites - {""}, key=lambda site: (-len(site), site)))


def _site(address: str) -> str:
    host = _host(address)
    return host + urlsplit(address).path.rstrip("/") if host else ""


def _host(address: str) -> str:
    try:
        split = urlsplit(address)
    except ValueError:
        return ""
    return f"{split.scheme}://{split.netloc}".lower() if split.scheme and split.netloc else ""


def preview_of(config: Config, source: Path) -> tuple[str, str]:
    """Return the picture for links to pages that have none, and its text alternative."""
    given: str | PictureOption = value_of(config, "preview")
    picture = PictureOption(src=given) if isinstance(given, str) else given
    remote = not picture.src or "://" in picture.src
    return (picture.src if remote else str(source.resolve() / picture.src)), picture.alt


def settings_of(config: Config, tags: Container[str] = ()) -> Settings:
    """Return the settings of the pure floor; *tags* are those of ``sphinx-build -t``.

    Checks every option on the way.

    :raises ConfigError: if an option is wrong; a clock that cannot be read must not publish.
    """
    for name in OPTIONS:
        value_of(config, name)
    zone = _zone(value_of(config, "timezone"))
    taxonomies = tuple(_taxonomies(value_of(config, "taxonomies")))
    feeds = tuple(_feeds(config, {each.name for each in taxonomies}))
    return Settings(
        now=_now(value_of(config, "now"), zone),
        clock="articles_now" if value_of(config, "now") else _EPOCH * (_EPOCH in os.environ),
        zone=zone,
        shown=tuple(reason.value for reason in Withheld if reason.value in tags),
        strict=value_of(config, "strict"),
        merge_terms=value_of(config, "merge_terms"),
        unknown_terms=value_of(config, "unknown_terms"),
        words_per_minute=value_of(config, "words_per_minute"),
        taxonomies=taxonomies,
        feeds=feeds if base_address(config) else (),
        pictures=_pictures(value_of(config, "untrusted")),
        language=config.language if is_tag(config.language) else "en",
        told_language="language" in {**getattr(config, "_raw_config", {}), **config.overrides},
    )


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
        raise ConfigError(f"{place}: {strange[0]!r} is no collection; accepted: {accepted}")
    try:
        loaded = {name: load(name, source, strict=strict) for name in set(names.values())}
    except SchemaError as error:
        raise ConfigError(f"{place}: {error}") from None
    for name, schema in sorted(loaded.items()):
        for each in schema.collections if collections else ():
            if each not in names_of(collections):
                message = f"{name} refers to {each!r}, which is no collection"
                raise ConfigError(f"{place}: {message}; accepted: {accepted}")
    return tuple((prefix, loaded[name]) for prefix, name in names.items())


def value_of(config: Config, name: str) -> Any:
    """Return the value of ``articles_<name>`` in the type that it is declared to have.

    :raises ConfigError: if it has another one.
    """
    value = getattr(config, f"articles_{name}")
    if name == "now" and not isinstance(value, str):
        value = str(value)
    try:
        return TypeAdapter(OPTIONS[name].type).validate_python(value, strict=False)
    except ValidationError as error:
        wrong = "; ".join(_said(error, value))
        raise ConfigError(f"articles_{name} = {value!r}: {wrong}") from None


def _said(error: ValidationError, value: object) -> Iterator[str]:
    """Word the errors; of a value that may be a dict or plain, only those of the form it has."""
    for each in error.errors():
        key, *inner = each["loc"] or ("",)
        given = value.get(key) if isinstance(value, dict) else None
        branch = str(inner[0]) if inner else ""
        if branch and isinstance(given, dict) != branch.endswith("Option"):
            continue
        place = ".".join(map(str, (key, *inner[1:])))
        yield f"{place}: {each['msg']}" if place else str(each["msg"])


def _list(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _pictures(untrusted: bool | UntrustedOption) -> tuple[str, ...] | None:
    """Return how the addresses of pictures on other sites must begin; None if that is open."""
    if untrusted is False:
        return None
    return () if untrusted is True else tuple(untrusted.pictures)


def _zone(name: str) -> tzinfo:
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = "no such zone; accepted: an IANA name such as 'Europe/Vienna'"
        raise ConfigError(f"articles_timezone = {name!r}: {message}") from None


def _now(text: str, zone: tzinfo) -> datetime:
    if text:
        try:
            return read_date(text, zone).instant
        except ValueError:
            message = "accepted: an ISO 8601 date such as '2026-01-31T12:00:00Z'"
            raise ConfigError(f"articles_now = {text!r}: {message}") from None
    if epoch := os.environ.get(_EPOCH):
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise ConfigError(f"{_EPOCH} = {epoch!r}: accepted: seconds since 1970") from None
    return datetime.now(UTC)


def _taxonomies(
    configured: Mapping[str, list[str] | TaxonomyOption | Literal[False]],
) -> Iterator[Taxonomy]:
    built_in = {taxonomy.name: taxonomy for taxonomy in BUILT_IN}
    roles = {"article", SERIES_FOLDER}
    for name in (*built_in, *(each for each in configured if each not in built_in)):
        option, place = configured.get(name), f"articles_taxonomies: {name!r}"
        if option is False and name not in built_in:
            raise ConfigError(f"{place} is none that can be False; accepted: {', '.join(built_in)}")
        if option is False:
            continue
        taxonomy = built_in[name] if option is None else _taxonomy(name, option)
        if safe_id(name) is None or name == SERIES_FOLDER:
            raise ConfigError(f"{place} is no folder for pages; accepted: a name such as 'topics'")
        if not taxonomy.keys or not all(taxonomy.keys):
            raise ConfigError(f"{place} has no keys; accepted: keys of the front matter")
        if taxonomy.singular in roles:
            message = f"the role {taxonomy.singular!r} is taken; accepted: another 'singular'"
            raise ConfigError(f"{place}: {message}")
        roles.add(taxonomy.singular)
        yield taxonomy


def _taxonomy(name: str, option: list[str] | TaxonomyOption) -> Taxonomy:
    if isinstance(option, list):
        option = TaxonomyOption(keys=option)
    return Taxonomy(
        name=name,
        singular=option.singular or name.removesuffix("s"),
        keys=tuple(option.keys),
        title=option.title,
    )


def _feeds(config: Config, taxonomies: set[str]) -> Iterator[FeedRule]:
    lists = [name.strip("/") for name in value_of(config, "lists")]
    groups = {"site", "collections", SERIES_FOLDER, *taxonomies, *lists}
    option: dict[str, str | FeedOption | list[str | FeedOption]] = value_of(config, "feeds")
    archived = value_of(config, "feed_archives")
    for group, paths in option.items():
        if group not in groups:
            accepted = ", ".join(sorted(groups))
            raise ConfigError(f"articles_feeds: {group!r} has no feeds; accepted: {accepted}")
        for each in paths if isinstance(paths, list) else [paths]:
            path = each if isinstance(each, str) else each.path
            if {"{", "}"} & {*path.replace("{page}", "").replace("{name}", "")}:
                message = f"articles_feeds: {path!r} has unknown names in braces"
                raise ConfigError(f"{message}; accepted: {{page}} and {{name}}")
            form = _format(path) if isinstance(each, str) else each.format
            yield FeedRule(
                group=group,
                path=path,
                format=form,
                content=value_of(config, "feed_content"),
                limit=value_of(config, "feed_limit"),
                with_series=value_of(config, "feed_series"),
                archived=archived and form == "atom",
            )


def _format(path: str) -> str:
    if path.endswith(".json"):
        return "json"
    return "rss" if "rss" in path.rpartition("/")[2] else "atom"


def setup(app: Sphinx) -> None:
    """Register the options."""
    anything = frozenset({Any})  # Pydantic checks the types, and names the wrong part
    for name, option in OPTIONS.items():
        app.add_config_value(f"articles_{name}", option.default, option.rebuild, types=anything)
