"""The way to the other pages of a list: newer and older ones, with the dates they span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import landmark
from ..translation import _
from ..views.values import Link
from .common_nodes import Context, container, link, paragraph, time

if TYPE_CHECKING:
    from ..views.values import ArticleList, Neighbour


def pager(view: ArticleList, context: Context) -> list[nodes.Node]:
    """Write the links to the pages before and after; nothing if there are none."""
    steps = [
        _step(page, text, relation, context)
        for page, text, relation in (
            (view.newer, _("Newer") if view.dated else _("Previous page"), "prev"),
            (view.older, _("Older") if view.dated else _("Next page"), "next"),
        )
        if page is not None
    ]
    if not steps:
        return []
    box = landmark("", container(*steps, classes="article-pager-steps"), classes=["article-pager"])
    box["aria-label"] = _("Pages")
    return [box]


def _step(page: Neighbour, text: str, relation: str, context: Context) -> nodes.Node:
    pieces = [link(Link(text, page.docname), context, rel=relation), *_dates(page, context)]
    return paragraph(*pieces, classes=f"article-pager-{relation}")


def _dates(page: Neighbour, context: Context) -> list[nodes.Node]:
    """Write from when to when the articles of a page are."""
    if page.start is None:
        return []
    start = time(page.start, context)
    if page.end is None:
        before, _found, after = _("since %s").partition("%s")
        pieces: list[nodes.Node] = [nodes.Text(before), start, nodes.Text(after)]
    elif page.end == page.start:
        pieces = [start]
    else:
        pieces = [start, nodes.Text(" – "), time(page.end, context)]
    shown = [piece for piece in pieces if piece.astext()]
    return [nodes.Text(" "), nodes.inline("", "", *shown, classes=["article-pager-dates"])]
