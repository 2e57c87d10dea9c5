"""The byline under an article's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..translation import _
from .build import Show, badge, inline, joined, link, paragraph, time

if TYPE_CHECKING:
    from ..catalogue.views import Byline, Link

_CLASSES = {"tags": "p-category", "categories": "p-category", "authors": "p-author h-card"}
_SHOWN_FIRST = ("authors",)


def render(view: Byline | None, show: Show) -> list[nodes.Node]:
    """Write label, dates, people, terms and reading time in one paragraph."""
    if view is None:
        return []
    terms = dict(view.terms)
    groups = [[badge(view.label)]] if view.label else []
    if view.published:
        groups.append([time(view.published, show)])
    if view.updated:
        groups.append([nodes.Text(_("updated") + " "), time(view.updated, show)])
    groups += [_people(terms.get("authors", ()), show)]
    groups.append([nodes.Text(_("%d min read") % view.minutes)])
    groups += [
        _links(name, links, show) for name, links in terms.items() if name not in _SHOWN_FIRST
    ]
    pieces = joined([_group(group) for group in groups if group], " · ")
    return [paragraph(*pieces, classes="article-byline")]


def _group(children: list[nodes.Node]) -> nodes.Node:
    return children[0] if len(children) == 1 else nodes.inline("", "", *children)


def _people(links: tuple[Link, ...], show: Show) -> list[nodes.Node]:
    if not links:
        return []
    return [
        nodes.Text(_("by") + " "),
        *joined([_term("authors", each, show) for each in links], ", "),
    ]


def _links(name: str, links: tuple[Link, ...], show: Show) -> list[nodes.Node]:
    if not links:
        return []
    inner = joined([_term(name, each, show) for each in links], ", ")
    return [nodes.inline("", "", *inner, classes=["article-terms", f"article-{name}"])]


def _term(name: str, target: Link, show: Show) -> nodes.Node:
    relation = {"rel": "author" if name == "authors" else "tag"}
    if not target.docname:
        return inline(target.text, _CLASSES.get(name, "p-category"))
    return link(target, show, classes=_CLASSES.get(name, "p-category"), **relation)
