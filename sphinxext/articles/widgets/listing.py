"""Lists of articles, terms and series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..catalogue.people import addresses_of
from ..frontmatter.taxonomies import AUTHORS
from ..translation import _
from .base import CatalogueDirective, Widget, language
from .build import Context, badge, inline, link, paragraph, time
from .people import elsewhere

if TYPE_CHECKING:
    from ..catalogue.views import Counted, Item, Listing


def render_term(view: Listing | None, context: Context) -> list[nodes.Node]:
    """Write the articles of a term, newest first, under what its file says of it."""
    if view is None:
        return []
    lead: list[nodes.Node] = []
    if view.term.description:
        lead.append(paragraph(view.term.description, classes="article-lead"))
    theirs = view.term.taxonomy == AUTHORS.name
    links = (elsewhere(each, theirs=theirs) for each in addresses_of(view.term))
    lead += [paragraph(each) for each in links if each is not None]
    items = [_article(each, context) for each in view.items]
    return [*lead, nodes.bullet_list("", *items, bullet="-", classes=["article-list"])]


def render_terms(view: tuple[Counted, ...], context: Context) -> list[nodes.Node]:
    """Write the index of a taxonomy, with counts."""
    return _counted(view, context, "article-terms-index")


def render_series(view: tuple[Counted, ...], context: Context) -> list[nodes.Node]:
    """Write the index of series, with the number of published parts."""
    return _counted(view, context, "article-series-index")


def render_years(view: tuple[Counted, ...], context: Context) -> list[nodes.Node]:
    """Write the years of the archive, with the number of articles."""
    return _counted(view, context, "article-archive")


def _article(item: Item, context: Context) -> nodes.Node:
    pieces: list[nodes.Node] = [link(item.link, context)]
    if item.date:
        pieces += [nodes.Text(" · "), time(item.date, context)]
    if item.label:
        pieces += [nodes.Text(" "), badge(item.label)]
    children: list[nodes.Node] = [paragraph(*pieces)]
    if item.description:
        children.append(paragraph(item.description, classes="article-description"))
    return nodes.list_item("", *children)


def _counted(view: tuple[Counted, ...], context: Context, classes: str) -> list[nodes.Node]:
    if not view:
        return []
    items = []
    for each in view:
        pieces = [
            link(each.link, context),
            nodes.Text(" "),
            inline(f"({_count(each)})", "article-count"),
        ]
        children: list[nodes.Node] = [paragraph(*pieces)]
        if each.description:
            children.append(paragraph(each.description, classes="article-description"))
        items.append(nodes.list_item("", *children))
    return [nodes.bullet_list("", *items, bullet="-", classes=["article-list", classes])]


def _count(counted: Counted) -> str:
    if counted.complete is None:
        return str(_("1 article") if counted.count == 1 else _("%d articles") % counted.count)
    parts = str(_("1 part") if counted.count == 1 else _("%d parts") % counted.count)
    state = _("complete") if counted.complete else _("ongoing")
    return f"{parts}, {state}"


class SeriesIndex(CatalogueDirective):
    """All series, with the number of their parts."""

    widget = view = "series-index"
    option_spec: ClassVar[dict[str, Any]] = {"language": language}


class TermIndex(CatalogueDirective):
    """All terms of a taxonomy, with counts."""

    widget = view = "term-index"
    option_spec: ClassVar[dict[str, Any]] = {"language": language}
    required_arguments = 1

    def asked_extra(self) -> str:
        return str(self.arguments[0])


class TermArticles(CatalogueDirective):
    """The articles of one term, newest first."""

    widget = view = "term"
    option_spec: ClassVar[dict[str, Any]] = {"language": language}
    required_arguments = 2
    final_argument_whitespace = True

    def asked_name(self) -> str:
        return str(self.arguments[1])

    def asked_extra(self) -> str:
        return str(self.arguments[0])


WIDGETS = (
    Widget(
        name="series-index",
        view="series-index",
        render=render_series,
        directive=("series-index", SeriesIndex),
    ),
    Widget(
        name="term-index",
        view="term-index",
        render=render_terms,
        directive=("term-index", TermIndex),
    ),
    Widget(name="archive", view="archive", render=render_years),
    Widget(name="term", view="term", render=render_term, directive=("term-articles", TermArticles)),
)
