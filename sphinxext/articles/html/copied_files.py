"""Files and folders that Sphinx copies as they are, such as ``html_extra_path``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalogue.publication_gate import DRAFTS_FOLDER
from ..documents.assets import is_text, is_withheld
from ..documents.project import project_of
from ..problems import Kind, Problem
from ..reporting import warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from ..documents.project import ArticleProject

_OPTIONS = {
    "html": ("html_extra_path", "html_static_path"),
    "latex": ("latex_additional_files",),
}
"""The options that name them, by the format of the builder."""
_HTML = (".html", ".htm", ".xhtml")
_FENCES = (b"---", b"+++", b"{")
_PEEK = 64  # bytes


def on_builder_inited(app: Sphinx) -> None:
    """Warn of those that hold what is withheld: no gate is asked when they are copied."""
    warn(_open_folders(app, _OPTIONS.get(app.builder.format, ())))


def _open_folders(app: Sphinx, options: Iterable[str]) -> Iterator[Problem]:
    project = project_of(app.env)
    for option in options:
        for written in app.config[option]:
            if _holds_withheld(project, Path(app.confdir, str(written)).resolve()):
                yield Problem(
                    kind=Kind.WITHHELD,
                    key=option,
                    message=f"{str(written)!r} holds what is not published,"
                    " and is copied with all of it",
                    accepted="files and folders that hold no documents",
                )


def _holds_withheld(project: ArticleProject, top: Path) -> bool:
    """Tell whether a file, or a folder with what is in it, holds what is withheld."""
    if any(path.is_relative_to(top) for path in project.withheld_paths):
        return True
    found = _files_below(top) if top.is_dir() else [top]
    return any(_may_tell(project, path) and is_withheld(project, path) for path in found)


def _files_below(top: Path) -> Iterator[Path]:
    """Yield the files of a folder, and of those that links lead to, each real folder once."""
    seen: set[str] = set()
    for folder, inner, names in os.walk(top, followlinks=True):
        seen.add(os.path.realpath(folder))
        inner[:] = [each for each in inner if os.path.realpath(f"{folder}/{each}") not in seen]
        yield from (Path(folder, name) for name in names)


def _may_tell(project: ArticleProject, path: Path) -> bool:
    """Tell whether a file may be withheld, at a glance: there may be thousands."""
    if DRAFTS_FOLDER in os.path.realpath(path).lower():
        return True
    if not is_text(project, path):
        return False
    if not path.name.lower().endswith(_HTML):
        return True
    try:
        with path.open("rb") as file:
            return file.read(_PEEK).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_FENCES)
    except OSError:
        return False


def setup(app: Sphinx) -> None:
    """Register the warning."""
    app.connect("builder-inited", on_builder_inited, priority=950)  # when articles are known
