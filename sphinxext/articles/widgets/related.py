"""Related articles: at the end of one that is in no series, and wherever they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ..frontmatter.taxonomies import BUILT_IN
from ..nodes import landmark, placeholder
from ..translation import _
from ..views.query_options import one_of, query_of, query_options, some_of, switch
from ..views.related import ALONE, NEWER, VIEW
from ..views.selection import Query
from ..views.values import Request
from .article_list import fields_of
from .article_list import render as render_list
from .base import CatalogueDirective, Widget, common_options
from .common_nodes import Context, paragraph
from .layouts import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils import nodes

    from ..frontmatter.taxonomies import Taxonomy
    from ..views.values import ArticleList

NAME = "related-articles"
_LAYOUT = "list"
_LIMIT = 3


def options(taxonomies: Iterable[Taxonomy]) -> dict[str, Callable[[Any], Any]]:
    """Return the options of the directive, with the fields of these taxonomies."""
    known = query_options(())
    return {
        "newer": switch,
        **{name: known[name] for name in ("limit", "offset")},
        "layout": one_of(LAYOUTS),
        "fields": some_of(fields_of(taxonomies)),
        **common_options,
    }


def render(view: ArticleList, context: Context) -> list[nodes.Node]:
    """Write the articles, the nearest first; below a title where no author has written one."""
    drawn = render_list(view, context)
    if not drawn or not context.options.get("titled"):
        return drawn
    words = str(_("Related articles"))
    title = paragraph(words, classes="article-related-title")
    box = landmark("", title, *drawn, classes=["article-related"])
    box["aria-label"] = words
    return [box]


def at_end(docname: str, number: bool | int) -> placeholder:
    """Return what stands at the end of an article, and shows nothing in a part of a series."""
    limit = _LIMIT if number is True else number
    query, fields = Query(limit=limit), LAYOUTS[_LAYOUT].fields
    asked = Request(VIEW, docname, extra=ALONE, query=query, fields=fields)
    return placeholder("", widget=NAME, layout=_LAYOUT, titled=True, **asked._asdict())


class RelatedArticles(CatalogueDirective):
    """Articles that share rare terms and words of the title with this one, or with that named.

    They are older ones, unless ``newer`` is given; those of ``related`` in its front matter come
    first.
    """

    widget = NAME
    view = VIEW
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = options(BUILT_IN)

    def request(self) -> Request:
        layout = self.options.get("layout", _LAYOUT)
        return Request(
            self.view,
            self.env.docname,
            name="".join(self.arguments),
            extra=NEWER if self.options.get("newer") else "",
            query=query_of({"limit": _LIMIT, **self.options}, ()),
            fields=self.options.get("fields", LAYOUTS[layout].fields),
        )


RELATED = Widget(name=NAME, view=VIEW, render=render, directive=(NAME, RelatedArticles))
WIDGETS = (RELATED,)
