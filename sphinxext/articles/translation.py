"""Our own strings: ``_`` for what readers see, ``__`` for messages to authors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOG = "sphinxext-articles"

_ = get_translation(CATALOG)
__ = get_translation(CATALOG, "console")


def setup(app: Sphinx) -> None:
    """Register our message catalogue."""
    app.add_message_catalog(CATALOG, str(Path(__file__).parent / "locale"))
