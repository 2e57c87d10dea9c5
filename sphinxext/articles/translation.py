"""Our own strings: ``_`` for what readers see, ``__`` for messages to authors."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

CATALOG = "sphinxext-articles"

_FOLDER = Path(__file__).parent / "locale"
_LANGUAGE: ContextVar[str] = ContextVar("language", default="")

_of_site = get_translation(CATALOG)
__ = get_translation(CATALOG, "console")


def _(message: str) -> str:
    """Translate what readers see: for the site, or as :func:`speaking` says."""
    language = _LANGUAGE.get()
    return spoken(message, language) if language else _of_site(message)


def spoken(message: str, language: str) -> str:
    """Translate a message for a page of another language than the site's.

    Where nobody has translated into it, the site's language is the next best.
    """
    found = _catalogue(language)
    return found.gettext(message) if found else str(_of_site(message))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let ``_`` translate into a language; into the site's if there is none."""
    before = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


@lru_cache(maxsize=64)
def _catalogue(language: str) -> NullTranslations | None:
    """Return our messages in a language, None where there are none; English has the originals."""
    name = language.replace("-", "_")
    if name.partition("_")[0].lower() == "en":
        return NullTranslations()
    try:
        return translation(CATALOG, _FOLDER, [name])
    except OSError:
        return None


def setup(app: Sphinx) -> None:
    """Register our message catalogue."""
    app.add_message_catalog(CATALOG, str(_FOLDER))
