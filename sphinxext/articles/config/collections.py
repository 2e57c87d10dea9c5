"""Collections with their folders, and the languages that these may say."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from ..astro_project import PRESETS, Preset, aliases_of, astro_root, locales_of
from ..languages import Locales, is_tag
from ..settings import SERIES_FOLDER, Collection
from ..slugs import safe_id
from ..symlinks import is_inside
from .options import CollectionOption
from .site import host_of
from .to_settings import settings_of
from .validation import as_tuple, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.config import Config

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
            raise ConfigError(f"{place} cannot be a prefix; accepted: a name such as 'blog', or ''")
        if prefix in found:
            raise ConfigError(f"{place} occurs twice; accepted: a prefix for each folder")
        if prefix.partition("/")[0] in generated:
            message = "is where generated pages are; accepted: another name"
            raise ConfigError(f"{place} {message}")
        given = CollectionOption(path=value) if isinstance(value, str) else value
        if host_of(given.url or ""):
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
    astro = astro_root(folder)
    root = astro or (given if option.preset else None)
    patterns = as_tuple(option.pattern or preset.pattern)
    refused = tuple(each[1:] for each in patterns if each.startswith("!"))
    if option.lang is not None and not is_tag(option.lang):
        raise ConfigError(
            f"articles_collections: {prefix!r}: lang {option.lang!r}; accepted: {_LANGUAGES}"
        )
    public = tuple(_folder(source, each) for each in as_tuple(option.public or []))
    aliases = tuple(
        (start, _folder(source, each)) for start, each in (option.aliases or {}).items()
    )
    if option.public is None and root is not None and is_inside(root, root / "public"):
        public = (root / "public",)
    if option.aliases is None and root is not None:
        aliases = aliases_of(root)
    return Collection(
        prefix=prefix,
        lang=option.lang or "",
        home="" if declared or root is None else locales_of(root).home,
        title=option.title.strip(),
        description=option.description.strip(),
        folder=folder,
        written=option.path,
        pattern=tuple(each for each in patterns if not each.startswith("!")),
        exclude=(*as_tuple(option.exclude), *refused),
        url="/" + (preset.url if option.url is None else option.url).strip("/"),
        public=public,
        aliases=aliases,
        astro=astro,
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
    roots = {each.astro for each in listed if each.astro is not None}
    found = [locales_of(root) for root in sorted(roots)]
    homes = {each.home for each in listed}
    return Locales(
        tags=tuple(dict.fromkeys(tag for each in found for tag in each.tags)),
        names=tuple(dict.fromkeys(pair for each in found for pair in each.names)),
        home=homes.pop() if len(homes) == 1 else "",
    )
