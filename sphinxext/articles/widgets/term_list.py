"""Lists of terms: tags, categories, authors, with how many articles each has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes

from ..translation import _
from ..views.counted_lists import TERM_FIELDS, TERM_KEYS, by_letter
from ..views.query_options import one_of, some_of
from .base import CatalogueDirective, Widget, chosen_options, query_chosen
from .common_nodes import Context, container, group_title, inline, link, paragraph, thumbnail
from .entries import with_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..views.values import Counted, CountedList, Request

NAME = "term-list"
LAYOUTS = ("chips", "counted", "letters")
_MANY = 40


def render(view: CountedList, context: Context) -> list[nodes.Node]:
    """Write the terms; unless it is said, in the layout that fits how many there are."""
    if not view.entries:
        return []
    layout = context.options.get("layout") or _fitting(view)
    boxes = {"chips": _chips, "counted": _counted, "letters": _letters}[layout](view, context)
    classes = ["article-term-list", f"article-term-list-{layout}"]
    return [container(*boxes, classes=" ".join([*classes, *context.options.get("classes", ())]))]


def _fitting(view: CountedList) -> str:
    described = sum(bool(each.description or each.picture) for each in view.entries)
    if 2 * described >= len(view.entries):  # a few that are would make a long page of all
        return "counted"
    return "letters" if len(view.entries) > _MANY else "chips"


def _chips(view: CountedList, context: Context) -> list[nodes.Node]:
    return [_list_of_chips(view.entries, view, context)]


def _letters(view: CountedList, context: Context) -> list[nodes.Node]:
    boxes: list[nodes.Node] = []
    for letter, entries in by_letter(view.entries).items():
        heading = group_title(nodes.Text(letter), context=context)
        chips = _list_of_chips(entries, view, context)
        boxes.append(container(heading, chips, classes="article-group"))
    return boxes


def _list_of_chips(
    entries: Sequence[Counted], view: CountedList, context: Context
) -> nodes.bullet_list:
    items = []
    for each in entries:
        chip = cast("nodes.TextElement", link(each.link, context, classes="article-chip"))
        if "count" in view.fields:
            chip += [nodes.Text(" "), inline(str(each.count), "article-count")]
        items.append(nodes.list_item("", paragraph(chip)))
    return nodes.bullet_list("", *items, bullet="-", classes=["article-chips"])


def _counted(view: CountedList, context: Context) -> list[nodes.Node]:
    items = [counted(each, context, counts="count" in view.fields) for each in view.entries]
    return [nodes.bullet_list("", *items, bullet="-")]


def counted(term: Counted, context: Context, *, counts: bool = True) -> nodes.list_item:
    """Write a term with the number of its articles, and what is said of it."""
    line: list[nodes.Node] = [link(term.link, context)]
    if counts:
        line += [nodes.Text(" "), inline(f"({_articles(term)})", "article-count")]
    pieces: list[nodes.Node] = [paragraph(*line, classes="article-entry-title")]
    if term.description:
        pieces.append(paragraph(*with_code(term.description), classes="article-description"))
    face = thumbnail(term.picture, context, classes="article-avatar")
    inside = [*face, container(*pieces, classes="article-entry-text")] if face else pieces
    return nodes.list_item("", *inside, classes=["article-entry"])


def _articles(term: Counted) -> str:
    return str(_("1 article") if term.count == 1 else _("%d articles") % term.count)


class TermList(CatalogueDirective):
    """All terms of a taxonomy in the page's language, with the number of their articles."""

    widget = view = NAME
    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        **chosen_options(TERM_KEYS),
        "layout": one_of(LAYOUTS),
        "fields": some_of(TERM_FIELDS),
    }

    def asked_extra(self) -> str:
        return str(self.arguments[0])

    def request(self) -> Request:
        return super().request()._replace(query=query_chosen(self.options, "title"))


WIDGETS = (Widget(name=NAME, view=NAME, render=render, directive=(NAME, TermList)),)
