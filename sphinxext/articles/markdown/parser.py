"""The parser: MyST's own, with the dialect of Astro for the articles of a collection.

The design leans here on :class:`myst_parser.parsers.sphinx_.MystParser`, whose ``parse`` knows
no plugins and no renderer but its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.parsers.sphinx_ import MystParser

from ..documents.project import MDX, project_of
from .footnotes import UnusedFootnotes
from .xhtml import WellFormedTransform

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


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
        from .reader import read

        read(inputstring, document, path.suffix if path else "")


def setup(app: Sphinx) -> None:
    """Take the place of MyST's parser."""
    app.add_source_suffix(".mdx", MDX)
    app.add_source_parser(ArticleParser, override=True)
    app.add_transform(UnusedFootnotes)
    app.add_post_transform(WellFormedTransform)
