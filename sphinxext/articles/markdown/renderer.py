"""The renderer: MyST's own, with a method or two for each token it renders otherwise."""

from __future__ import annotations

from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer


class ArticleRenderer(SphinxRenderer):
    """Makes docutils nodes of an article's tokens; each parent is one subject."""
