"""Our project takes the place of Sphinx's own, before anything asks it for documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import collections_of, schemas_of, settings_of, sites_of
from .project import MDX, ArticleProject, project_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_builder_inited(app: Sphinx) -> None:
    """Replace the project before anything asks it for documents."""
    source = Path(app.srcdir)
    collections = collections_of(app.config, source)
    project = ArticleProject(
        app.project,
        collections=collections,
        settings=replace(
            settings_of(app.config, frozenset(app.tags)),
            schemas=schemas_of(app.config, source, collections),
        ),
        workshop=Path(app.doctreedir) / "articles",
        ignored=(Path(app.outdir), Path(app.doctreedir)),
        markdown=tuple(
            suffix
            for suffix, kind in app.config.source_suffix.items()
            if kind in {"markdown", "myst", MDX}
        ),
        only_mounted=tuple(
            suffix for suffix, kind in app.config.source_suffix.items() if kind == MDX
        ),
        sites=sites_of(app.config),
    )
    app.project = app.env.project = project


def on_sources_written(app: Sphinx) -> None:
    """Look for documents before the builder asks which are outdated."""
    app.env.find_files(app.config, app.builder)
    project_of(app.env).note_discovered()


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Hand MyST the prepared text."""
    content[0] = project_of(app.env).prepared(docname, content[0])


def setup(app: Sphinx) -> None:
    """Register the project and the prepared sources."""
    app.connect("builder-inited", on_builder_inited)
    app.connect(
        "builder-inited", on_sources_written, priority=900
    )  # after those that write sources
    app.connect("source-read", on_source_read, priority=400)  # before extensions that look at MyST
