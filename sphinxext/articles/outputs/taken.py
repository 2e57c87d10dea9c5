"""Which paths of the output folder are taken: by pages, and by files that authors have copied."""

from __future__ import annotations

import posixpath
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from ..documents.project import project_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

_MADE_BY_SPHINX = {"searchindex.js", "objects.inv", ".buildinfo", "opensearch.xml"}


def who_has(app: Sphinx, path: str) -> str:
    """Name what stands at a path of the output folder besides files of ours; ``""`` if nothing."""
    if path in _MADE_BY_SPHINX:
        return "a file of Sphinx's"
    if (docname := _page_at(app, path)) is not None:
        return f"the page {docname!r}"
    return next((f"the author's own {found}" for found in _copied(app, path)), "")


def _page_at(app: Sphinx, path: str) -> str | None:
    """Return the page of that path, as ``html`` and ``dirhtml`` lay pages out."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    if not path.endswith(suffix := builder.out_suffix):
        return None
    name, project = path.removesuffix(suffix), project_of(app.env)
    candidates = [name, name.removesuffix("index").rstrip("/")]
    for docname in filter(None, candidates):
        there = docname in app.env.found_docs or docname in project.reserved
        if there and Path(builder.get_outfilename(docname)) == Path(app.outdir, path):
            return docname
    return None


def _copied(app: Sphinx, path: str) -> Iterator[str]:
    """Yield the files that Sphinx copies there, as they are called in the configuration."""
    inner = PurePosixPath(path)
    for option, top, hidden in (
        ("html_extra_path", PurePosixPath(), ()),
        ("html_static_path", PurePosixPath("_static"), ("**/.*",)),
    ):
        if not inner.is_relative_to(top):
            continue
        below = inner.relative_to(top)
        left_out = Matcher([*app.config.exclude_patterns, *hidden])
        for entry in map(str, app.config[option]):
            source = Path(app.confdir, entry)
            if source.is_file() and below.as_posix() == source.name:
                yield entry
            elif (source / below).is_file() and not any(map(left_out, _names(below))):
                yield str(PurePosixPath(entry, below))


def _names(path: PurePosixPath) -> Iterator[str]:
    """Yield what :func:`sphinx.util.fileutil.copy_asset` calls a file and the folders around it."""
    for depth in range(1, len(path.parts) + 1):
        yield posixpath.join(*path.parts[:depth]) if depth > 1 else f"./{path.parts[0]}"
