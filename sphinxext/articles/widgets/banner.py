"""The banner at the end of a part: where it stands in its series, and the way on and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..nodes import isolated, landmark
from ..translation import _
from ..views.query_options import one_of
from .base import CatalogueDirective, Widget, series_options
from .common_nodes import Context, container, inline, link, paragraph, thumbnail, time
from .series import place

if TYPE_CHECKING:
    from ..catalogue.term_entries import Planned
    from ..views.parts import Item, Parts


LAYOUTS = ("banner", "card", "line")


def render(view: tuple[Parts, ...], context: Context) -> list[nodes.Node]:
    """Write one banner for every series seen that has more to offer than this page."""
    return [
        _banner(each, context) for each in view if each.total > 1 or each.planned or each.complete
    ]


def _banner(view: Parts, context: Context) -> nodes.Node:
    style = context.options.get("style") or "banner"
    children = _line(view, context) if style == "line" else _box(view, context)
    classes = ["article-banner", f"article-banner-{style}", *context.options.get("classes", ())]
    if view.leads and context.options.get("leads"):
        classes.append("article-banner-leads")
    box = landmark("", *children, classes=classes)
    box["aria-label"] = _("Series: %s") % view.series.text
    return box


def _box(view: Parts, context: Context) -> list[nodes.Node]:
    steps = [*_back(view, context), *_ahead(view, context)]
    return [
        paragraph(*place(view, context), classes="article-banner-place"),
        *([container(*steps, classes="article-banner-steps")] if steps else []),
    ]


def _line(view: Parts, context: Context) -> list[nodes.Node]:
    pieces = place(view, context)
    if view.previous:
        pieces += [nodes.Text(" · " + _("Previous part: ")), _to(view.previous, "prev", context)]
    if view.next:
        pieces += [nodes.Text(" · " + _("Next part: ")), _to(view.next, "next", context)]
    elif view.items and not view.number:
        pieces += [nodes.Text(" · " + _("First part: ")), _to(view.items[0], "", context)]
    elif view.planned:
        pieces.append(nodes.Text(" · " + _("Coming soon: %s") % view.planned[0].title))
    elif view.complete and view.number:
        pieces.append(nodes.Text(" · " + _("You have finished %s.") % view.series.text))
    return [paragraph(*pieces)]


def _back(view: Parts, context: Context) -> list[nodes.Node]:
    if view.previous is None:
        return []
    return [_step(_("Previous part"), view.previous, "prev", context)]


def _ahead(view: Parts, context: Context) -> list[nodes.Node]:
    """Write what follows: the next part, an announced one, or the end."""
    if view.next:
        return [_step(_("Next part"), view.next, "next", context)]
    if view.items and not view.number:
        return [_step(_("First part"), view.items[0], "", context)]
    if view.planned:
        return [_announced(view.planned[0], context)]
    if view.complete and view.number:
        before, _found, after = _("You have finished %s.").partition("%s")
        text = paragraph(before, link(view.series, context), after, classes="article-banner-title")
        return [container(text, classes="article-banner-step article-banner-end")]
    return []


def _step(label: str, item: Item, relation: str, context: Context) -> nodes.Node:
    lines: list[nodes.Node] = [
        paragraph(
            isolated("", f"{label}:", classes=["article-banner-label"]),
            nodes.Text(" "),
            _to(item, relation, context),
            classes="article-banner-title",
        )
    ]
    picture: list[nodes.Node] = []
    if relation != "prev":
        picture = thumbnail(item.picture, context, classes="article-banner-picture")
        if item.description:
            lines.append(paragraph(item.description, classes="article-description"))
    kind = "previous" if relation == "prev" else "next"
    return container(
        *picture,
        container(*lines, classes="article-banner-text"),
        classes=f"article-banner-step article-banner-{kind}",
    )


def _announced(planned: Planned, context: Context) -> nodes.Node:
    label, _found, after = _("Coming soon: %s").partition("%s")
    pieces: list[nodes.Node] = [
        isolated("", label.rstrip(), classes=["article-banner-label"]),
        nodes.Text(" "),
        inline(planned.title + after, "article-planned"),
    ]
    lines: list[nodes.Node] = [paragraph(*pieces, classes="article-banner-title")]
    if planned.teaser:
        lines.append(paragraph(planned.teaser, classes="article-description"))
    if planned.date:
        lines.append(paragraph(time(planned.date, context), classes="article-banner-date"))
    text = container(*lines, classes="article-banner-text")
    return container(text, classes="article-banner-step article-banner-planned")


def _to(item: Item, relation: str, context: Context) -> nodes.Node:
    return link(item.link, context, **({"rel": relation} if relation else {}))


class NextInSeries(CatalogueDirective):
    """The banner: where this part stands in its series, the next part and the one before."""

    widget = "banner"
    view = "parts"
    option_spec: ClassVar[dict[str, Any]] = {**series_options, "layout": one_of(LAYOUTS)}

    def attributes(self) -> dict[str, Any]:
        return {
            **super().attributes(),
            "style": self.options.get("layout", self.config.articles_banner_style),
        }


BANNER = Widget(
    name="banner", view="parts", render=render, directive=("next-in-series", NextInSeries)
)
WIDGETS = (BANNER,)
