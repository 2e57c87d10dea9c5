"""Typed values of the front matter in ``env.metadata``, for themes and other extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .article import PASSED_THROUGH, Article
from .dates import Moment
from .project import project_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_OPENGRAPH = "sphinxext.opengraph"


def metadata_of(article: Article) -> dict[str, Any]:
    """Return an article's front matter as plain values: dates, booleans, lists, texts."""
    matter = article.matter
    result: dict[str, Any] = {
        key: value for key, value in (matter.model_extra or {}).items() if key not in PASSED_THROUGH
    }
    for key in type(matter).model_fields:  # model_fields_set holds unknown keys, too
        if key not in matter.model_fields_set:
            continue
        value = getattr(matter, key)
        if isinstance(value, Moment):
            value = value.instant
        elif key == "series":
            value = [membership.title or membership.slug for membership in value]
        elif key == "heroImage" and value is not None:
            value = value.model_dump()
        result[key] = list(value) if isinstance(value, tuple) else value
    result |= {name: list(labels) for name, labels in article.labels.items() if labels}
    return result | {"title": article.title}


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Replace the strings that MyST leaves by typed values."""
    docname, project = app.env.docname, project_of(app.env)
    if docname in project.gathered.mounted or project.appended(docname) is not None:
        # Said here, since not every file has front matter that could say it.
        app.env.metadata[docname]["orphan"] = True
    article = project.article(docname)
    if article is None:
        return
    values = metadata_of(article)
    if _OPENGRAPH in app.extensions:
        offered = {"og:title": article.title, "og:description": article.matter.description}
        values = {key: value for key, value in offered.items() if value} | values
    app.env.metadata[docname].update(values)


def setup(app: Sphinx) -> None:
    """Register the typed metadata."""
    app.connect("doctree-read", on_doctree_read, priority=600)  # after Sphinx's MetadataCollector
