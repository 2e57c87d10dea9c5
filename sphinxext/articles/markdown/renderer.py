"""The renderer: MyST's own, with a method or two for each token it renders otherwise."""

from __future__ import annotations

from .components.render import ComponentRenderer


class ArticleRenderer(ComponentRenderer):
    """Makes docutils nodes of an article's tokens; each parent is one subject."""
