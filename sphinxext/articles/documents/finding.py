"""When documents are found: our project takes the place of Sphinx's, as the configuration says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ConfigError

from ..addresses import BUILDERS, base_address
from ..config.collections import collections_of, locales_declared
from ..config.lists import indexes_of
from ..config.schemas import schemas_of
from ..config.site import preview_of, sites_of
from ..config.to_settings import settings_of
from ..garbage_collection import seldom
from ..scan.distinct_names import Output
from ..scan.folders import has_one_case, is_output, list_folder
from .folders import Excluded, always_left_out, mark_output, written_among
from .generated_sources import Sources
from .pages_of_sphinx import pages_of_sphinx
from .project import ArticleProject, project_of
from .root_document import root_is_withheld
from .single_volume import is_one_volume
from .suffixes import markdown_suffixes
from .translated_titles import TitleCatalogues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

    from ..settings import Collection, Settings


class Finding:
    """The handlers of one build that put the project in its place."""

    excluded: tuple[str, ...] = ()
    added: frozenset[str] = frozenset()

    def on_config_inited(self, app: Sphinx, config: Config) -> None:
        """Keep Sphinx, which looks for documents before anybody can help it, from endless links
        and from taking articles for documents of the source directory's."""
        self.excluded, source = tuple(config.exclude_patterns), Path(app.srcdir)
        collections = collections_of(config, source)
        suffixes = markdown_suffixes(config.source_suffix)
        if patterns := always_left_out(source, self.excluded, collections, suffixes):
            config.exclude_patterns = [*self.excluded, *patterns]
            self.added = frozenset(patterns).difference(self.excluded)

    def on_write_started(self, app: Sphinx, builder: Builder) -> None:
        """Exclude nothing more when all is found: by these patterns Sphinx leaves files out of
        folders that it copies, too, such as ``html_extra_path``."""
        patterns = app.config.exclude_patterns
        app.config.exclude_patterns = [each for each in patterns if each not in self.added]

    def on_builder_inited(self, app: Sphinx) -> None:
        """Take the project's place before anything asks it for documents."""
        app.project = app.env.project = project = project_for(app, self.excluded)
        project.find_when_asked(app)
        folders = project.folders
        _refuse_output_among(folders, app, project)
        project.was_output = is_output(str(app.outdir), list_folder(str(app.outdir)))
        known = isinstance(app.builder, StandaloneHTMLBuilder)  # by its .buildinfo
        mark_output(Path(app.outdir), folders, known=known)


def _refuse_output_among(folders: Iterable[Path], app: Sphinx, project: ArticleProject) -> None:
    apart = bool(getattr(app.builder, "out_suffix", ""))
    output, collections = Path(app.outdir), project.collections
    for collection, pages in written_among(output, folders, collections, apart=apart):
        raise ConfigError(
            f"articles_collections: {collection.prefix!r}: its pages would be written to"
            f" {str(pages)!r}, where sources are; accepted: another output folder, or another name"
            " for the collection"
        )


def project_for(app: Sphinx, excluded: Iterable[str]) -> ArticleProject:
    """Return the project that a configuration describes, for the builder at work.

    :raises ConfigError: if an option is wrong.
    """
    config, source, output = app.config, Path(app.srcdir), Path(app.outdir)
    collections = collections_of(config, source)
    settings = _settings(app, collections)
    return ArticleProject(
        app.project,
        collections=collections,
        settings=settings,
        sources=Sources(Path(app.doctreedir)),
        outputs=(output, Path(app.doctreedir)),
        excluded=Excluded(excluded, source),
        suffixes=config.source_suffix,
        reserved=(*pages_of_sphinx(app.env), *config.html_additional_pages),
        sites=sites_of(config),
        output=Output(
            directories=isinstance(app.builder, DirectoryHTMLBuilder),
            one_case=has_one_case(output),
        ),
        indexes=indexes_of(
            config,
            collections,
            settings,
            one_volume=is_one_volume(app.builder),
            feeds_at=base_address(config) if app.builder.name in BUILDERS else "",
        ),
        translated=TitleCatalogues(config, source),
    )


def _settings(app: Sphinx, collections: list[Collection]) -> Settings:
    config, source = app.config, Path(app.srcdir)
    locales = locales_declared(config, collections)
    given = settings_of(config, frozenset(app.tags))
    return replace(
        given,
        schemas=schemas_of(config, source, collections),
        languages=locales.tags,
        locales=locales.names,
        language=(not given.told_language and locales.home) or given.language,
        preview=preview_of(config, source),
    )


def on_sources_written(app: Sphinx) -> None:
    """Look for documents before the builder asks which are outdated.

    :raises ConfigError: if the first page of all is withheld.
    """
    project, root = project_of(app.env), app.config.root_doc
    with seldom():
        project.find_before_building(app)
    if root not in project.docnames and project.is_withheld(root):
        raise root_is_withheld(root)


def setup(app: Sphinx) -> None:
    """Register the project."""
    finding = Finding()
    app.connect("config-inited", finding.on_config_inited, priority=900)  # after who excludes more
    app.connect("builder-inited", finding.on_builder_inited, priority=0)
    app.connect("write-started", finding.on_write_started)
    app.connect("builder-inited", on_sources_written, priority=900)  # after who writes sources
