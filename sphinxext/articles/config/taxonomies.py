"""Which taxonomies there are, as ``articles_taxonomies`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sphinx.errors import ConfigError

from ..frontmatter.taxonomies import BUILT_IN, Taxonomy
from ..settings import SERIES_FOLDER
from ..slugs import safe_id
from .options import TaxonomyOption

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def taxonomies_of(
    configured: Mapping[str, list[str] | TaxonomyOption | Literal[False]],
) -> Iterator[Taxonomy]:
    """Yield the built-in taxonomies as they are configured, then all others.

    :raises ConfigError: for one that pages or roles cannot be made of.
    """
    built_in = {taxonomy.name: taxonomy for taxonomy in BUILT_IN}
    roles = {"article", SERIES_FOLDER}
    for name in (*built_in, *(each for each in configured if each not in built_in)):
        option, place = configured.get(name), f"articles_taxonomies: {name!r}"
        if option is False and name not in built_in:
            raise ConfigError(f"{place} cannot be False; accepted: {', '.join(built_in)}")
        if option is False:
            continue
        taxonomy = built_in[name] if option is None else _taxonomy(name, option)
        if safe_id(name) is None or name == SERIES_FOLDER:
            raise ConfigError(f"{place} cannot be a folder; accepted: a name such as 'topics'")
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
