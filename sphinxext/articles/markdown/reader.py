"""Read an article as Astro reads it: MyST's parser with the plugins of the dialect, our renderer.

Imported when the first article is read: a build in which nothing has changed needs none of it.
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
from myst_parser.warnings_ import create_warning

from ..forbidden_characters import SIGN, first_lost, mended
from ..frontmatter.myst import read_front_matter
from ..problems import Kind, Problem
from ..reporting import warn
from .admonitions import AsideRenderer
from .backslashes import BackslashRenderer
from .code import CodeRenderer
from .content_model import ContentModelRenderer
from .dialect import adaptors
from .error_recovery import BarrierRenderer
from .footnotes import FootnoteRenderer
from .headings import HeadingRenderer
from .includes import GuardedRenderer
from .math import MathRenderer
from .mdx.render import ComponentRenderer
from .own_options import own_options
from .roles import RoleRenderer
from .strikethrough import StrikethroughRenderer
from .substitutions import SubstitutionRenderer
from .tasks import TaskRenderer
from .thematic_breaks import BreakRenderer
from .unknown_directives import UnknownDirectiveRenderer
from .untrusted import StrangersRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from markdown_it.rules_core import StateCore
    from myst_parser.warnings_ import MystWarnings

    from .dialect import Adaptor


class ArticleRenderer(
    BarrierRenderer,
    GuardedRenderer,
    ComponentRenderer,
    AsideRenderer,
    BackslashRenderer,
    BreakRenderer,
    CodeRenderer,
    ContentModelRenderer,
    FootnoteRenderer,
    HeadingRenderer,
    MathRenderer,
    RoleRenderer,
    StrangersRenderer,
    StrikethroughRenderer,
    SubstitutionRenderer,
    TaskRenderer,
    UnknownDirectiveRenderer,
):
    """Makes docutils nodes of an article's tokens; each parent is one subject."""


class PlainRenderer(
    BarrierRenderer,
    BreakRenderer,
    ContentModelRenderer,
    GuardedRenderer,
    StrangersRenderer,
    SubstitutionRenderer,
    UnknownDirectiveRenderer,
):
    """Makes docutils nodes of an article of the source directory, as MyST does."""


def read(text: str, document: nodes.document, suffix: str) -> None:
    """Fill *document*; without a *suffix* it is one of the source directory's, without dialect."""
    env = document.settings.env
    text = _mended(text, document)
    dialect = adaptors(env.config.articles_dialect, suffix) if suffix else {}
    matter = read_front_matter(text)
    config = _with_own(_config(env.myst_config, dialect), matter, text, document)
    parser = create_md_parser(config, ArticleRenderer if suffix else PlainRenderer)
    if matter is not None:
        parser.core.ruler.after("block", "articles_front_matter", _hand_over(matter))
    for adaptor in dialect.values():
        if adaptor.plugin is not None:
            parser.use(adaptor.plugin)
    parser.options["document"] = document
    parser.options["articles_dialect"] = frozenset(dialect)
    parser.render(text)


def _mended(text: str, document: nodes.document) -> str:
    """Return *text* without characters that no page can have; tell where the first of them is."""
    lost = first_lost(text)
    if lost is not None:
        problem = Problem(
            kind=Kind.FILE,
            path=document["source"],
            line=text.count("\n", 0, lost) + 1,
            message=f"has a character that no page can have; it is shown as {SIGN}",
            value=ascii(text[lost]),
        )
        warn([problem])
    return mended(text)


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

    return merge_file_level(config, own_options(own, document), warn)


def _hand_over(matter: dict[str, Any]) -> Callable[[StateCore], None]:
    """Give the renderer the front matter as a mapping, so that it is not parsed again."""

    def rule(state: StateCore) -> None:
        if state.tokens and state.tokens[0].type == "front_matter":
            state.tokens[0].content = matter  # type: ignore[assignment]  # which MyST allows for

    return rule
