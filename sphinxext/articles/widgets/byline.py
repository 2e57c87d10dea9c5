"""The byline under an article's title: who, when, how long; then what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import isolated
from ..translation import _
from .base import Widget
from .common_nodes import (
    Context,
    badge,
    container,
    inline,
    joined,
    link,
    paragraph,
    thumbnail,
    time,
    title,
)

if TYPE_CHECKING:
    from ..views.byline import Byline
    from ..views.people import Person
    from ..views.values import Link


def render(view: Byline | None, context: Context) -> list[nodes.Node]:
    """Write people with dates and reading time, and below them the terms."""
    if view is None:
        return []
    faces = [
        face
        for person in view.authors
        for face in thumbnail(person.picture, context, classes="article-avatar")
    ]
    groups = [*_facts(view, context)]
    if view.authors:
        names = joined([_person(each, context) for each in view.authors], ", ")
        groups.insert(0, nodes.inline("", "", *names, classes=["article-people"]))
    children: list[nodes.Node] = [nodes.paragraph("", "", *joined(groups, " · "))]
    if faces:
        children.insert(0, container(*faces, classes="article-avatars"))
    lines: list[nodes.Element] = [container(*children, classes="article-byline-facts")]
    chips = [_chip(name, each, context) for name, terms in view.terms for each in terms]
    if chips:
        lines.append(paragraph(*joined(chips, ", "), classes="article-chips"))
    return [container(*lines, classes="article-byline")]


def _facts(view: Byline, context: Context) -> list[nodes.Node]:
    groups: list[list[nodes.Node]] = [[badge(view.label)]] if view.label else []
    if view.published:
        groups.append([time(view.published, context, "dt-published")])
    if view.updated:
        groups.append([nodes.Text(_("updated") + " "), time(view.updated, context, "dt-updated")])
    groups.append([nodes.Text(_("%d min read") % view.minutes)])
    return [isolated("", "", *group, classes=["article-fact"]) for group in groups]


def _person(person: Person, context: Context) -> nodes.Node:
    if not person.link.docname:
        return nodes.inline(
            "", "", title(person.link.text, context), classes=["p-author", "h-card"]
        )
    return link(person.link, context, classes="p-author h-card", rel="author")


def _chip(name: str, target: Link, context: Context) -> nodes.Node:
    classes = f"article-chip article-chip-{name} p-category"
    if not target.docname:
        return inline(target.text, classes)
    return link(target, context, classes=classes, rel="tag")


BYLINE = Widget(name="byline", view="byline", render=render)
WIDGETS = (BYLINE,)
