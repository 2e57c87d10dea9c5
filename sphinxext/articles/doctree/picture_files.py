"""The files that Sphinx takes for a picture: others than the named one, where there are some.

For ``p.png`` it is ``p.de.png`` in a site in German (``figure_language_filename``), and for ``p.*``
one of each format. Which these are is known when Sphinx has collected them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from ..documents.assets import door_here, withheld_for
from ..documents.log_messages import tell_left_out
from .files_in_pages import keep_words
from .refused_files import tell_refused

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..file_access import Door

_ELSEWHERE = "?"
"""What Sphinx calls the only candidate of a picture that it does not copy."""


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Leave out the files that are withheld, or that the page may not read."""
    env, dropped = app.env, set[str]()
    pictures = list(doctree.findall(nodes.image))
    door = door_here(env) if pictures else None
    for node in pictures:
        candidates: dict[str, str] = node.get("candidates", {})
        closed = {
            kind: name
            for kind, name in candidates.items()
            if kind != _ELSEWHERE and _is_closed(env, door, node, name)
        }
        for kind in closed:
            del candidates[kind]
        dropped.update(closed.values())
        if closed and not candidates:
            keep_words(node)
    if dropped:
        _forget(env, dropped)


def _is_closed(env: BuildEnvironment, door: Door | None, node: nodes.image, name: str) -> bool:
    path = Path(os.path.normpath(Path(env.srcdir, name)))
    if withheld_for(env, path):
        tell_left_out(node if node.line else env.docname)
        return True
    refusal = door.refusal(path) if door is not None and os.path.lexists(path) else None
    if refusal is not None:
        tell_refused(env, node, refusal, name)
    return refusal is not None


def _forget(env: BuildEnvironment, dropped: set[str]) -> None:
    """Copy none of these files for the page being read."""
    docname = env.docname
    kept = [name for name, (docnames, _) in env.images.items() if docname in docnames]
    env.images.purge_doc(docname)
    for name in kept:
        if name not in dropped:
            env.images.add_file(docname, name)


def setup(app: Sphinx) -> None:
    """Look at the pictures of each page as soon as Sphinx has found their files."""
    app.connect("doctree-read", on_doctree_read, priority=550)  # Sphinx's collectors: 500
