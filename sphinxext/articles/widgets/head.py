"""What an article's page says in its ``<head>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .base import Widget

if TYPE_CHECKING:
    from ..catalogue.views import Meta
    from .build import Context


def render(view: Meta | None, context: Context) -> list[nodes.Node]:
    """Write ``<meta>`` elements: description, author, keywords, robots."""
    if view is None:
        return []
    values = {
        "description": view.description,
        "author": ", ".join(view.authors),
        "keywords": ", ".join(view.keywords),
        "robots": "" if view.listed else "noindex",
    }
    return [nodes.meta("", name=name, content=value) for name, value in values.items() if value]


HEAD = Widget(name="meta", view="meta", render=render)
WIDGETS = (HEAD,)
