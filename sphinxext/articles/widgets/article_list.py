"""Lists of articles on any page, in several layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ..documents.project import catalogue_of
from ..frontmatter.taxonomies import BUILT_IN
from ..translation import _
from ..views.grouping import GROUPS
from ..views.listing import FIELDS
from ..views.query_options import one_of, query_of, query_options, some_of
from ..views.values import Link, Request
from .base import CatalogueDirective, Widget, common_options
from .common_nodes import Context, container, group_title, link
from .filter import FEWEST, controls, picks
from .layouts import LAYOUTS
from .pager import pager

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docutils import nodes

    from ..frontmatter.taxonomies import Taxonomy
    from ..views.values import ArticleList as View
    from ..views.values import Group

NAME = "article-list"


def options(taxonomies: Iterable[Taxonomy]) -> dict[str, Callable[[Any], Any]]:
    """Return the options of the directive, with those of these taxonomies."""
    known = tuple(taxonomies)
    return {
        **query_options(known),
        "layout": one_of(LAYOUTS),
        "fields": some_of(fields_of(known)),
        "group-by": one_of(GROUPS),
        "filter": picks(known),
        **common_options,
    }


def fields_of(taxonomies: Iterable[Taxonomy]) -> tuple[str, ...]:
    """Return what may be shown of an article: its terms by a taxonomy's name or its singular."""
    names = (name for each in taxonomies for name in (each.name, each.singular))
    return (*FIELDS, *names)


def render(view: View, context: Context) -> list[nodes.Node]:
    """Write the articles."""
    layout = context.options.get("layout") or "list"
    classes = [NAME, f"{NAME}-{layout}", "h-feed", *context.options.get("classes", ())]
    if not view.entries:
        return []
    draw = LAYOUTS[layout].draw
    drawn = [
        _below(heading, draw(entries, view.fields, context), classes, context)
        for heading, entries in _headed(view)
    ]
    if view.is_in_pages or view.filters is None or len(view.entries) < FEWEST:
        return [*drawn, *pager(view, context)]
    return [container(controls(view.filters), *drawn, classes="article-filtered")]


def _headed(view: View) -> Iterator[Group]:
    """Yield the groups; among others, what has no heading gets one, lest it seem to be theirs."""
    rest = _("Undated") if view.grouped in {"year", "month"} else _("Other articles")
    for group in view.groups:
        alone = group.heading.text or len(view.groups) == 1
        yield group if alone else group._replace(heading=Link(str(rest)))


def _below(heading: Link, drawn: nodes.Node, classes: list[str], context: Context) -> nodes.Node:
    if not heading.text:
        return container(drawn, classes=" ".join(classes))
    title = group_title(link(heading, context), context=context)
    return container(title, drawn, classes=" ".join([*classes, "article-group"]))


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
            fields=self.options.get("fields", LAYOUTS[layout].fields),
            group=self.options.get("group-by", ""),
            picks=self.options.get("filter"),
        )


WIDGETS = (Widget(name=NAME, view="articles", render=render, directive=(NAME, ArticleList)),)
