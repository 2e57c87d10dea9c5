"""Files of terms, series and people, files of articles, and the pattern of a collection."""

from __future__ import annotations

import tempfile
import unicodedata
from datetime import UTC
from pathlib import Path

from sphinxext.articles.catalogue.term_entries import Entry, SeriesEntry
from sphinxext.articles.forbidden_characters import SIGN, first_lost, mended
from sphinxext.articles.scan.article_files import looks_like_article, read_file
from sphinxext.articles.scan.entry_files import read_file as read_entries

from ...pure.conftest import settings
from ..target import Target

_FOLDER = tempfile.TemporaryDirectory()
FILE = Path(_FOLDER.name, "file.md")
SETTINGS = settings()


def run_entries(data: bytes) -> None:
    """Read a file of terms, and one of series."""
    FILE.write_bytes(data)
    for record in (Entry, SeriesEntry):
        found, problems = read_entries(FILE, record, UTC, strict=True)
        assert all(found)
        assert not any(
            unicodedata.category(char) == "Cc" for each in found.values() for char in each.label
        )
        for problem in problems:
            str(problem).encode()


def run_file(data: bytes) -> None:
    """Read the file of an article, whatever its bytes are."""
    FILE.write_bytes(data)
    file = read_file(FILE)
    mended(file.text).encode()
    lost = first_lost(file.text)
    assert lost is None or mended(file.text)[lost] == SIGN
    assert file.readable
    looks_like_article(file.source)


TARGETS = {
    "entries": Target(
        run=run_entries,
        examples=(
            "c++:\n  title: C++\n  synonyms: [cpp, 'C plus']\n  image: ../a.png\n  hidden: true\n",
            "s:\n  status: complete\n  order: 1\n  parts: [a, b]\n  planned:\n"
            "  - {title: C, date: 2026-01-01, teaser: T}\n",
            "- a\n- 2\n",
            "a:\nA:\n  url: javascript:x\n  aliases: /old/\n",
            "a: {name: {en: x, de-AT: y}, description: {de: z}}\n",
        ),
        pieces=(
            "a: ", "title: ", "label: ", "name: ", "synonyms: ", "image: ", "url: ", "hidden: ",
            "aliases: ", "status: ", "order: ", "parts: ", "planned: ", "date: ", "teaser: ",
            "chapters: ", "complete", "true", "null", "1e999", "- ", "  ", "\n", "[", "]", "{", "}",
            ", ", "'", "&a ", "*a", "<<: *a", "? ", "!!set ", "!!omap ", "line: ", "source: ",
        ),
    ),
    "files": Target(
        run=run_file,
        examples=("---\ntitle: A\ntags: [x]\n---\n", "\ufeff\n", "---\ntags: [\n---\n", "\0a", ""),
        pieces=("---\n", "tags: ", "date: ", "\n", "\ufeff", "\0", "é", '"series" = ', "'", " "),
    ),
}  # fmt: skip
