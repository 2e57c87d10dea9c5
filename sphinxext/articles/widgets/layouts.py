"""How a list of articles may look."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from ..translation import _
from .common_nodes import Context, container, joined, paragraph
from .entries import BESIDE, facts, heading, meta, picture, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..views.values import Entry

Fields = tuple[str, ...]


class Layout(NamedTuple):
    """A look: how it draws articles, and which fields it shows of them unless others are named."""

    draw: Callable[[tuple[Entry, ...], Fields, Context], nodes.Node]
    fields: Fields


def _list(entries: tuple[Entry, ...], fields: Fields, context: Context) -> nodes.Node:
    items = []
    for entry in entries:
        pieces = [
            paragraph(*heading(entry, context), classes="article-entry-title"),
            *meta(entry, fields, context),
            *words(entry, fields, context),
        ]
        items.append(_item(*_beside_picture(entry, pieces, context)))
    return nodes.bullet_list("", *items, bullet="-")


def _compact(entries: tuple[Entry, ...], fields: Fields, context: Context) -> nodes.Node:
    """Write a line for each article."""
    items = []
    for entry in entries:
        title = nodes.inline("", "", *heading(entry, context), classes=["article-entry-title"])
        line = joined([title, *facts(entry, fields, context)], " · ")
        pieces = [paragraph(*line), *words(entry, fields, context)]
        items.append(_item(*_beside_picture(entry, pieces, context)))
    return nodes.bullet_list("", *items, bullet="-")


def _cards(entries: tuple[Entry, ...], fields: Fields, context: Context) -> nodes.Node:
    """Write cards that are links as a whole, so that nothing else in them is one."""
    cards = []
    for entry in entries:
        title = heading(entry, context, classes="sd-stretched-link")
        body = container(
            paragraph(*title, classes="article-entry-title sd-card-title"),
            *meta(entry, fields, context, linked=False),
            *words(entry, fields, context, linked=False),
            classes="sd-card-body",
        )
        looks = "article-entry h-entry sd-card sd-sphinx-override sd-shadow-sm sd-mb-3"
        cards.append(container(*picture(entry, context), body, classes=looks))
    return container(*cards, classes="article-cards")


def _timeline(entries: tuple[Entry, ...], fields: Fields, context: Context) -> nodes.Node:
    """Write the date of each article before it, along a line."""
    rest = tuple(each for each in fields if each != "date")
    items = []
    for entry in entries:
        when = facts(entry, ("date",), context)
        pieces = [
            paragraph(*heading(entry, context), classes="article-entry-title"),
            *meta(entry, rest, context),
            *words(entry, rest, context),
        ]
        date = [paragraph(*when, classes="article-entry-date")] if when else []
        items.append(_item(*date, *_beside_picture(entry, pieces, context)))
    return nodes.bullet_list("", *items, bullet="-", classes=["article-timeline"])


def _table(entries: tuple[Entry, ...], fields: Fields, context: Context) -> nodes.Node:
    """Write a row for each article, and a column for its title and each field."""
    names = [nodes.Text(_("Title")), *(nodes.Text(name_of(each)) for each in fields)]
    head = nodes.row("", *(nodes.entry("", paragraph(name)) for name in names))
    rows = [
        nodes.row(
            "",
            nodes.entry("", paragraph(*heading(entry, context), classes="article-entry-title")),
            *(nodes.entry("", *_cell(entry, field, context)) for field in fields),
            classes=["article-entry", "h-entry"],
        )
        for entry in entries
    ]
    widths = [40, *(30 if each in BESIDE else 20 for each in fields)]
    group = nodes.tgroup(
        "",
        *(nodes.colspec(colwidth=width) for width in widths),
        nodes.thead("", head),
        nodes.tbody("", *rows),
        cols=len(widths),
    )
    return nodes.table("", group, classes=["article-table"])


def _cell(entry: Entry, field: str, context: Context) -> list[nodes.Node]:
    if field == "image":
        return picture(entry, context)
    if field in BESIDE:
        return words(entry, (field,), context)
    if field == "updated" and entry.updated:  # the head of the column says what it is
        return [paragraph(*facts(entry._replace(date=entry.updated), ("date",), context))]
    found = facts(entry, (field,), context)
    return [paragraph(*joined(found, ", "))] if found else []


def name_of(field: str) -> str:
    """Return what a field is called where readers see it."""
    built_in = {
        "date": _("Date"),
        "updated": _("Updated"),
        "image": _("Picture"),
        "description": _("Description"),
        "excerpt": _("Excerpt"),
        "reading-time": _("Reading time"),
        "series": _("Series"),
        "tags": _("Tags"),
        "categories": _("Categories"),
        "authors": _("Authors"),
    }
    return str(built_in.get(field, field.replace("-", " ").capitalize()))


def _item(*children: nodes.Node) -> nodes.list_item:
    return nodes.list_item("", *children, classes=["article-entry", "h-entry"])


def _beside_picture(entry: Entry, pieces: list[nodes.Node], context: Context) -> list[nodes.Node]:
    """Put an article's picture beside what is said of it."""
    shown = picture(entry, context)
    return [*shown, container(*pieces, classes="article-entry-text")] if shown else pieces


LAYOUTS: Mapping[str, Layout] = {
    "list": Layout(_list, ("date", "description")),
    "cards": Layout(_cards, ("image", "date", "description")),
    "compact": Layout(_compact, ("date",)),
    "table": Layout(_table, ("date", "reading-time")),
    "timeline": Layout(_timeline, ("date", "description")),
}
