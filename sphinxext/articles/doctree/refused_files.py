"""No article shows a file that it may not read, whatever directive names it: the last door.

Most of what names files asks before it reads. Here, what was made without asking is taken out:
by other extensions, by directives under the names that docutils has for them in other languages.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..documents.assets import door_here
from ..documents.files_of_directives import is_of_docutils
from ..documents.project import project_of
from ..file_access import Refusal
from ..problems import shown
from ..reporting import warn
from .files_in_pages import files_read, is_from, keep_words, named_files, sources

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..file_access import Door

_ADDRESS = re.compile(r"(?:https?|ftp|file|data):\S++", re.IGNORECASE)
"""What :func:`urllib.request.urlopen` reads."""


class RefusedFilesTransform(SphinxTransform):
    """Leave out what comes from files that the door does not let through."""

    default_priority = 846  # as WithheldFilesTransform (845), and after it

    def apply(self, **kwargs: Any) -> None:
        if (door := door_here(self.env)) is None:
            return
        for node, path in list(named_files(self.env, self.document)):
            if (refusal := _refusal(door, path)) is not None:
                named = node.get("reftarget") or node.get("uri", "")
                tell_refused(self.env, node, refusal, named)
                keep_words(node)
        for path in dict.fromkeys(files_read(self.env, self.document)):
            if (refusal := _refusal(door, path)) is not None:
                self._take_out(lambda node, path=path: is_from(node, path), refusal)
        self._take_out(_is_from_elsewhere, Refusal(file=Path(), message="is elsewhere on the web"))

    def _take_out(self, is_made_so: Any, refusal: Refusal) -> None:
        """Remove what has been made so; other extensions may have read a file for other ends."""
        made = [node for node in self.document.findall(nodes.Element) if is_made_so(node)]
        for node in made:
            if node is made[0]:
                tell_refused(self.env, node, refusal, next(sources(node), ""))
            if node.parent is not None and node in node.parent.children:
                node.parent.remove(node)


def tell_refused(env: BuildEnvironment, node: nodes.Element, refusal: Refusal, name: str) -> None:
    """Warn of a file that is not shown at a node of the page being read, and how it is named.

    The node may be of another file, which the page imports.
    """
    place = node if node.line or node.parent is None else node.parent
    source = Path(place.source or "")
    path = str(source if source.is_file() else project_of(env).real_path(env.docname))
    warn([replace(refusal.problem("the file", path, place.line or 1), value=shown(name))])


def _refusal(door: Door, path: Path) -> Refusal | None:
    """Ask the door, but of what docutils brings; of what is not there, Sphinx itself tells."""
    return None if is_of_docutils(path) or not _exists(path) else door.refusal(path)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _is_from_elsewhere(node: nodes.Element) -> bool:
    """Tell whether a node has been made of what an address leads to.

    Fields have their value, which may be one, for their source.
    """
    if isinstance(node, nodes.field | nodes.field_name | nodes.field_body):
        return False
    return any(map(_ADDRESS.fullmatch, sources(node)))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(RefusedFilesTransform)
