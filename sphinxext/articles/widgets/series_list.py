"""Lists of series, with how many parts each has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..translation import _
from ..views.counted_lists import SERIES_FIELDS, SERIES_KEYS
from ..views.query_options import one_of, some_of
from .base import CatalogueDirective, Widget, chosen_options, query_chosen
from .common_nodes import Context, container, group_title, joined, link, paragraph, thumbnail, time
from .entries import with_code

if TYPE_CHECKING:
    from ..nodes import placeholder
    from ..views.values import Counted, CountedList, Request

NAME = "series-list"
LAYOUTS = ("list", "cards", "compact")


def render(view: CountedList, context: Context) -> list[nodes.Node]:
    """Write the series in their order."""
    if not view.entries:
        return []
    layout = context.options.get("layout") or LAYOUTS[0]
    draw = {"list": _item, "cards": _card, "compact": _line}[layout]
    drawn = [draw(each, view.fields, context) for each in view.entries]
    box: nodes.Node = nodes.bullet_list("", *drawn, bullet="-")
    if layout == "cards":
        box = container(*drawn, classes="article-cards")
    classes = ["article-list", f"article-list-{layout}", "article-series-list"]
    listed = container(box, classes=" ".join([*classes, *context.options.get("classes", ())]))
    if not context.options.get("titled"):
        return [listed]
    titles = [_("Series"), *([_("Articles")] if context.options.get("followed") else [])]
    above, *after = [group_title(nodes.Text(each), context=context) for each in titles]
    return [above, listed, *after]


def of_term(docname: str, taxonomy: str, key: str, *, followed: bool) -> placeholder:
    """Return the place of the series that articles of a term belong to, below a heading.

    If it is *followed* by the articles, these get a heading, too.
    """
    series = WIDGETS[0]
    return series.place(docname, key, taxonomy, layout="compact", titled=True, followed=followed)


def _item(series: Counted, fields: tuple[str, ...], context: Context) -> nodes.Node:
    title = paragraph(link(series.link, context), classes="article-entry-title")
    pieces = [title, *_meta(series, fields, context), *_description(series)]
    face = thumbnail(series.picture, context, classes="article-entry-picture")
    inside = [*face, container(*pieces, classes="article-entry-text")] if face else pieces
    return nodes.list_item("", *inside, classes=["article-entry"])


def _line(series: Counted, fields: tuple[str, ...], context: Context) -> nodes.Node:
    line = joined([link(series.link, context), *_facts(series, fields, context)], " · ")
    return nodes.list_item("", paragraph(*line), classes=["article-entry"])


def _card(series: Counted, fields: tuple[str, ...], context: Context) -> nodes.Node:
    title = link(series.link, context, classes="sd-stretched-link")
    body = container(
        paragraph(title, classes="article-entry-title sd-card-title"),
        *_meta(series, fields, context),
        *_description(series),
        classes="sd-card-body",
    )
    face = thumbnail(series.picture, context, classes="article-entry-picture")
    looks = "article-entry sd-card sd-sphinx-override sd-shadow-sm sd-mb-3"
    return container(*face, body, classes=looks)


def _meta(series: Counted, fields: tuple[str, ...], context: Context) -> list[nodes.Node]:
    facts = _facts(series, fields, context)
    return [paragraph(*joined(facts, " · "), classes="article-entry-meta")] if facts else []


def _facts(series: Counted, fields: tuple[str, ...], context: Context) -> list[nodes.Node]:
    shown: dict[str, list[nodes.Node]] = {"parts": [nodes.Text(_parts(series))]}
    if series.date:
        shown["date"] = [time(series.date, context)]
    return [node for field in fields for node in shown.get(field, ())]


def _parts(series: Counted) -> str:
    parts = str(_("1 part") if series.count == 1 else _("%d parts") % series.count)
    state = _("complete") if series.complete else _("ongoing")
    return f"{parts}, {state}"


def _description(series: Counted) -> list[nodes.Node]:
    if not series.description:
        return []
    return [paragraph(*with_code(series.description), classes="article-description")]


class SeriesList(CatalogueDirective):
    """All series of the page's language, with the number of their parts."""

    widget = view = NAME
    option_spec: ClassVar[dict[str, Any]] = {
        **chosen_options(SERIES_KEYS),
        "layout": one_of(LAYOUTS),
        "fields": some_of(SERIES_FIELDS),
    }

    def request(self) -> Request:
        return super().request()._replace(query=query_chosen(self.options, "order"))


WIDGETS = (Widget(name=NAME, view=NAME, render=render, directive=(NAME, SeriesList)),)
