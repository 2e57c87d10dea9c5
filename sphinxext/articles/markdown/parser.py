"""The parser: MyST's own, with the dialect of Astro for the articles of a collection.

The design leans here on :class:`myst_parser.parsers.sphinx_.MystParser`, whose ``parse`` knows
no plugins and no renderer but its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.parsers.sphinx_ import MystParser
from sphinx.errors import ConfigError

from ..config import value_of
from ..documents.project import MDX, project_of
from ..documents.sources import REPAIRED
from . import unknown
from .footnotes import UnusedFootnotes
from .xhtml import WellFormedTransform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config


class ArticleParser(MystParser):
    """Parses Markdown; an article of a collection as Astro reads it."""

    supported = (*MystParser.supported, MDX, REPAIRED)  # type: ignore[misc]  # docutils' is a ClassVar

    def parse(self, inputstring: str, document: nodes.document) -> None:
        env = document.settings.env
        project = project_of(env)
        path = project.scan.mounted.get(env.docname)
        if path is None:
            super().parse(inputstring, document)
            return
        from .reader import read

        read(inputstring, document, path.suffix)


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
    app.connect("config-inited", on_config_inited)
    unknown.setup(app)
    app.add_source_suffix(".mdx", MDX)
    app.add_source_suffix(f".{REPAIRED}", REPAIRED)
    app.add_source_parser(ArticleParser, override=True)
    app.add_transform(UnusedFootnotes)
    app.add_post_transform(WellFormedTransform)
