"""The renderer: MyST's own, with a method or two for each token it renders otherwise."""

from __future__ import annotations

from .asides import AsideRenderer
from .code import CodeRenderer
from .components.render import ComponentRenderer
from .headings import HeadingRenderer
from .marks import MarkRenderer


class ArticleRenderer(
    ComponentRenderer, AsideRenderer, CodeRenderer, HeadingRenderer, MarkRenderer
):
    """Makes docutils nodes of an article's tokens; each parent is one subject."""
