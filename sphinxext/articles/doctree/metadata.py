"""Typed values of the front matter in ``env.metadata``, for themes and other extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from ..dates import Moment
from ..documents.project import project_of
from ..frontmatter.key_aliases import PASSED_THROUGH
from ..frontmatter.keys import FrontMatter

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from ..catalogue.article import Article


def metadata_of(article: Article) -> dict[str, Any]:
    """Return an article's front matter as plain values: dates, booleans, lists, texts."""
    front_matter = article.front_matter
    result: dict[str, Any] = {
        key: _plain(value)
        for key, value in (front_matter.model_extra or {}).items()
        if key not in PASSED_THROUGH
    }
    for key in type(front_matter).model_fields:  # model_fields_set holds unknown keys, too
        value = getattr(front_matter, key)
        # A project's own fields may have defaults; ours say nothing unless they are written.
        if key not in front_matter.model_fields_set and (
            value is None or key in FrontMatter.model_fields
        ):
            continue
        if key == "series":
            value = [membership.title or membership.slug for membership in value]
        result[key] = _plain(value)
    result |= {name: list(labels) for name, labels in article.labels.items() if labels}
    return result | {"title": article.title}


def _plain(value: Any) -> Any:
    if isinstance(value, Moment):
        return value.instant
    if isinstance(value, BaseModel):
        return {key: _plain(each) for key, each in value}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Replace the strings that MyST leaves by typed values."""
    docname, project = app.env.docname, project_of(app.env)
    said = app.env.metadata[docname]
    if docname in project.scan.mounted or project.page(docname) is not None:
        # Said here, since not every file has front matter that could say it.
        said["orphan"] = True
    page = project.page(docname) if project.is_generated(docname) else None
    if page is not None and (page.empty or not page.searched):
        said["nosearch"] = True
    article = project.article(docname)
    if article is None:
        return
    if article.front_matter.unlisted:
        said["nosearch"] = True
    said.update(metadata_of(article))


def setup(app: Sphinx) -> None:
    """Register the typed metadata."""
    app.connect("doctree-read", on_doctree_read, priority=600)  # after Sphinx's MetadataCollector
