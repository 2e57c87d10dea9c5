"""Breadcrumbs of generated pages, for themes that show none: “Tags › PostgreSQL”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..documents.project import catalogue_of, project_of
from ..documents.single_volume import joins_documents
from ..nodes import landmark
from ..translation import spoken
from ..views.breadcrumbs import trail

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..catalogue.pages import Page

_CLASS = "article-breadcrumb"


class BreadcrumbTransform(SphinxTransform):
    """Put the way from the pages above over the heading of a page."""

    default_priority = 277  # after PageTransform (276)

    def apply(self, **kwargs: Any) -> None:
        docname = self.env.docname
        page, above = project_of(self.env).page(docname), trail(catalogue_of(self.env), docname)
        section = next(self.document.findall(nodes.section), None)
        if page is None or not above or section is None or section.parent is not self.document:
            return
        steps = [self._link(each.docname) for each in above]
        pieces = [piece for step in steps for piece in (step, nodes.Text(" › "))]
        line = nodes.paragraph("", "", *pieces, self._here(page, section), translatable=False)
        box = landmark("", line, classes=[_CLASS])
        box["aria-label"] = spoken("Breadcrumb", catalogue_of(self.env).language_of(docname))
        for node in (box, line):
            node.source, node.line = self.document["source"], 1
        self.document.insert(self.document.index(section), box)

    def _here(self, page: Page, section: nodes.section) -> nodes.Node:
        title = section.next_node(nodes.title)
        text = title.astext() if title is not None else page.title
        if page.number:
            language = catalogue_of(self.env).language_of(self.env.docname)
            text = spoken("page %d", language) % page.number
        return nodes.inline(text, text)

    def _link(self, docname: str) -> addnodes.pending_xref:
        """Return a reference as the role ``doc`` makes it: it has the title of the page."""
        return addnodes.pending_xref(
            "",
            nodes.inline(docname, docname),
            refdomain="std",
            reftype="doc",
            reftarget=f"/{docname}",
            refexplicit=False,
            refwarn=False,
            refdoc=self.env.docname,
        )


class JoinedBreadcrumbTransform(SphinxPostTransform):
    """Take them out of manuals, which have the sections above a page around it."""

    default_priority = 5  # before references are resolved (10)

    def run(self, **kwargs: Any) -> None:
        if joins_documents(self.app.builder):
            for node in list(self.document.findall(landmark)):
                if _CLASS in node["classes"]:
                    node.parent.remove(node)


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(BreadcrumbTransform)
    app.add_post_transform(JoinedBreadcrumbTransform)
