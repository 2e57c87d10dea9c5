"""Microformats of an article, as classes on what is there (https://microformats.org/wiki/h-entry).

Dates, people and terms have theirs in the byline. Sections stay where they are in the tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..addresses import BUILDERS, base_address
from ..documents.project import project_of
from ..formats.site import canonical_address
from ..nodes import html_inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..catalogue.article import Article

_AROUND = frozenset({
    "article-byline", "article-parts", "article-hero", "article-banner", "article-author",
    "article-related",
})  # fmt: skip
"""Classes of what stands around an article's own text."""


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Mark the article of a page, its title, its address and its text."""
    article = project_of(app.env).article(docname)
    if article is None or app.builder.name not in BUILDERS:
        return
    section = next((each for each in doctree if isinstance(each, nodes.section)), None)
    if section is None or not isinstance(section.next_node(), nodes.title):
        return
    section["classes"].append("h-entry")
    title: nodes.Element = section[0]  # type: ignore[assignment]
    named = nodes.inline("", "", *title.children, classes=["p-name"])  # without its permalink
    title.children = []
    title += [named, *_address(app, article)]
    section[1:] = [*_marked(section[1:])]


def _address(app: Sphinx, article: Article) -> Iterator[nodes.Node]:
    """Yield the address, which nobody sees, if there is one."""
    if base := base_address(app.config):
        own = base + app.builder.get_target_uri(article.docname)
        address = canonical_address(own, article.front_matter.canonicalURL)
        yield html_inline("", tag="data", given={"class": "u-url", "value": address})


def _marked(children: list[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield the parts of an article: blocks together, each section for itself."""
    together: list[nodes.Node] = []
    for child in children:
        classes = {*child["classes"]} if isinstance(child, nodes.Element) else set()
        around = not classes.isdisjoint(_AROUND)
        if not around and not isinstance(child, nodes.section):
            together.append(child)
            continue
        yield from _content(together)
        together = []
        if isinstance(child, nodes.section):
            child["classes"].append("e-content")
        yield child
    yield from _content(together)


def _content(blocks: list[nodes.Node]) -> Iterator[nodes.Node]:
    if any(not isinstance(each, nodes.Invisible) for each in blocks):
        yield nodes.container("", *blocks, is_div=True, classes=["e-content"])
    else:
        yield from blocks


def setup(app: Sphinx) -> None:
    """Register the marks."""
    app.connect("doctree-resolved", on_doctree_resolved, priority=800)  # when all is in its place
