"""The years of the archive, with how many articles each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .base import Widget
from .common_nodes import container
from .term_list import counted

if TYPE_CHECKING:
    from ..views.values import Counted
    from .common_nodes import Context

NAME = "archive"


def render(view: tuple[Counted, ...], context: Context) -> list[nodes.Node]:
    """Write the years, the latest first."""
    if not view:
        return []
    years = nodes.bullet_list("", *(counted(each, context) for each in view), bullet="-")
    return [container(years, classes="article-list article-archive")]


WIDGETS = (Widget(name=NAME, view=NAME, render=render),)
