"""Files and folders that Sphinx copies as they are, such as ``html_extra_path``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..documents.project import project_of
from ..problems import Kind, Problem
from ..reporting import warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

_OPTIONS = {
    "html": ("html_extra_path", "html_static_path"),
    "latex": ("latex_additional_files",),
}
"""The options that name them, by the format of the builder."""


def on_builder_inited(app: Sphinx) -> None:
    """Warn of those that hold what is withheld: no gate is asked when they are copied."""
    warn(_open_folders(app, _OPTIONS.get(app.builder.format, ())))


def _open_folders(app: Sphinx, options: Iterable[str]) -> Iterator[Problem]:
    withheld = project_of(app.env).withheld_paths
    for option in options:
        for written in app.config[option]:
            folder = Path(app.confdir, str(written)).resolve()
            if any(path.is_relative_to(folder) for path in withheld):
                yield Problem(
                    kind=Kind.WITHHELD,
                    key=option,
                    message=f"{str(written)!r} holds what is not published,"
                    " and is copied with all of it",
                    accepted="files and folders that hold no documents",
                )


def setup(app: Sphinx) -> None:
    """Register the warning."""
    app.connect("builder-inited", on_builder_inited, priority=950)  # when articles are known
