"""The years of the archive, with how many articles each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .base import Widget
from .term_list import counted

if TYPE_CHECKING:
    from ..catalogue.values import Counted
    from .build import Context

NAME = "archive"


def render(view: tuple[Counted, ...], context: Context) -> list[nodes.Node]:
    """Write the years, the latest first."""
    items = [counted(each, context) for each in view]
    classes = ["article-list", "article-archive"]
    return [nodes.bullet_list("", *items, bullet="-", classes=classes)] if items else []


WIDGETS = (Widget(name=NAME, view=NAME, render=render),)
