"""What lists show of one article: its title, facts on a line, and words about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..translation import _
from .common_nodes import Context, badge, joined, link, paragraph, thumbnail, time, title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..views.values import Entry, Link

BESIDE = ("image", "description", "excerpt")
"""Fields that stand for themselves; all others are facts."""


def heading(entry: Entry, context: Context, classes: str = "") -> list[nodes.Node]:
    """Return the title, which leads to the article."""
    pieces: list[nodes.Node] = [link(entry.link, context, classes=f"{classes} p-name u-url")]
    return [*pieces, nodes.Text(" "), badge(entry.label)] if entry.label else pieces


def meta(
    entry: Entry, fields: Iterable[str], context: Context, *, linked: bool = True
) -> list[nodes.Node]:
    """Return a paragraph of the facts among these fields, in their order."""
    found = facts(entry, fields, context, linked=linked)
    return [paragraph(*joined(found, " · "), classes="article-entry-meta")] if found else []


def facts(
    entry: Entry, fields: Iterable[str], context: Context, *, linked: bool = True
) -> list[nodes.Node]:
    """Return the facts among these fields that the article has; links unless they are in one."""
    return [node for field in fields for node in _fact(entry, field, context, linked=linked)]


def words(
    entry: Entry, fields: Iterable[str], context: Context, *, linked: bool = True
) -> list[nodes.Node]:
    """Return the article's description and its excerpt, where they are among these fields."""
    shown = {"description": _description(entry), "excerpt": _excerpt(entry, context, linked=linked)}
    return [node for field in fields for node in shown.get(field, ())]


def picture(entry: Entry, context: Context) -> list[nodes.Node]:
    """Return the article's picture."""
    return thumbnail(entry.picture, context, classes="article-entry-picture")


def with_code(text: str) -> list[nodes.Node]:
    """Return a description: text, in which only what is between backticks is code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a backtick that is never closed
        parts[-2:] = ["`".join(parts[-2:])]
    if not all(parts[1::2]):
        return [nodes.Text(text)]
    return [
        nodes.literal(part, part) if at % 2 else nodes.Text(part)
        for at, part in enumerate(parts)
        if part
    ]


def _fact(entry: Entry, field: str, context: Context, *, linked: bool) -> Iterator[nodes.Node]:
    if field == "date" and entry.date:
        yield time(entry.date, context, "dt-published")
    elif field == "updated" and entry.updated:
        yield nodes.inline(
            "", "", nodes.Text(_("updated") + " "), time(entry.updated, context, "dt-updated")
        )
    elif field == "reading-time" and entry.minutes:
        yield nodes.Text(_("%d min read") % entry.minutes)
    elif field == "series" and entry.series:
        yield _to(entry.series, context, linked=linked)
    elif terms := dict(entry.terms).get(field):
        shown = joined([_to(each, context, linked=linked) for each in terms], ", ")
        yield nodes.inline("", "", *shown, classes=["article-terms", f"article-{field}"])


def _to(target: Link, context: Context, *, linked: bool) -> nodes.Node:
    return link(target, context) if linked else title(target.text, context)


def _description(entry: Entry) -> list[nodes.Node]:
    if not entry.description:
        return []
    return [paragraph(*with_code(entry.description), classes="article-description p-summary")]


def _excerpt(entry: Entry, context: Context, *, linked: bool) -> list[nodes.Node]:
    found = context.excerpt(entry.link.docname) if entry.excerpt else None
    if found is None:
        return []
    found["unlinked"] = not linked
    return [found]
