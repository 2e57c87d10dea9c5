"""The parser: MyST's own, with the dialect of Astro for the articles of a collection.

The design leans here on :class:`myst_parser.parsers.sphinx_.MystParser`, whose ``parse`` knows
no plugins and no renderer but its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.parsers.sphinx_ import MystParser
from sphinx.errors import ConfigError
from sphinx.parsers import Parser

from ..config import value_of
from ..documents.project import project_of
from ..documents.sources import REPAIRED
from ..documents.suffixes import MDX, NOTEBOOK, OTHER, refuse_another
from ..untrusted.rules import rules_for
from . import unknown
from .footnotes import UnusedFootnotes
from .xhtml import WellFormedTransform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


class _OfCollections(Parser):
    """Mixed into a parser of Markdown: an article of a collection is read as Astro reads it, and
    one of the source directory as MyST does, with a guard."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        env = document.settings.env
        project = project_of(env)
        path = project.scan.mounted.get(env.docname)
        if path is None and not self._is_read_by_us(env, inputstring):
            super().parse(inputstring, document)
            return
        from .reader import read

        read(inputstring, document, path.suffix if path is not None else "")

    def _is_read_by_us(self, env: BuildEnvironment, text: str) -> bool:
        """Tell whether a document of the source directory is an article, and no notebook.

        What a stranger has put there is never a notebook, which would be run.
        """
        project = project_of(env)
        if rules_for(env, env.docname) is not None:
            return True
        return project.article(env.docname) is not None and not project.is_notebook(
            env.docname, text
        )


class ArticleParser(_OfCollections, MystParser):
    """Parses Markdown, as MyST does."""

    supported = (*MystParser.supported, MDX, OTHER, REPAIRED)  # type: ignore[misc]  # docutils' is a ClassVar


def on_parsers_known(app: Sphinx, config: Config) -> None:
    """See to it that articles are ours, whoever else reads Markdown.

    :raises ConfigError: if another parser has taken the place of ours.
    """
    parsers = app.registry.source_parsers
    if parsers.get("markdown") is not ArticleParser:
        refuse_another(f"{parsers['markdown'].__module__}.{parsers['markdown'].__qualname__}")
    if (other := parsers.get(NOTEBOOK)) is not None:
        bases = (_OfCollections, other)
        app.add_source_parser(
            type(other.__name__, bases, {"supported": (NOTEBOOK,)}), override=True
        )


def set_up_myst(app: Sphinx) -> None:
    """Set MyST up, in which MyST-NB may have been before us: it has taken ``.md`` then.

    :raises ConfigError: if another parser has.
    """
    if "myst_parser" in app.extensions:
        return
    owner = app.registry.source_suffix.get(".md")
    refuse_another(owner)
    if owner is None:
        app.setup_extension("myst_parser")


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Check the options that name adaptors and components; here alone it is known which there are.

    :raises ConfigError: for a name that is none.
    """
    for option, check in (("dialect", _check_adaptors), ("components", _check_components)):
        value = value_of(config, option)
        try:
            if value:
                check(value)
        except ValueError as error:
            raise ConfigError(f"articles_{option} = {value!r}: {error}") from None


def _check_adaptors(switches: Mapping[str, bool]) -> None:
    from .dialect import ADAPTORS

    for name in switches.keys() - ADAPTORS.keys():
        message = f"{name!r} is no adaptor; accepted: {', '.join(ADAPTORS)}"
        raise ValueError(message)


def _check_components(components: Mapping[str, str | None]) -> None:
    from .mdx.registry import checked

    checked(components)


def setup(app: Sphinx) -> None:
    """Take the place of MyST's parser."""
    set_up_myst(app)
    app.connect("config-inited", on_config_inited)
    app.connect("config-inited", on_parsers_known, priority=850)
    unknown.setup(app)
    app.add_source_suffix(f".{REPAIRED}", REPAIRED)
    app.add_source_parser(ArticleParser, override=True)
    app.add_transform(UnusedFootnotes)
    app.add_post_transform(WellFormedTransform)
