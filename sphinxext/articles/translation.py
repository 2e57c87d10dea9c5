"""Our own strings: ``_`` for what readers see, ``__`` for messages to authors."""

from __future__ import annotations

from functools import lru_cache
from gettext import NullTranslations, translation
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
    """Translate a message for a page in a language, or as the site has it if we do not speak it."""
    found = _messages(language)
    return str(_(message)) if found is None else found.gettext(message)


@lru_cache(maxsize=64)
def _messages(language: str) -> NullTranslations | None:
    """Return our messages in a language, which in English are what the code says."""
    try:
        return translation(CATALOG, _FOLDER, [language.replace("-", "_")])
    except OSError:
        return NullTranslations() if language.split("-")[0] == "en" else None


def setup(app: Sphinx) -> None:
    """Register our message catalogue."""
    app.add_message_catalog(CATALOG, str(_FOLDER))
