"""The banner at the end of a part: what comes next in the series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import landmark
from ..translation import _
from .build import Show, container, inline, link, paragraph, time
from .series import place

if TYPE_CHECKING:
    from ..catalogue.views import Item, Parts


def render(view: tuple[Parts, ...], show: Show) -> list[nodes.Node]:
    """Write one banner for every series seen that has more to offer than this page."""
    return [_banner(each, show) for each in view if each.total > 1 or each.planned or each.complete]


def _banner(view: Parts, show: Show) -> nodes.Node:
    style = show.options.get("style") or "banner"
    children = _line(view, show) if style == "line" else _box(view, show)
    classes = ["article-banner", f"article-banner-{style}", *show.options.get("classes", ())]
    if style != "line":
        classes += ["sd-card", "sd-sphinx-override", "sd-shadow-sm"]
        children = [container(*children, classes="sd-card-body")]
    box = landmark("", *children, classes=classes)
    box["aria-label"] = _("Series: %s") % view.series.text
    return box


def _box(view: Parts, show: Show) -> list[nodes.Node]:
    children: list[nodes.Node] = [paragraph(*place(view, show), classes="article-banner-place")]
    if show.options.get("previous") and view.previous:
        children += _step(_("Previous part"), view.previous, "prev", show)
    return children + _ahead(view, show)


def _line(view: Parts, show: Show) -> list[nodes.Node]:
    pieces = place(view, show)
    if show.options.get("previous") and view.previous:
        pieces += [nodes.Text(" · " + _("Previous part: ")), _to(view.previous, "prev", show)]
    if view.next:
        pieces += [nodes.Text(" · " + _("Next part: ")), _to(view.next, "next", show)]
    elif view.items and not view.number:
        pieces += [nodes.Text(" · " + _("First part: ")), _to(view.items[0], "", show)]
    elif view.planned:
        pieces.append(nodes.Text(" · " + _("Coming soon: %s") % view.planned[0].title))
    elif view.complete and view.number:
        pieces.append(nodes.Text(" · " + _("You have finished %s.") % view.series.text))
    return [paragraph(*pieces)]


def _ahead(view: Parts, show: Show) -> list[nodes.Node]:
    """Write what follows: the next part, an announced one, or the end."""
    if view.next:
        return _step(_("Next part"), view.next, "next", show)
    if view.items and not view.number:
        return _step(_("First part"), view.items[0], "", show)
    if view.planned:
        planned = view.planned[0]
        pieces: list[nodes.Node] = [
            inline(_("Coming soon: %s") % planned.title, "article-banner-planned")
        ]
        if planned.date:
            pieces += [nodes.Text(" ("), time(planned.date, show), nodes.Text(")")]
        children: list[nodes.Node] = [paragraph(*pieces, classes="article-banner-step")]
        if planned.teaser:
            children.append(paragraph(planned.teaser, classes="article-banner-description"))
        return children
    if view.complete and view.number:
        before, _found, after = _("You have finished %s.").partition("%s")
        return [paragraph(before, link(view.series, show), after, classes="article-banner-step")]
    return []


def _step(label: str, item: Item, relation: str, show: Show) -> list[nodes.Node]:
    pieces = [
        inline(f"{label}:", "article-banner-label"),
        nodes.Text(" "),
        _to(item, relation, show),
    ]
    children: list[nodes.Node] = [paragraph(*pieces, classes="article-banner-step")]
    if item.description and relation != "prev":
        children.append(paragraph(item.description, classes="article-banner-description"))
    return children


def _to(item: Item, relation: str, show: Show) -> nodes.Node:
    return link(item.link, show, **({"rel": relation} if relation else {}))
