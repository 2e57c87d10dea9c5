"""Articles of the source directory whose page is one that Sphinx makes itself, such as the search.

A document there is called as its file is, so that nothing can be done but to say so. Other pages
of such a name are often meant to be written over: they bring Sphinx's into a toctree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..documents.pages_of_sphinx import pages_of_sphinx
from ..documents.project import project_of
from ..problems import Kind, Problem
from ..reporting import warn

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def on_html_page_context(
    app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Tell of the articles that a page of Sphinx's takes the place of."""
    if doctree is not None or name in app.config.html_additional_pages:
        return
    if name not in pages_of_sphinx(app.env) and not name.startswith("genindex-"):
        return
    project = project_of(app.env)
    file = project.output.file_of(name)
    for docname in sorted(project.docnames & project.catalogue.articles.keys()):
        if project.output.file_of(docname) == file:
            warn([_written_over(project.catalogue.articles[docname].path, name)])


def _written_over(path: str, name: str) -> Problem:
    return Problem(
        kind=Kind.ID,
        path=path,
        message=f"Sphinx writes its own page {name!r} in the place of this article, which is lost",
        accepted="another file name",
    )


def setup(app: Sphinx) -> None:
    """Look at every page that is made of no document."""
    app.connect("html-page-context", on_html_page_context)
