"""The text that MyST parses instead of a document's own, line for line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frontmatter.myst import prepare
from ..frontmatter.parse import parse
from .project import project_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .project import ArticleProject


def is_notebook(project: ArticleProject, docname: str, text: str) -> bool:
    """Tell whether a document of the source directory is a notebook written as Markdown."""
    if docname in project.scan.mounted or not project.notebooks:
        return False
    data = parse(text).data
    form = data.get("jupytext")
    form = form.get("text_representation") if isinstance(form, dict) else None
    return data.get("file_format") == "mystnb" or (
        isinstance(form, dict) and form.get("format_name") == "myst"
    )


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Prepare an article, and an author's own page in place of a generated one."""
    project, text = project_of(app.env), content[0]
    article = project.article(docname)
    if article is None and (project.page(docname) is None or project.is_generated(docname)):
        return
    if project.is_markdown(docname) and not is_notebook(project, docname, text):
        title = article.written_title if article else None
        strangers = project.settings.pictures is not None and project.is_of_strangers(docname)
        content[0] = prepare(text, title=title, foreign=article is None and not strangers)


def setup(app: Sphinx) -> None:
    """Register the prepared text."""
    app.connect("source-read", on_source_read, priority=400)  # before who looks at MyST
