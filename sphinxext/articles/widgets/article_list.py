"""Lists of articles on any page, in several layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from ..catalogue.listing import FIELDS, GROUPS
from ..catalogue.query_options import one_of, query_of, query_options, some_of
from ..catalogue.values import Request
from ..documents.project import catalogue_of
from ..frontmatter.taxonomies import BUILT_IN
from ..nodes import subheading
from ..translation import _
from .base import CatalogueDirective, Widget
from .build import Context, badge, container, joined, link, paragraph, time
from .pager import pager

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..catalogue.values import ArticleList as View
    from ..catalogue.values import Entry, Group
    from ..frontmatter.taxonomies import Taxonomy

NAME = "article-list"
LAYOUTS = {
    "list": ("date", "description"),
    "cards": ("date", "description"),
    "compact": ("date",),
}
"""How a list may look, and the fields that it shows unless others are named."""


def options(taxonomies: Iterable[Taxonomy]) -> dict[str, Callable[[Any], Any]]:
    """Return the options of the directive, with those of these taxonomies."""
    known = tuple(taxonomies)
    names = [name for each in known for name in (each.name, each.singular)]
    return {
        **query_options(known),
        "layout": one_of(LAYOUTS),
        "fields": some_of((*FIELDS, *names)),
        "group-by": one_of(GROUPS),
        "empty": directives.unchanged,
        "class": directives.class_option,
    }


def render(view: View, context: Context) -> list[nodes.Node]:
    """Write the articles; where there are none, what the author says of that."""
    layout = context.options.get("layout") or "list"
    classes = [NAME, f"{NAME}-{layout}", *context.options.get("classes", ())]
    if not view.entries:
        text = context.options.get("empty")
        return [container(paragraph(text), classes=" ".join(classes))] if text else []
    drawn = [_drawn(group, _LAYOUTS[layout], classes, context) for group in view.groups]
    return [*drawn, *pager(view, context)]


def _drawn(
    group: Group,
    draw: Callable[[tuple[Entry, ...], Context], nodes.Node],
    classes: list[str],
    context: Context,
) -> nodes.Node:
    if not group.heading.text:
        return container(draw(group.entries, context), classes=" ".join(classes))
    heading = subheading("", "", link(group.heading, context), classes=["article-group-title"])
    heading["heading-level"] = 2
    drawn = draw(group.entries, context)
    return container(heading, drawn, classes=" ".join([*classes, "article-group"]))


def _as_list(entries: tuple[Entry, ...], context: Context) -> nodes.Node:
    items = [_list_item(entry, context) for entry in entries]
    return nodes.bullet_list("", *items, bullet="-")


def _list_item(entry: Entry, context: Context) -> nodes.Node:
    title = paragraph(*_title(entry, context), classes="article-entry-title")
    pieces = [title, *_meta(entry, context), *_description(entry), *_excerpt(entry, context)]
    return nodes.list_item("", *pieces, classes=["article-entry"])


def _compact(entries: tuple[Entry, ...], context: Context) -> nodes.Node:
    items = []
    for entry in entries:
        facts = _facts(entry, context)
        line = joined([nodes.inline("", "", *_title(entry, context)), *facts], " · ")
        items.append(nodes.list_item("", paragraph(*line), classes=["article-entry"]))
    return nodes.bullet_list("", *items, bullet="-")


def _cards(entries: tuple[Entry, ...], context: Context) -> nodes.Node:
    """Write cards that are links as a whole, so that nothing else in them is one."""
    return container(
        *(
            container(
                container(
                    paragraph(
                        *_title(entry, context, classes="sd-stretched-link"),
                        classes="article-entry-title sd-card-title",
                    ),
                    *_meta(entry, context, linked=False),
                    *_description(entry),
                    *_excerpt(entry, context, linked=False),
                    classes="sd-card-body",
                ),
                classes="article-entry sd-card sd-sphinx-override sd-shadow-sm sd-mb-3",
            )
            for entry in entries
        ),
        classes="article-cards",
    )


def _title(entry: Entry, context: Context, classes: str = "") -> list[nodes.Node]:
    pieces: list[nodes.Node] = [link(entry.link, context, classes=classes)]
    return [*pieces, nodes.Text(" "), badge(entry.label)] if entry.label else pieces


def _meta(entry: Entry, context: Context, *, linked: bool = True) -> list[nodes.Node]:
    facts = _facts(entry, context, linked=linked)
    return [paragraph(*joined(facts, " · "), classes="article-entry-meta")] if facts else []


def _facts(entry: Entry, context: Context, *, linked: bool = True) -> list[nodes.Node]:
    """Return the fields of an article that go on one line."""
    facts: list[nodes.Node] = []
    if entry.date:
        facts.append(time(entry.date, context))
    if entry.updated:
        facts.append(
            nodes.inline("", "", nodes.Text(_("updated") + " "), time(entry.updated, context))
        )
    if entry.minutes:
        facts.append(nodes.Text(_("%d min read") % entry.minutes))
    targets = [entry.series, *(each for _name, links in entry.terms for each in links)]
    facts += [
        link(target, context) if linked else nodes.Text(target.text) for target in targets if target
    ]
    return facts


def _description(entry: Entry) -> list[nodes.Node]:
    if not entry.description:
        return []
    return [paragraph(*with_code(entry.description), classes="article-description")]


def _excerpt(entry: Entry, context: Context, *, linked: bool = True) -> list[nodes.Node]:
    found = context.excerpt(entry.link.docname) if entry.excerpt else None
    if found is None:
        return []
    found["unlinked"] = not linked
    return [found]


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


_LAYOUTS: dict[str, Callable[[tuple[Entry, ...], Context], nodes.Node]] = {
    "list": _as_list,
    "cards": _cards,
    "compact": _compact,
}


class ArticleList(CatalogueDirective):
    """Articles that a query finds: the newest first, all of the page's language, unless told.

    ``tags`` and the like take names with commas between them.
    """

    widget = NAME
    view = "articles"
    option_spec: ClassVar[dict[str, Any]] = options(BUILT_IN)

    def request(self) -> Request:
        layout = self.options.get("layout", "list")
        return Request(
            self.view,
            self.env.docname,
            query=query_of(self.options, catalogue_of(self.env).settings.taxonomies),
            fields=self.options.get("fields", LAYOUTS[layout]),
            group=self.options.get("group-by", ""),
        )

    def attributes(self) -> dict[str, Any]:
        return {
            **super().attributes(),
            "layout": self.options.get("layout", "list"),
            "empty": self.options.get("empty", ""),
        }


WIDGETS = (Widget(name=NAME, view="articles", render=render, directive=(NAME, ArticleList)),)
