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
from ..documents.project import MDX, project_of
from ..matter.prepare import read_front_matter
from .components import nodes as components
from .footnotes import UnusedFootnotes
from .renderer import ArticleRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from markdown_it.rules_core import StateCore
    from myst_parser.warnings_ import MystWarnings
    from sphinx.application import Sphinx

    from ..dialect import Adaptor


class ArticleParser(MystParser):
    """Parses Markdown; an article of a collection as Astro reads it."""

    supported = (*MystParser.supported, MDX)  # type: ignore[misc]  # docutils' is a ClassVar

    def parse(self, inputstring: str, document: nodes.document) -> None:
        env = document.settings.env
        project = project_of(env)
        path = project.gathered.mounted.get(env.docname)
        if path is None and not project.is_generated(env.docname):
            super().parse(inputstring, document)
            return
        dialect = adaptors(env.config.articles_dialect, path.suffix) if path else {}
        config = _config(env.myst_config, dialect)
        matter = read_front_matter(inputstring)
        config = _with_own(config, matter, inputstring, document)
        parser = create_md_parser(config, ArticleRenderer)
        if matter is not None:
            parser.core.ruler.after("block", "articles_front_matter", _hand_over(matter))
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


def _with_own(
    config: MdParserConfig, matter: dict[str, Any] | None, text: str, document: nodes.document
) -> MdParserConfig:
    """Let the article's own ``myst:`` front matter have the last word."""
    try:
        own = matter if matter is not None else read_topmatter(text)
    except TopmatterReadError:
        return config  # the renderer reports it
    if not own:
        return config

    def warn(kind: MystWarnings, message: str) -> None:
        create_warning(document, message, kind, line=1, append_to=document)

    return merge_file_level(config, own, warn)


def _hand_over(matter: dict[str, Any]) -> Callable[[StateCore], None]:
    """Give the renderer the front matter as a mapping, so that it is not parsed again."""

    def rule(state: StateCore) -> None:
        if state.tokens and state.tokens[0].type == "front_matter":
            state.tokens[0].content = matter  # type: ignore[assignment]  # which MyST allows for

    return rule


def setup(app: Sphinx) -> None:
    """Take the place of MyST's parser."""
    app.add_source_suffix(".mdx", MDX)
    app.add_source_parser(ArticleParser, override=True)
    app.add_transform(UnusedFootnotes)
    components.setup(app)
