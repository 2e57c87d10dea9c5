"""Lists of articles, terms and series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..translation import _
from .build import Show, badge, inline, link, paragraph, time

if TYPE_CHECKING:
    from ..catalogue.views import Counted, Item, Listing


def render_term(view: Listing | None, show: Show) -> list[nodes.Node]:
    """Write the articles of a term, newest first, under what its file says of it."""
    if view is None:
        return []
    lead: list[nodes.Node] = []
    if view.term.description:
        lead.append(paragraph(view.term.description, classes="article-lead"))
    if view.term.url.startswith(("https://", "http://", "mailto:")):
        reference = nodes.reference("", view.term.url, refuri=view.term.url, rel="me")
        lead.append(paragraph(reference))
    items = [_article(each, show) for each in view.items]
    return [*lead, nodes.bullet_list("", *items, bullet="-", classes=["article-list"])]


def render_terms(view: tuple[Counted, ...], show: Show) -> list[nodes.Node]:
    """Write the index of a taxonomy, with counts."""
    return _counted(view, show, "article-terms-index")


def render_series(view: tuple[Counted, ...], show: Show) -> list[nodes.Node]:
    """Write the index of series, with the number of published parts."""
    return _counted(view, show, "article-series-index")


def _article(item: Item, show: Show) -> nodes.Node:
    pieces: list[nodes.Node] = [link(item.link, show)]
    if item.date:
        pieces += [nodes.Text(" · "), time(item.date, show)]
    if item.label:
        pieces += [nodes.Text(" "), badge(item.label)]
    children: list[nodes.Node] = [paragraph(*pieces)]
    if item.description:
        children.append(paragraph(item.description, classes="article-description"))
    return nodes.list_item("", *children)


def _counted(view: tuple[Counted, ...], show: Show, classes: str) -> list[nodes.Node]:
    if not view:
        return []
    items = []
    for each in view:
        pieces = [
            link(each.link, show),
            nodes.Text(" "),
            inline(f"({_count(each)})", "article-count"),
        ]
        children: list[nodes.Node] = [paragraph(*pieces)]
        if each.description:
            children.append(paragraph(each.description, classes="article-description"))
        items.append(nodes.list_item("", *children))
    return [nodes.bullet_list("", *items, bullet="-", classes=["article-list", classes])]


def _count(counted: Counted) -> str:
    if counted.complete is None:
        return str(_("1 article") if counted.count == 1 else _("%d articles") % counted.count)
    parts = str(_("1 part") if counted.count == 1 else _("%d parts") % counted.count)
    state = _("complete") if counted.complete else _("ongoing")
    return f"{parts}, {state}"
