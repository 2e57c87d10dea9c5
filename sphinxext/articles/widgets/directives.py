"""Directives: each leaves a placeholder; knowledge of the site waits for the transform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..nodes import placeholder

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def _style(argument: str) -> str:
    return directives.choice(argument, ("banner", "card", "line"))


class CatalogueDirective(SphinxDirective):
    """A directive whose output the catalogue decides."""

    component: ClassVar[str]
    what: ClassVar[str] = ""

    def run(self) -> list[nodes.Node]:
        request = {
            "component": self.component,
            "what": self.what or self.component,
            "docname": self.env.docname,
            "name": self.options.get("series", ""),
            "extra": "",
        }
        node = placeholder("", **(request | self.attributes()))
        self.set_source_info(node)
        return [node]

    def attributes(self) -> dict[str, Any]:
        """Return further attributes of the placeholder."""
        return {}


class NextInSeries(CatalogueDirective):
    """The banner: where this part stands in its series, and what comes next."""

    component = "banner"
    what = "parts"
    option_spec: ClassVar[dict[str, Any]] = {
        "series": directives.unchanged_required,
        "style": _style,
        "previous": directives.flag,
        "class": directives.class_option,
    }

    def attributes(self) -> dict[str, Any]:
        return {
            "style": self.options.get("style", self.config.articles_banner_style),
            "previous": "previous" in self.options,
            "extraclasses": self.options.get("class", []),
        }


class SeriesParts(CatalogueDirective):
    """The ordered list of a series' parts, the current one marked."""

    component = "parts"
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        "series": directives.unchanged_required,
        "compact": directives.flag,
        "class": directives.class_option,
    }

    def attributes(self) -> dict[str, Any]:
        return {
            "name": self.options.get("series") or " ".join(self.arguments),
            "compact": "compact" in self.options,
            "fold": self.config.articles_parts_fold,
            "extraclasses": self.options.get("class", []),
        }


class SeriesIndex(CatalogueDirective):
    """All series, with the number of their parts."""

    component = "series-index"


class TermIndex(CatalogueDirective):
    """All terms of a taxonomy, with counts."""

    component = "term-index"
    required_arguments = 1

    def attributes(self) -> dict[str, Any]:
        return {"extra": self.arguments[0]}


class TermArticles(CatalogueDirective):
    """The articles of one term, newest first."""

    component = "term"
    required_arguments = 2
    final_argument_whitespace = True

    def attributes(self) -> dict[str, Any]:
        return {"extra": self.arguments[0], "name": self.arguments[1]}


DIRECTIVES: dict[str, type[SphinxDirective]] = {
    "next-in-series": NextInSeries,
    "series-parts": SeriesParts,
    "series-index": SeriesIndex,
    "term-index": TermIndex,
    "term-articles": TermArticles,
}


def setup(app: Sphinx) -> None:
    """Register the directives."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
