"""Our own strings: ``_`` for what readers see, ``__`` for messages to authors."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translation

CATALOG = "sphinxext-articles"

_ = get_translation(CATALOG)
__ = get_translation(CATALOG, "console")


def setup(app: Sphinx) -> None:
    app.add_message_catalog(CATALOG, str(Path(__file__).parent / "locale"))
