"""What an article imports besides components: partials to show, files to quote."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...documents.assets import given_by_article, sought
from ...documents.project import project_of
from ...forbidden_characters import mended
from ...storage import read_bytes

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

_RAW = "?raw"


def imported_value(
    env: BuildEnvironment, module: str, texts: MutableMapping[str, str], source: str
) -> str | None:
    """Return what an import stands for: the text of a file, kept in *texts*, or the path of one.

    None for a text that is in no file, or too long. *source* is the file with the import.
    """
    if not module.endswith(_RAW):
        given_by_article(env, module)
        return module
    if module not in texts:
        file = imported_file(env, module, source)
        if file is None:
            return None
        try:
            texts[module] = mended(read_bytes(file[0]).decode(errors="replace"))
        except OSError:
            return None
    return texts[module]


def imported_file(env: BuildEnvironment, module: str, source: str) -> tuple[Path, str] | None:
    """Return the file that a module is, which the document depends on from now on, and its folder.

    The folder is relative to the document's own, and so is a *module* that begins with a dot.
    *source* is the file with the import.
    """
    address = module.partition("?")[0]
    found = sought(env, address, where="the imported file", source=source)
    article = project_of(env).real_path(env.docname)
    if found is None or article is None:
        return None
    path = (article.parent / found).resolve()
    env.note_dependency(str(path))
    return path, posixpath.dirname(found)


def module_from(folder: str, module: str) -> str:
    """Return a module as the document would write it, of one that a file in *folder* imports.

    *folder* is relative to the document's own, and empty if that is the same.
    """
    if not folder or not module.startswith("."):
        return module
    return f"./{posixpath.join(quote(folder), module)}"
