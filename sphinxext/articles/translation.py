"""Our own strings: ``_`` for what readers see, ``__`` for messages to authors."""

from __future__ import annotations

from gettext import translation
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOG = "sphinxext-articles"

_FOLDER = Path(__file__).parent / "locale"

_ = get_translation(CATALOG)
__ = get_translation(CATALOG, "console")


def spoken(message: str, language: str) -> str:
    """Translate a message for a page of another language than the site's."""
    found = translation(CATALOG, _FOLDER, [language.replace("-", "_")], fallback=True)
    return found.gettext(message)


def setup(app: Sphinx) -> None:
    """Register our message catalogue."""
    app.add_message_catalog(CATALOG, str(_FOLDER))
