"""The byline under an article's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..translation import _
from .base import Widget
from .build import Context, badge, inline, joined, link, paragraph, time

if TYPE_CHECKING:
    from ..catalogue.views import Byline, Link

_CLASSES = {"tags": "p-category", "categories": "p-category", "authors": "p-author h-card"}
_SHOWN_FIRST = ("authors",)


def render(view: Byline | None, context: Context) -> list[nodes.Node]:
    """Write label, dates, people, terms and reading time in one paragraph."""
    if view is None:
        return []
    terms = dict(view.terms)
    groups = [[badge(view.label)]] if view.label else []
    if view.published:
        groups.append([time(view.published, context)])
    if view.updated:
        groups.append([nodes.Text(_("updated") + " "), time(view.updated, context)])
    groups += [_people(terms.get("authors", ()), context)]
    groups.append([nodes.Text(_("%d min read") % view.minutes)])
    groups += [
        _links(name, links, context) for name, links in terms.items() if name not in _SHOWN_FIRST
    ]
    pieces = joined([_group(group) for group in groups if group], " · ")
    return [paragraph(*pieces, classes="article-byline")]


def _group(children: list[nodes.Node]) -> nodes.Node:
    return children[0] if len(children) == 1 else nodes.inline("", "", *children)


def _people(links: tuple[Link, ...], context: Context) -> list[nodes.Node]:
    if not links:
        return []
    return [
        nodes.Text(_("by") + " "),
        *joined([_term("authors", each, context) for each in links], ", "),
    ]


def _links(name: str, links: tuple[Link, ...], context: Context) -> list[nodes.Node]:
    if not links:
        return []
    inner = joined([_term(name, each, context) for each in links], ", ")
    return [nodes.inline("", "", *inner, classes=["article-terms", f"article-{name}"])]


def _term(name: str, target: Link, context: Context) -> nodes.Node:
    relation = {"rel": "author" if name == "authors" else "tag"}
    if not target.docname:
        return inline(target.text, _CLASSES.get(name, "p-category"))
    return link(target, context, classes=_CLASSES.get(name, "p-category"), **relation)


BYLINE = Widget(name="byline", view="byline", render=render)
WIDGETS = (BYLINE,)
