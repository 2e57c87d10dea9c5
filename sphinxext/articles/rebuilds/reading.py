"""Files that a page depends on, pictures among them, compared by what they are.

Sphinx asks whether they are newer than the page; a file with an old date may take their place.
"""

from __future__ import annotations

import time
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from ..doctree.domain import domain_of
from ..documents.project import project_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Stamp = tuple[int, int, str]

_COARSE = 2_000_000_000  # nanoseconds: the coarsest file systems count two seconds


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the files that the page has just been made of."""
    docname = app.env.docname
    if found := app.env.dependencies.get(docname):
        stamps = {str(path): _stamp(Path(app.srcdir, path)) for path in found}
        domain_of(app.env).data["stamps"][docname] = stamps


def on_env_get_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """Read a page again if one of its files is another one now."""
    stamps: dict[str, dict[str, Stamp]] = domain_of(env).data["stamps"]
    return [
        docname
        for docname in stamps.keys() & project_of(env).docnames - added - changed
        if any(not _same(Path(app.srcdir, path), stamp) for path, stamp in stamps[docname].items())
    ]


def _stamp(path: Path) -> Stamp:
    """Take size, time of change, and for a file that is very new its content."""
    try:
        found = path.stat()
        fresh = time.time_ns() - found.st_mtime_ns < _COARSE
        return found.st_size, found.st_mtime_ns, _digest(path) if fresh else ""
    except OSError:
        return -1, 0, ""


def _same(path: Path, stamp: Stamp) -> bool:
    try:
        found = path.stat()
        if (found.st_size, found.st_mtime_ns) != stamp[:2]:
            return False
        return not stamp[2] or _digest(path) == stamp[2]
    except OSError:
        return stamp[0] == -1


def _digest(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()


def setup(app: Sphinx) -> None:
    """Register the comparison."""
    app.connect("doctree-read", on_doctree_read, priority=900)  # after Sphinx's collectors (500)
    app.connect("env-get-outdated", on_env_get_outdated)
