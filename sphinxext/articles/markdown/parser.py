"""The parser: MyST's own, with the dialect of Astro for the articles of a collection.

The design leans here on :class:`myst_parser.parsers.sphinx_.MystParser`, whose ``parse`` knows
no plugins and no renderer but its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from myst_parser.config.main import (
    MdParserConfig,
    TopmatterReadError,
    merge_file_level,
    read_topmatter,
)
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import create_warning

from ..dialect import adaptors
from ..project import MDX, project_of
from .renderer import ArticleRenderer

if TYPE_CHECKING:
    from docutils import nodes
    from myst_parser.warnings_ import MystWarnings
    from sphinx.application import Sphinx

    from ..dialect import Adaptor


class ArticleParser(MystParser):
    """Parses Markdown; an article of a collection as Astro reads it."""

    supported = (*MystParser.supported, MDX)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        env = document.settings.env
        path = project_of(env).gathered.mounted.get(env.docname)
        if path is None:
            super().parse(inputstring, document)
            return
        dialect = adaptors(env.config.articles_dialect, path.suffix)
        config = _config(env.myst_config, dialect)
        config = _with_own(config, inputstring, document)
        parser = create_md_parser(config, ArticleRenderer)
        for adaptor in dialect.values():
            if adaptor.plugin is not None:
                parser.use(adaptor.plugin)
        parser.options["document"] = document
        parser.options["articles_dialect"] = frozenset(dialect)
        parser.render(inputstring)


def _config(config: MdParserConfig, dialect: dict[str, Adaptor]) -> MdParserConfig:
    """Add what the dialect needs to the project's configuration of MyST."""
    extensions = set(config.enable_extensions)
    disabled = list(config.disable_syntax)
    options: dict[str, Any] = {}
    for adaptor in dialect.values():
        extensions |= adaptor.extensions
        disabled += adaptor.disabled
        options.update(adaptor.options)
    return replace(config, enable_extensions=extensions, disable_syntax=disabled, **options)


def _with_own(config: MdParserConfig, text: str, document: nodes.document) -> MdParserConfig:
    """Let the article's own ``myst:`` front matter have the last word."""
    try:
        topmatter = read_topmatter(text)
    except TopmatterReadError:
        return config  # the renderer reports it
    if not topmatter:
        return config

    def warn(kind: MystWarnings, message: str) -> None:
        create_warning(document, message, kind, line=1, append_to=document)

    return merge_file_level(config, topmatter, warn)


def setup(app: Sphinx) -> None:
    """Take the place of MyST's parser."""
    app.add_source_suffix(".mdx", MDX)
    app.add_source_parser(ArticleParser, override=True)
