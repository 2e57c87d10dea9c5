"""The banner at the end of a part: what comes next in the series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from ..nodes import landmark
from ..translation import _
from .base import CatalogueDirective, Widget, series_options
from .build import Context, container, inline, link, paragraph, time
from .series import place

if TYPE_CHECKING:
    from ..catalogue.views import Item, Parts


def render(view: tuple[Parts, ...], context: Context) -> list[nodes.Node]:
    """Write one banner for every series seen that has more to offer than this page."""
    return [
        _banner(each, context) for each in view if each.total > 1 or each.planned or each.complete
    ]


def _banner(view: Parts, context: Context) -> nodes.Node:
    style = context.options.get("style") or "banner"
    children = _line(view, context) if style == "line" else _box(view, context)
    classes = ["article-banner", f"article-banner-{style}", *context.options.get("classes", ())]
    if style != "line":
        classes += ["sd-card", "sd-sphinx-override", "sd-shadow-sm"]
        children = [container(*children, classes="sd-card-body")]
    box = landmark("", *children, classes=classes)
    box["aria-label"] = _("Series: %s") % view.series.text
    return box


def _box(view: Parts, context: Context) -> list[nodes.Node]:
    children: list[nodes.Node] = [paragraph(*place(view, context), classes="article-banner-place")]
    if context.options.get("previous") and view.previous:
        children += _step(_("Previous part"), view.previous, "prev", context)
    return children + _ahead(view, context)


def _line(view: Parts, context: Context) -> list[nodes.Node]:
    pieces = place(view, context)
    if context.options.get("previous") and view.previous:
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


def _ahead(view: Parts, context: Context) -> list[nodes.Node]:
    """Write what follows: the next part, an announced one, or the end."""
    if view.next:
        return _step(_("Next part"), view.next, "next", context)
    if view.items and not view.number:
        return _step(_("First part"), view.items[0], "", context)
    if view.planned:
        planned = view.planned[0]
        pieces: list[nodes.Node] = [
            inline(_("Coming soon: %s") % planned.title, "article-banner-planned")
        ]
        if planned.date:
            pieces += [nodes.Text(" ("), time(planned.date, context), nodes.Text(")")]
        children: list[nodes.Node] = [paragraph(*pieces, classes="article-banner-step")]
        if planned.teaser:
            children.append(paragraph(planned.teaser, classes="article-banner-description"))
        return children
    if view.complete and view.number:
        before, _found, after = _("You have finished %s.").partition("%s")
        return [paragraph(before, link(view.series, context), after, classes="article-banner-step")]
    return []


def _step(label: str, item: Item, relation: str, context: Context) -> list[nodes.Node]:
    pieces = [
        inline(f"{label}:", "article-banner-label"),
        nodes.Text(" "),
        _to(item, relation, context),
    ]
    children: list[nodes.Node] = [paragraph(*pieces, classes="article-banner-step")]
    if item.description and relation != "prev":
        children.append(paragraph(item.description, classes="article-banner-description"))
    return children


def _to(item: Item, relation: str, context: Context) -> nodes.Node:
    return link(item.link, context, **({"rel": relation} if relation else {}))


def _style(argument: str) -> str:
    return directives.choice(argument, ("banner", "card", "line"))


class NextInSeries(CatalogueDirective):
    """The banner: where this part stands in its series, and what comes next."""

    widget = "banner"
    view = "parts"
    option_spec: ClassVar[dict[str, Any]] = {
        **series_options,
        "style": _style,
        "previous": directives.flag,
    }

    def attributes(self) -> dict[str, Any]:
        return {
            **super().attributes(),
            "style": self.options.get("style", self.config.articles_banner_style),
            "previous": "previous" in self.options,
        }


BANNER = Widget(
    name="banner", view="parts", render=render, directive=("next-in-series", NextInSeries)
)
WIDGETS = (BANNER,)
