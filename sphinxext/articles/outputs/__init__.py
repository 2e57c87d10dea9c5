"""Files beside pages, such as a sitemap: one module for each kind of them.

A module has its kinds in ``OUTPUTS``; being in this folder is enough.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from . import leftovers
from .writing import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..rebuilds import Rebuilds
    from .base import Outputs


def _found() -> Iterator[Outputs]:
    """Yield the ``OUTPUTS`` of every module beside this one."""
    for module in iter_modules(__path__):
        yield from getattr(import_module(f"{__name__}.{module.name}"), "OUTPUTS", ())


OUTPUTS: tuple[Outputs, ...] = tuple(_found())


def setup(app: Sphinx, build: Rebuilds) -> None:
    """Register the writer, which keeps what it has written in the book of the *build*."""
    writer = Writer(build, OUTPUTS)
    # When it is known what pages show (900), before they are written.
    app.connect("env-get-updated", writer.on_env_get_updated, priority=950)
    # After all pages and Sphinx's own files, before the book is closed (500).
    app.connect("build-finished", writer.on_build_finished, priority=400)
    leftovers.setup(app, build)
