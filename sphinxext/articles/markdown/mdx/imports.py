"""What an article imports besides components: partials to show, files to quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...documents.assets import sought
from ...documents.project import project_of
from ...forbidden_characters import mended
from ...storage import read_bytes

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

_RAW = "?raw"


def imported_value(
    env: BuildEnvironment, module: str, texts: MutableMapping[str, str]
) -> str | None:
    """Return what an import stands for: the text of a file, kept in *texts*, or the path of one.

    None for a text that is in no file, or too long.
    """
    if not module.endswith(_RAW):
        return module
    if module not in texts:
        path = imported_file(env, module)
        if path is None:
            return None
        try:
            texts[module] = mended(read_bytes(path).decode(errors="replace"))
        except OSError:
            return None
    return texts[module]


def imported_file(env: BuildEnvironment, module: str) -> Path | None:
    """Return the file that a module is, which the document depends on from now on."""
    address = module.partition("?")[0]
    found = sought(env, address, where="the imported file")
    article = project_of(env).real_path(env.docname)
    if found is None or article is None:
        return None
    path = (article.parent / found).resolve()
    env.note_dependency(str(path))
    return path
