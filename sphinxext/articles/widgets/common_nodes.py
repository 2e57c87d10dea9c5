"""What widgets are made of: links, dates, containers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..catalogue.publication_gate import Withheld
from ..languages import direction_of
from ..nodes import isolated, moment, ornament, subheading
from ..translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..dates import Moment
    from ..views.pictures import Picture
    from ..views.values import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """How to show a view: for which page, with which options, and how to write dates.

    ``uri`` gives a document's address from that page, or None where the builder has none,
    ``picture`` where a picture is in the site, or None where it is not shown, ``excerpt`` the nodes
    of an article's excerpt, or None if it has none. ``direction`` is the way the page is written,
    ``level`` that of a heading which stands where the view does.
    """

    docname: str
    format_date: Callable[[Moment], str]
    uri: Callable[[str], str | None]
    picture: Callable[[Picture], str | None] = lambda _picture: None
    excerpt: Callable[[str], nodes.Element | None] = lambda _docname: None
    direction: str = "ltr"
    level: int = 2
    options: Mapping[str, Any] = field(default_factory=dict)


def container(*children: nodes.Node, classes: str) -> nodes.container:
    """Return a plain ``<div>``, as sphinx-design makes them."""
    return nodes.container("", *children, is_div=True, classes=classes.split())


def paragraph(*children: nodes.Node | str, classes: str = "") -> nodes.paragraph:
    """Return a paragraph; texts become text nodes that smart quotes leave alone."""
    parts = [nodes.Text(each) if isinstance(each, str) else each for each in children]
    return nodes.paragraph("", "", *parts, classes=classes.split())


def group_title(*children: nodes.Node, context: Context) -> subheading:
    """Return what a group of entries stands below."""
    given = {"heading-level": context.level}
    return subheading("", "", *children, classes=["article-group-title"], **given)


def inline(text: str, classes: str) -> nodes.inline:
    """Return text in a ``<span>``."""
    return nodes.inline(text, text, classes=classes.split())


def title(text: str, context: Context) -> nodes.Node:
    """Return a title or a name as text; set apart if it is written the other way."""
    if direction_of(text) in {None, context.direction}:
        return nodes.Text(text)
    return isolated(text, text)


def link(target: Link, context: Context, *, classes: str = "", **attributes: str) -> nodes.Node:
    """Return a reference; text alone if there is no page, or no address in this builder."""
    uri = context.uri(target.docname) if target.docname else None
    text = title(target.text, context)
    if uri is None:
        return nodes.inline("", "", text, classes=classes.split())
    node = nodes.reference("", "", text, internal=True, refuri=uri)
    node["classes"] += classes.split()
    node.attributes.update(attributes)
    return node


def thumbnail(picture: Picture | None, context: Context, *, classes: str) -> list[nodes.Node]:
    """Return a picture that goes with a text; none where the site has it not."""
    where = context.picture(picture) if picture else None
    if picture is None or where is None:
        return []
    kind = "?" if picture.remote else "*"
    node = ornament("", uri=where, candidates={kind: where}, alt="", lazy=True)
    node["classes"] += classes.split()
    if picture.width:
        node["size"] = picture.width, picture.height
    return [node]


def time(value: Moment, context: Context, classes: str = "") -> nodes.Node:
    """Return a date as text that machines can read too."""
    text = context.format_date(value)
    return moment(text, text, datetime=value.iso, classes=classes.split())


def badge(reason: Withheld) -> nodes.Node:
    """Return the visible label of an article that this build shows though it is withheld."""
    texts = {
        Withheld.DRAFT: _("Draft"),
        Withheld.SCHEDULED: _("Scheduled"),
        Withheld.EXPIRED: _("Expired"),
    }
    classes = "article-label sd-sphinx-override sd-badge sd-outline-warning"
    return inline(str(texts[reason]), classes)


def joined(items: list[nodes.Node], separator: str) -> list[nodes.Node]:
    """Put text between nodes. Our styles draw what separates them themselves."""
    result: list[nodes.Node] = []
    for item in items:
        if result:
            result.append(inline(separator, "article-separator"))
        result.append(item)
    return result
