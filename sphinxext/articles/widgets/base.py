"""What a widget is: a view of the catalogue, drawn as nodes, and a directive that places it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..nodes import placeholder
from ..views.query_options import query_of, query_options, some_of
from ..views.values import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docutils import nodes

    from ..views.selection import Query
    from .common_nodes import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """Something that pages show of the catalogue.

    ``view`` names what it asks for (:func:`..views.registry.view`). ``render`` makes nodes of the
    answer, and sees nothing else. ``directive`` places it, and so may transforms.
    """

    name: str
    view: str
    render: Callable[[Any, Context], list[nodes.Node]]
    directive: tuple[str, type[CatalogueDirective]] | None = None

    def place(
        self,
        docname: str,
        name: str = "",
        extra: str = "",
        elsewhere: tuple[str, ...] = (),
        **options: Any,
    ) -> placeholder:
        """Return the placeholder that stands for this until a page is written."""
        asked = Request(self.view, docname, name, extra, elsewhere=elsewhere)._asdict()
        return placeholder("", widget=self.name, **asked, **options)

    def names_in(self, document: nodes.document) -> tuple[str, ...]:
        """Return what a document asks this for by name; the empty text for the page's own."""
        found = (each for each in document.findall(placeholder) if each["widget"] == self.name)
        return tuple(dict.fromkeys(each["name"] for each in found))


def request_of(node: placeholder) -> Request:
    """Return what a placeholder asks."""
    return Request(**{name: node[name] for name in Request._fields if name in node})


class CatalogueDirective(SphinxDirective):
    """A directive whose output the catalogue decides, once all documents are read.

    ``widget`` and ``view`` are names, as in :class:`Widget`.
    """

    widget: ClassVar[str]
    view: ClassVar[str]

    def run(self) -> list[nodes.Node]:
        try:
            asked = self.request()._asdict()
        except ValueError as error:  # of options that are sound by themselves
            raise self.error(str(error)) from None
        node = placeholder("", widget=self.widget, **asked, **self.attributes())
        self.set_source_info(node)
        return [node]

    def request(self) -> Request:
        """Return what is asked for."""
        return Request(
            self.view,
            self.env.docname,
            self.asked_name(),
            self.asked_extra(),
            self.options.get("language", ""),
        )

    def asked_name(self) -> str:
        """Return the series or term that is asked for; the empty text for the page's own."""
        return str(self.options.get("series", ""))

    def asked_extra(self) -> str:
        """Return the taxonomy that is asked for."""
        return ""

    def attributes(self) -> dict[str, Any]:
        """Return what the directive says of the look."""
        return {
            "extraclasses": self.options.get("class", []),
            "layout": self.options.get("layout", ""),
            "empty": self.options.get("empty", ""),
        }


common_options: dict[str, Callable[[str], Any]] = {
    "empty": directives.unchanged,
    "class": directives.class_option,
}
"""What all directives know: what is said where there is nothing, and further classes."""
series_options: dict[str, Callable[[str], Any]] = {
    "series": directives.unchanged_required,
    **common_options,
}


def chosen_options(keys: Iterable[str]) -> dict[str, Callable[[Any], Any]]:
    """Return the options of a list that may be sorted by these keys."""
    known = query_options(())
    named = {name: known[name] for name in ("language", "limit", "offset")}
    return {**named, "sort": some_of(keys, "-"), **common_options}


def query_chosen(options: Mapping[str, Any], key: str) -> Query:
    """Return the query that these options describe, sorted by *key* unless they say otherwise."""
    return query_of({"sort": (key,), **options}, ())
