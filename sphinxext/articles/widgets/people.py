"""Who wrote an article, at its end: what ``authors.yml`` says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .base import Widget
from .common_nodes import Context, container, link, paragraph, thumbnail, title

if TYPE_CHECKING:
    from ..views.people import Person


def render(view: tuple[Person, ...], context: Context) -> list[nodes.Node]:
    """Write a box for each author of whom something is said."""
    return [_person(each, context) for each in view if each.description]


def _person(person: Person, context: Context) -> nodes.Node:
    lines: list[nodes.Node] = [
        paragraph(link(person.link, context, rel="author"), classes="article-author-name"),
        paragraph(title(person.description, context), classes="article-author-words"),
    ]
    if (address := elsewhere(person.url)) is not None:
        lines.append(paragraph(address, classes="article-author-link"))
    face = thumbnail(person.picture, context, classes="article-avatar")
    return container(
        *face, container(*lines, classes="article-author-text"), classes="article-author"
    )


def elsewhere(url: str, *, theirs: bool = True) -> nodes.Node | None:
    """Return a link to a page on the web, somebody's own if it is *theirs*, without its scheme."""
    if not url.startswith(("https://", "http://", "mailto:")):
        return None
    text = url.partition(":")[2].strip("/")
    relation = {"rel": "me"} if theirs else {}
    return nodes.reference("", text, refuri=url, **relation)


PEOPLE = Widget(name="people", view="people", render=render)
WIDGETS = (PEOPLE,)
