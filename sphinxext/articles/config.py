"""Configuration: the ``articles_`` options, validated, and the settings made of them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from sphinx.errors import ConfigError

from .dates import read_date
from .dialect import ADAPTORS
from .layout import aliases_of, astro_root
from .presets import PRESETS, Preset
from .publication import Withheld
from .schema import Schema, SchemaError, load
from .settings import AUTHORS, CATEGORIES, TAGS, Collection, Settings, Taxonomy, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.config import Config


class Option(NamedTuple):
    """A configuration value: its default, when a change needs a new read, type, and use."""

    default: Any
    rebuild: Literal["", "env", "html"]
    type: Any
    help: str


class CollectionOption(BaseModel):
    """The value of one entry of ``articles_collections``, written as a dict."""

    model_config = ConfigDict(extra="forbid")

    path: str = Field(
        description="The folder, relative to the source directory; with a preset, "
        "the Astro project's."
    )
    preset: Literal["astro-blog", "astropaper", "fuwari", "starlight"] | None = Field(
        None, description="The Astro theme whose folder, pattern and address are meant."
    )
    pattern: str | list[str] | None = Field(
        None, description="Which files are articles; ``**/*.{md,mdx}`` without it."
    )
    exclude: str | list[str] = Field([], description="Which of these are not.")
    url: str | None = Field(
        None,
        description="Where Astro serves the articles, as in ``/posts``; the prefix without it.",
    )
    public: str | list[str] | None = Field(
        None,
        description="The folders that ``/picture.png`` is looked for in; without it ``public`` "
        "of the Astro project around the collection.",
    )
    aliases: dict[str, str] | None = Field(
        None,
        description="What paths may begin with, and the folder that stands for; without it "
        "the paths of the Astro project's ``tsconfig.json``, and ``@/`` and ``~/`` for ``src``.",
    )


class TaxonomyOption(BaseModel):
    """The value of one entry of ``articles_taxonomies``, written as a dict."""

    model_config = ConfigDict(extra="forbid")

    keys: list[str] = Field(description="The front matter keys that hold its terms.")
    singular: str = Field("", description="One of them, as in “topic”; names the role.")
    title: str = Field("", description="The heading of its index.")


def _adaptor(name: str) -> str:
    if name not in ADAPTORS:
        message = f"no such adaptor; accepted: {', '.join(ADAPTORS)}"
        raise ValueError(message)
    return name


def _components(value: dict[str, str | None]) -> dict[str, str | None]:
    from .markdown.components.registry import checked

    return checked(value)


OPTIONS: Mapping[str, Option] = {
    "collections": Option(
        {},
        "",
        dict[str, str | CollectionOption],
        "Folders of articles: document name prefix to folder, relative to the source directory. "
        "Without it, every Markdown document with a series, tags or a date is an article.",
    ),
    "taxonomies": Option(
        {},
        "",
        dict[str, list[str] | TaxonomyOption | Literal[False]],
        "Further taxonomies by name, with the front matter keys that hold their terms; "
        "``False`` switches off one of ``tags``, ``categories``, ``authors``.",
    ),
    "now": Option(
        "",
        "",
        str,
        "The moment to build for, as an ISO date; otherwise ``SOURCE_DATE_EPOCH``, or the clock.",
    ),
    "timezone": Option(
        "UTC", "", str, "The zone of dates without one, by its IANA name (``Europe/Vienna``)."
    ),
    "strict": Option(False, "", bool, "Warn of front matter keys that nobody knows."),
    "merge_terms": Option(
        False, "", bool, "Treat terms that differ by case or separators only as one."
    ),
    "unknown_terms": Option(
        "ignore",
        "",
        Literal["ignore", "warn", "error"],
        "What to do about terms that are not in the taxonomy's file, where it has one.",
    ),
    "schema": Option(
        {},
        "",
        str | dict[str, str],
        "What the front matter is checked by, for all collections, or prefix by prefix: "
        "``module:Model`` or the path of a JSON Schema file, relative to the source directory.",
    ),
    "byline": Option(
        True, "env", bool, "Show dates, authors, tags and reading time under the title."
    ),
    "hero": Option(True, "env", bool, "Show the article's ``heroImage`` at the top of its page."),
    "banner": Option(True, "env", bool, "Show the next part at the end of each part of a series."),
    "banner_style": Option(
        "banner",
        "env",
        Literal["banner", "card", "line"],
        "How the automatic banner looks.",
    ),
    "parts": Option(True, "env", bool, "Show “Part k of n” at the top of each part of a series."),
    "parts_fold": Option(
        7, "env", int, "Fold lists of parts that are longer than this; ``0`` never folds."
    ),
    "date_format": Option(
        "", "env", str, "How dates are shown, as in ``today_fmt``; by default as the language does."
    ),
    "navigation": Option(
        "auto",
        "html",
        Literal["auto", "full", "collapsed"],
        "What the theme's sidebar shows: the whole tree, or only the branches that lead to the "
        "page; ``auto`` collapses it when all pages together would show more than 20,000 links.",
    ),
    "site": Option(
        [],
        "env",
        str | list[str],
        "Addresses of the site itself, as Astro's ``site``: links to them lead to the documents. "
        "``html_baseurl`` is one of them.",
    ),
    "dialect": Option(
        {},
        "env",
        dict[Annotated[str, AfterValidator(_adaptor)], bool],
        'Adaptors to Astro\'s Markdown that are switched off, as in ``{"asides": False}``.',
    ),
    "components": Option(
        {},
        "env",
        Annotated[dict[str, str | None], AfterValidator(_components)],
        "Components of MDX by name: one of ours that it is like (``aside``), a function as "
        "``module:function``, or ``None`` to leave it out.",
    ),
    "words_per_minute": Option(220, "", int, "Reading speed for words; CJK has 500 characters."),
}


def collections_of(config: Config, source: Path) -> list[Collection]:
    """Return the configured collections with absolute folders.

    :raises ConfigError: if the option has the wrong shape.
    """
    found = _checked(config, "collections")
    return [
        _collection(
            prefix.strip("/"),
            CollectionOption(path=value) if isinstance(value, str) else value,
            source,
        )
        for prefix, value in found.items()
    ]


def _collection(prefix: str, option: CollectionOption, source: Path) -> Collection:
    preset = PRESETS[option.preset] if option.preset else Preset(folders=("",), url=prefix)
    folder = preset.folder((source / option.path).resolve())
    root = astro_root(folder)
    public = _list(option.public) if option.public is not None else ()
    aliases = option.aliases or {}
    return Collection(
        prefix=prefix,
        folder=folder,
        pattern=_list(option.pattern or preset.pattern),
        exclude=_list(option.exclude),
        url="/" + (preset.url if option.url is None else option.url).strip("/"),
        public=tuple((source / each).resolve() for each in public)
        if option.public is not None or root is None
        else (root / "public",),
        aliases=tuple((start, (source / each).resolve()) for start, each in aliases.items())
        if option.aliases is not None or root is None
        else tuple(aliases_of(root).items()),
    )


def sites_of(config: Config) -> frozenset[str]:
    """Return the hosts of the site itself, as ``https://example.org``."""
    given = (*_list(_checked(config, "site")), config.html_baseurl)
    found = {urlsplit(address) for address in given}
    return frozenset(f"{each.scheme}://{each.netloc}".lower() for each in found if each.netloc)


def settings_of(config: Config, tags: frozenset[str]) -> Settings:
    """Return the settings of the pure floor; *tags* are those of ``sphinx-build -t``.

    Checks every option on the way.

    :raises ConfigError: if an option is wrong; a clock that cannot be read must not publish.
    """
    for name in OPTIONS:
        _checked(config, name)
    zone = _zone(_checked(config, "timezone"))
    return Settings(
        now=_now(_checked(config, "now"), zone),
        zone=zone,
        shown=frozenset(each.value for each in Withheld) & tags,
        strict=_checked(config, "strict"),
        merge_terms=_checked(config, "merge_terms"),
        unknown_terms=_checked(config, "unknown_terms"),
        words_per_minute=max(1, _checked(config, "words_per_minute")),
        taxonomies=tuple(_taxonomies(_checked(config, "taxonomies"))),
    )


def schemas_of(
    config: Config, source: Path, collections: Sequence[Collection]
) -> tuple[tuple[str, Schema], ...]:
    """Return the schemas by prefix; *source* is what their paths are relative to.

    :raises ConfigError: for a schema that cannot be used, or that is for no collection.
    """
    option: str | dict[str, str] = _checked(config, "schema")
    place, strict = f"articles_schema = {option!r}", _checked(config, "strict")
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


def _checked(config: Config, name: str) -> Any:
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
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise ConfigError(
                f"SOURCE_DATE_EPOCH = {epoch!r}: accepted: seconds since 1970"
            ) from None
    return datetime.now(UTC)


def _taxonomies(
    configured: Mapping[str, list[str] | TaxonomyOption | Literal[False]],
) -> Iterator[Taxonomy]:
    built_in = {each.name: each for each in (TAGS, CATEGORIES, AUTHORS)}
    for name in (*built_in, *(each for each in configured if each not in built_in)):
        option = configured.get(name)
        if option is None:
            yield built_in[name]
        elif isinstance(option, list):
            yield Taxonomy(name=name, singular=name.removesuffix("s"), keys=tuple(option))
        elif option is not False:
            yield Taxonomy(
                name=name,
                singular=option.singular or name.removesuffix("s"),
                keys=tuple(option.keys),
                title=option.title,
            )


def setup(app: Sphinx) -> None:
    """Register the options."""
    anything = frozenset({Any})  # Pydantic checks the types, and names the wrong part
    for name, option in OPTIONS.items():
        app.add_config_value(f"articles_{name}", option.default, option.rebuild, types=anything)
