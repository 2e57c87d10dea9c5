"""Folders that Sphinx copies as they are, ``html_extra_path`` and ``html_static_path``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..documents.project import catalogue_of
from ..problems import Kind, Problem
from ..reporting import warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_OPTIONS = ("html_extra_path", "html_static_path")


def on_builder_inited(app: Sphinx) -> None:
    """Warn of those that hold what is withheld: no gate is asked when they are copied."""
    if app.builder.format == "html":
        warn(_open_folders(app))


def _open_folders(app: Sphinx) -> Iterator[Problem]:
    withheld = [Path(article.path) for article in catalogue_of(app.env).withheld.values()]
    for option in _OPTIONS:
        for written in app.config[option]:
            folder = Path(app.srcdir, str(written)).resolve()
            if any(path.is_relative_to(folder) for path in withheld):
                yield Problem(
                    kind=Kind.COLLECTION,
                    key=option,
                    message=f"{str(written)!r} holds articles that are not published,"
                    " and is copied with all of them",
                    accepted="folders outside of all collections",
                )


def setup(app: Sphinx) -> None:
    """Register the warning."""
    app.connect("builder-inited", on_builder_inited, priority=950)  # when articles are known
