"""Look for garbage less often: a build makes millions of nodes, and few are in cycles."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_PATIENT = 20_000  # objects; Python's own is 700 or 2,000
_before: list[tuple[int, int, int]] = []


def on_builder_inited(app: Sphinx) -> None:
    """Raise the first threshold, unless the project has chosen a higher one."""
    first, second, third = gc.get_threshold()
    if 0 < first < _PATIENT:
        _before.append((first, second, third))
        gc.set_threshold(_PATIENT, second, third)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Leave the process as it was."""
    if _before:
        gc.set_threshold(*_before.pop())


def setup(app: Sphinx) -> None:
    """Register both."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("build-finished", on_build_finished)
