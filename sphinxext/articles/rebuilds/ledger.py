"""What an output folder shows, and whether the build that made it came to its end.

Sphinx tells from time stamps which pages to write. That is not enough where a page shows other
articles, where several builders share one folder of doctrees, and where a build was cut off. So
each output folder has a ledger, beside the doctrees: what each of its pages shows.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx.locale import __ as sphinx_text
from sphinx.util.logging import NAMESPACE

from ..storage import digest, pickled, unpickled, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Page(NamedTuple):
    """What a written page was made of.

    ``shown`` is the fingerprint of what it shows of other pages, ``read`` the time at which
    Sphinx read its source, ``contents`` the digest of its toctrees and headings, ``numbers``
    what Sphinx has numbered on it, ``meant`` the digest of what its references stand for,
    ``besides`` that of what else it is written with, empty for most pages.
    """

    shown: str
    read: int
    contents: str
    numbers: str
    meant: str
    besides: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What an output folder holds: pages by document name, and ``files`` that they show.

    A page that may be there, though nobody knows in which state, is None. ``shared`` is the
    :func:`..views.fingerprints.shared_digest` at the time, with the names of pictures,
    ``catalogue`` the digest of all that any page may show but excerpts. ``suffixes`` are those that
    pages have had here. ``outputs`` are the files beside pages (:mod:`..outputs`) by path, each
    with the fingerprint of what it shows, or None, ``made`` other files that builds have been seen
    to make (:mod:`..outputs.leftovers`).
    """

    pages: Mapping[str, Page | None] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    shared: str = ""
    catalogue: str = ""
    suffixes: frozenset[str] = frozenset()
    outputs: Mapping[str, str | None] = field(default_factory=dict)
    made: frozenset[str] = frozenset()

    def around(self, other: Ledger) -> Ledger:
        """Return what may be in the output folder while *other* is being made of it."""
        return replace(
            self,
            pages={**dict.fromkeys(other.pages), **self.pages},
            files=self.files | other.files,
            suffixes=self.suffixes | other.suffixes,
            made=self.made | other.made,
            outputs={**dict.fromkeys(other.outputs), **self.outputs},
        )


_NONE = Ledger()


def output_name(builder: str, output: Path) -> str:
    """Name what a builder writes into an output folder, for files that stand for it."""
    return f"{builder}-{digest(os.fsencode(output))[:12]}"


class Book:
    """The ledger of one output folder on disk.

    ``known`` tells whether there was one, ``finished`` whether the last build came to its end,
    ``written`` which pages this build has written, and ``failed`` whether it could not write all.
    ``beside`` are the ledgers of other builders for the same folder, by their names.
    """

    def __init__(self, folder: Path, builder: str, output: Path) -> None:
        name = output_name(builder, output)
        self._path = folder / f"{name}.ledger"
        self._mark = folder / f"{name}.unfinished"
        self.before = self.now = self._saved = _load(self._path)
        others = sorted({*folder.glob(f"{output_name('*', output)}.ledger")} - {self._path})
        self.beside = {each.name.rpartition("-")[0]: _load(each) for each in others}
        self.known = self._saved is not _NONE
        self.finished = self.known and not self._mark.exists()
        self.written: set[str] = set()
        self.failed = False

    def open(self) -> None:
        """Note that a build has begun."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._mark.touch()

    def enter(self, now: Ledger) -> None:
        """Note what the output folder is going to show."""
        self.now = now
        self._save(self.before.around(now))

    def close(self, *, each: bool) -> None:
        """Note that the build has come to its end; *each*: only pages in ``written`` are new."""
        now, pages = self.now, self.now.pages
        if each:
            kept = self.before.pages if self.finished else {}
            pages = {
                docname: page if docname in self.written else kept.get(docname)
                for docname, page in pages.items()
            }
        if pages != now.pages:
            # A page left as it was shows what was shared then: the next build compares them all.
            now = replace(now, pages=pages, shared="", catalogue="")
        self._save(now)
        if not self.failed:
            self._mark.unlink(missing_ok=True)

    def _save(self, ledger: Ledger) -> None:
        if ledger == self._saved:
            return
        write_whole(self._path, pickled(ledger))
        self._saved = ledger


def _load(path: Path) -> Ledger:
    loaded = unpickled(path)
    whole = isinstance(loaded, Ledger) and all(hasattr(loaded, f.name) for f in fields(Ledger))
    return loaded if whole else _NONE


class Failures(logging.Handler):
    """Note in the book that what is in the output folder is not what was meant.

    Sphinx warns of a file that cannot be written, and goes on as if it had been. Processes that
    write in parallel hand over the message only, not the error.
    """

    def __init__(self, book: Book) -> None:
        super().__init__(logging.WARNING)
        self.book = book
        self.beginning = str(sphinx_text("error writing file %s: %s")).partition("%")[0]
        logging.getLogger(NAMESPACE).addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        errors = record.args if isinstance(record.args, tuple) else ()
        if any(isinstance(each, OSError) for each in errors) or str(record.msg).startswith(
            self.beginning
        ):
            self.book.failed = True

    def close(self) -> None:
        """Stop listening."""
        logging.getLogger(NAMESPACE).removeHandler(self)
        super().close()
