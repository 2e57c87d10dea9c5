"""The files of an output folder that a build may take for its own.

Below it there may be outputs of other builds, such as those of other languages and versions.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..scan.folders import Folder, is_output
from .project import project_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def own_folders(app: Sphinx) -> Iterator[tuple[str, list[str]]]:
    """Yield the folders of the output, by path from its top, with the names of their files.

    Left out are outputs of other builds with all that is in them, folders of authors' files, and
    doctrees.
    """
    top = str(app.outdir)
    elsewhere = {*map(str, project_of(app.env).folders), os.path.realpath(app.doctreedir)}
    for folder, inner, names in os.walk(top):
        path = folder.removeprefix(top).replace(os.sep, "/").strip("/")
        if path and is_output(folder, Folder(files=names, folders=inner)):
            inner.clear()
            continue
        inner[:] = [each for each in inner if os.path.realpath(f"{folder}/{each}") not in elsewhere]
        yield path, names
