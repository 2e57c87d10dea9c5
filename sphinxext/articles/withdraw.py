"""Withdraw what is no longer published: Sphinx leaves the output of removed documents behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.builders.gettext import MessageCatalogBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.i18n import docname_to_domain
from sphinx.util.inventory import InventoryFile

from .project import project_of
from .translation import __

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def on_env_get_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """Delete the output of everything that was published before and is not any more."""
    project = project_of(env)
    former = removed | project.catalogue.withheld.keys() | set(_formerly_ours(app.builder))
    gone = former - project.docnames
    files = {path for docname in gone for path in _output(app, docname) if path.is_file()}
    files |= set(_media(env, app.builder, gone))
    files |= {
        path
        for docname in project.docnames
        if project.is_generated(docname)
        for path in _sources(app, docname)
        if path.is_file()
    }
    for path in sorted(files):
        path.unlink(missing_ok=True)
        _remove_empty(path.parent, Path(app.outdir))
    if files:
        logger.info(__("articles: removed %d files of withdrawn pages"), len(files))
    # Sphinx finishes its indexes only if something is written.
    return [app.config.root_doc] if removed else []


def _output(app: Sphinx, docname: str) -> Iterator[Path]:
    """List the files that builders may have made of a document."""
    builder, out = app.builder, Path(app.outdir)
    yield Path(app.doctreedir, f"{docname}.doctree")
    if isinstance(builder, StandaloneHTMLBuilder):
        yield Path(builder.get_outfilename(docname))
        yield from _sources(app, docname)
    elif isinstance(builder, MessageCatalogBuilder):
        domain = docname_to_domain(docname, app.config.gettext_compact)
        others = {
            docname_to_domain(each, app.config.gettext_compact) for each in app.project.docnames
        }
        if domain not in others:
            yield out / f"{domain}.pot"
    elif suffix := str(getattr(builder, "out_suffix", "")):
        yield out / f"{docname}{suffix}"


def _sources(app: Sphinx, docname: str) -> Iterator[Path]:
    """List what HTML builders may have copied of a document's source."""
    link_suffix = app.config.html_sourcelink_suffix
    for suffix in app.config.source_suffix:
        name = docname + suffix + ("" if suffix == link_suffix else link_suffix)
        yield Path(app.outdir, "_sources", name)


def _media(env: BuildEnvironment, builder: Builder, gone: set[str]) -> Iterator[Path]:
    """List copied images and downloads that only withdrawn pages used."""
    out = Path(builder.outdir)
    for docnames, name in env.images.values():
        if docnames and docnames <= gone:
            yield out / "_images" / name
    for users, path in env.dlfiles.values():
        if users and users <= gone:
            yield out / "_downloads" / path


def _formerly_ours(builder: Builder) -> Iterator[str]:
    """Read the previous ``objects.inv``: after ``-E`` only it knows which pages were ours."""
    path = Path(builder.outdir, "objects.inv")
    if not isinstance(builder, StandaloneHTMLBuilder) or not path.is_file():
        return
    try:
        with path.open("rb") as stream:
            inventory = InventoryFile.load(stream, "", lambda _, uri: uri)
    except (ValueError, OSError) as error:
        logger.info(__("articles: the previous objects.inv cannot be read: %s"), error)
        return
    for kind, objects in inventory.items():
        if kind.startswith("articles:"):
            for item in objects.values():
                page = unquote(item.uri.partition("#")[0])
                yield page.removesuffix(builder.link_suffix or "").rstrip("/")


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and folder.is_relative_to(top) and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def setup(app: Sphinx) -> None:
    """Register the withdrawal."""
    app.connect("env-get-outdated", on_env_get_outdated)
