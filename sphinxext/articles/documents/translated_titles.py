"""Titles of articles in the site's language, where gettext's catalogues translate them.

Sphinx translates what is read; the catalogue, which lists and banners ask, is older than that.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from babel.messages.mofile import read_mo
from babel.messages.pofile import PoFileError, read_po
from sphinx.util.i18n import docname_to_domain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from babel.messages import Catalog
    from sphinx.config import Config


class TitleCatalogues:
    """The catalogues below ``locale_dirs``, each read when it is first asked for.

    Sphinx compiles them after it has looked for documents, so they are read as they are written,
    and compiled ones only where nothing newer is there.
    """

    def __init__(self, config: Config, source: Path) -> None:
        language = config.language.replace("-", "_")
        languages = dict.fromkeys((config.language, language, language.partition("_")[0]))
        folders = (
            source / folder / each / "LC_MESSAGES"
            for folder in config.locale_dirs
            for each in languages
        )
        self._folders = [folder for folder in folders if folder.is_dir()]
        self._compact = config.gettext_compact
        self._compiles = config.gettext_auto_build
        self._fuzzy = config.gettext_allow_fuzzy_translations
        self._read: dict[str, Mapping[str, str]] = {}

    def __call__(self, docname: str, title: str) -> str:
        """Return the title of a document in the site's language; without a translation, *title*."""
        if not self._folders:
            return title
        domain = docname_to_domain(docname, self._compact)
        if domain not in self._read:
            # Of several folders the first has the last word.
            messages = [dict(self._messages(folder / domain)) for folder in self._folders[::-1]]
            self._read[domain] = {key: text for each in messages for key, text in each.items()}
        return self._read[domain].get(title, title)

    def _messages(self, stem: Path) -> Iterator[tuple[str, str]]:
        for message in _catalogue(stem, compiles=self._compiles) or ():
            written, text = message.id, message.string
            if message.fuzzy and not self._fuzzy:
                continue
            if isinstance(written, str) and isinstance(text, str) and written and text.strip():
                yield written, " ".join(text.split())


def _catalogue(stem: Path, *, compiles: bool) -> Catalog | None:
    """Read a catalogue; Sphinx tells of one that cannot be read."""
    source, compiled = (stem.parent / f"{stem.name}{suffix}" for suffix in (".po", ".mo"))
    try:
        if compiles and source.is_file() and not _is_newer(compiled, source):
            with source.open("rb") as file:
                return read_po(file)
        if compiled.is_file():
            with compiled.open("rb") as file:
                return read_mo(file)
    except (OSError, ValueError, LookupError, struct.error, PoFileError):
        pass
    return None


def _is_newer(one: Path, other: Path) -> bool:
    return one.is_file() and one.stat().st_mtime >= other.stat().st_mtime
