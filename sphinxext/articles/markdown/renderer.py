"""The renderer: MyST's own, with a method or two for each token it renders otherwise."""

from __future__ import annotations

from .html import HtmlRenderer


class ArticleRenderer(HtmlRenderer):
    """Makes docutils nodes of an article's tokens; each parent is one subject."""
