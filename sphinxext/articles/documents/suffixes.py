"""Which files are Markdown, by the suffixes that the project gives to each parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from ..catalogue.article import MARKDOWN
from .generated_sources import GENERATED, REPAIRED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

PLAIN, OTHER = "markdown", "articles-markdown"
"""The file types of ``.md``, and of ``.mdx`` and further spellings of ``.md``: documents in
collections only, so that what lies about in the source directory stays what it is.
``source_suffix`` can make them ``markdown``."""
NOTEBOOK = "myst-nb"
"""The file type of MyST-NB, which reads both notebooks and Markdown."""
_KINDS = frozenset({PLAIN, "myst", OTHER})


def markdown_suffixes(suffixes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the suffixes of Markdown, given the file type of each."""
    return tuple(
        suffix
        for suffix, kind in suffixes.items()
        if kind in _KINDS or (kind == NOTEBOOK and suffix in MARKDOWN)
    )


def never_found(suffixes: Mapping[str, str]) -> frozenset[str]:
    """Return the suffixes that make no document of a file in the source directory."""
    kinds = {OTHER, GENERATED, REPAIRED}
    return frozenset(suffix for suffix, kind in suffixes.items() if kind in kinds)


def refuse_another(owner: str | None) -> None:
    """Say what ``.md`` must be read by, if that is neither MyST nor MyST-NB.

    :raises ConfigError: if it is something else.
    """
    if owner not in {None, *_KINDS, NOTEBOOK}:
        message = "accepted: MyST's, by the name 'markdown', or MyST-NB's"
        advice = "give the other another suffix, or take its extension out of 'extensions'"
        raise ConfigError(
            f"source_suffix: '.md' belongs to the parser {owner!r}; {message}; {advice}"
        )


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Give the suffixes of articles a type where nobody else has."""
    # Sphinx adds to this, which may be its default for all projects of the process.
    config.source_suffix = dict(config.source_suffix)
    for suffix in MARKDOWN:
        if suffix not in app.registry.source_suffix:
            app.add_source_suffix(suffix, PLAIN if suffix == ".md" else OTHER)


def on_suffixes_known(app: Sphinx, config: Config) -> None:
    """Look who reads Markdown, now that ``conf.py`` and all extensions have spoken."""
    refuse_another(config.source_suffix.get(".md"))


def setup(app: Sphinx) -> None:
    """Register the suffixes: other extensions may come later, and are not in our way."""
    app.connect("config-inited", on_config_inited, priority=700)  # before Sphinx merges (800)
    app.connect("config-inited", on_suffixes_known, priority=850)
