"""Copies of sources, ``_sources/blog/a.md.txt``: Sphinx makes them, and never takes one away."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..documents.project import project_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from sphinx.application import Sphinx

_FOLDER = "_sources"


def stale_copies(app: Sphinx, gone: Container[str]) -> Iterator[Path]:
    """List copies of documents that are gone, and of files that documents are no more made of.

    What has a name of another kind is somebody else's.
    """
    top = Path(app.outdir, _FOLDER)
    docnames = project_of(app.env).docnames
    copied = {_name(app, docname) for docname in docnames} if top.is_dir() else set()
    for folder, _, names in os.walk(top):
        below = Path(folder).relative_to(top).as_posix()
        for name in names:
            path = f"{below}/{name}".removeprefix("./")
            if path not in copied and any(
                each in gone or each in docnames for each in _documents(path)
            ):
                yield top / path


def _name(app: Sphinx, docname: str) -> str:
    """Return what the copy of a document's source is called; nothing if there is none."""
    project = project_of(app.env)
    if not app.config.html_copy_source or project.is_generated(docname):
        return ""
    link_suffix = app.config.html_sourcelink_suffix
    if (path := project.scan.mounted.get(docname)) is not None:
        return f"{docname}{path.suffix}{link_suffix}"
    suffix = str(project.doc2path(docname, False))[len(docname) :]
    return f"{docname}{suffix}{link_suffix if suffix != link_suffix else ''}"


def _documents(path: str) -> Iterator[str]:
    """Yield the documents that a copy may be of: names may have points in them."""
    folder, slash, name = path.rpartition("/")
    at = name.find(".")
    while at >= 0:
        yield f"{folder}{slash}{name[:at]}"
        at = name.find(".", at + 1)
