"""The parts of a series: “Part k of n”, and the ordered list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..nodes import aside, folded, isolated, landmark, part, progress, summary
from ..translation import _
from ..views.query_options import one_of
from .base import CatalogueDirective, Widget, series_options
from .common_nodes import Context, badge, inline, joined, link, paragraph, time

if TYPE_CHECKING:
    from ..catalogue.term_entries import Planned
    from ..views.parts import Item, Parts

LAYOUTS = ("list", "compact")
_NEARBY = 30  # unfolds from the line at the top; the landing page has them all


def render(view: tuple[Parts, ...], context: Context) -> list[nodes.Node]:
    """Write every series seen: compact inside a part, in full on the landing page."""
    return [
        node
        for each in view
        for node in (_compact if _inside(each, context) else _full)(each, context)
    ]


def place(view: Parts, context: Context) -> list[nodes.Node]:
    """Write “Series · Part k of n”, the series linked; its name alone from outside.

    A lone part is the first where another is announced, else it is none.
    """
    name = link(view.series, context, classes="article-series-name")
    where = ""
    if view.number and view.total > 1:
        counts = {"number": view.number, "total": view.total}
        where = str(_("Part %(number)d of %(total)d")) % counts
    elif view.number and view.planned:
        where = str(_("First part"))
    return joined(
        [name, *([isolated(where, where, classes=["article-series-place"])] if where else [])],
        " · ",
    )


def _inside(view: Parts, context: Context) -> bool:
    return bool(view.number) and bool(context.options.get("compact"))


def _compact(view: Parts, context: Context) -> list[nodes.Node]:
    """Write the card at the top of a part: how far it is, on and back, all parts folded."""
    lead = paragraph(*place(view, context), classes="article-parts-place")
    if view.total < 2 and not view.planned:
        return [_nav(view, context, lead, classes="article-parts-card")]
    start, stop = _around(view, _NEARBY)
    text = _("All parts") if stop - start == view.total else _("Nearby parts")
    line = summary("", "", nodes.Text(text))
    items = [_items(view, context, start, stop), *_planned_list(view, context)]
    box = folded("", line, *items, classes=["article-parts-folded"], aside=True)
    children: list[nodes.Node] = [lead]
    if view.total > 1:
        children.append(progress(value=view.number, max=view.total, classes=["article-progress"]))
    steps = [
        link(item.link, context, classes=f"article-parts-{relation}", rel=relation)
        for item, relation in ((view.previous, "prev"), (view.next, "next"))
        if item
    ]
    if steps:
        children.append(aside("", paragraph(*joined(steps, " · "), classes="article-parts-steps")))
    return [_nav(view, context, *children, box, classes="article-parts-card")]


def _full(view: Parts, context: Context) -> list[nodes.Node]:
    children: list[nodes.Node] = []
    if view.description and context.docname == view.series.docname:
        children.append(paragraph(view.description, classes="article-lead"))
    limit = int(context.options.get("fold") or 0)
    if context.docname == view.series.docname or not limit or view.total <= limit:
        return [*children, _nav(view, context, *_list(view, context))]
    return [*children, _nav(view, context, *_folding(view, context, limit))]


def _folding(view: Parts, context: Context, limit: int) -> list[nodes.Node]:
    """Fold what is far from the current part, never the current part itself."""
    start, stop = _around(view, limit)
    pieces: list[nodes.Node] = []
    if start:
        head = summary("", "", nodes.Text(_("Earlier parts (%d)") % start))
        pieces.append(folded("", head, _items(view, context, 0, start)))
    pieces.append(_items(view, context, start, stop))
    rest = view.total - stop
    if rest:
        tail = summary("", "", nodes.Text(_("Later parts (%d)") % rest))
        pieces.append(folded("", tail, _items(view, context, stop, view.total)))
    return [*pieces, *_planned_list(view, context)]


def _around(view: Parts, limit: int) -> tuple[int, int]:
    """Return the ends of a window of *limit* parts with the current one in its middle."""
    at = max(0, view.number - 1)
    start = max(0, min(at - limit // 2, view.total - limit))
    return start, min(start + limit, view.total)


def _nav(view: Parts, context: Context, *children: nodes.Node, classes: str = "") -> nodes.Node:
    further = context.options.get("classes", ())
    box = landmark("", *children, classes=["article-parts", *classes.split(), *further])
    box["aria-label"] = _("Parts of %s") % view.series.text
    return box


def _list(view: Parts, context: Context) -> list[nodes.Node]:
    return [_items(view, context, 0, view.total), *_planned_list(view, context)]


def _planned_list(view: Parts, context: Context) -> list[nodes.Node]:
    """List what is announced, without numbers: only what is published counts."""
    items = [_announced(each, context) for each in view.planned]
    return [nodes.bullet_list("", *items, bullet="-")] if items else []


def _items(view: Parts, context: Context, start: int, stop: int) -> nodes.enumerated_list:
    items = [_item(each, context, view) for each in view.items[start:stop]]
    result = nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")
    if start:
        result["start"] = start + 1
    return result


def _item(item: Item, context: Context, view: Parts) -> nodes.Node:
    current = bool(view.number) and item.link.docname == context.docname
    if current:
        title: nodes.Node = nodes.strong("", "", inline(item.link.text, "article-current"))
    else:
        title = link(item.link, context)
    pieces = [title, nodes.Text(" "), badge(item.label)] if item.label else [title]
    full = context.docname == view.series.docname
    if full and item.date:
        pieces += [inline(" · ", "article-separator"), time(item.date, context)]
    children: list[nodes.Node] = [paragraph(*pieces)]
    if full and item.description:
        children.append(paragraph(item.description, classes="article-description"))
    result = part("", *children)
    if current:
        result["aria-current"] = "page"
    return result


def _announced(planned: Planned, context: Context) -> nodes.Node:
    pieces: list[nodes.Node] = [inline(_("Coming soon: %s") % planned.title, "article-planned")]
    if planned.date:
        pieces += [inline(" · ", "article-separator"), time(planned.date, context)]
    children: list[nodes.Node] = [paragraph(*pieces)]
    if planned.teaser:
        children.append(paragraph(planned.teaser, classes="article-description"))
    return part("", *children)


class SeriesParts(CatalogueDirective):
    """The ordered list of a series' parts, the current one marked."""

    widget = view = "parts"
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {**series_options, "layout": one_of(LAYOUTS)}

    def asked_name(self) -> str:
        return super().asked_name() or " ".join(self.arguments)

    def attributes(self) -> dict[str, Any]:
        return {
            **super().attributes(),
            "compact": self.options.get("layout") == "compact",
            "fold": self.config.articles_parts_fold,
        }


PARTS = Widget(name="parts", view="parts", render=render, directive=("series-parts", SeriesParts))
WIDGETS = (PARTS,)
