"""The search index: of what is listed and still there, and of that all, after a small change too.

Sphinx has all documents in it, and keeps a word after its last page is gone, with an empty list,
which would tell what words a withdrawn article had.

It reads the last index, but of the entries of ``index`` directives it keeps only those of
pages that it has just written. And whatever has changed, at the end of each build it asks of each
word for all documents, those that do not have the word, too, and writes all anew: a third of a
build of a thousand documents in which nothing has changed, and it grows with documents times words.
"""

from __future__ import annotations

import json
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

from sphinx.search import IndexBuilder

from ..documents.project import project_of
from ..documents.single_volume import is_one_volume

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_OBJECTS = ("objects", "objtypes", "objnames")
_ENTRIES = "indexentries"
_LISTS = ("docnames", "filenames", "titles")
_BY_NAME = (*_OBJECTS, _ENTRIES, "terms", "titleterms", "alltitles")


class LastIndex:
    """Around the format of an index, :mod:`json` or another: remembers what was read.

    ``written`` is that as the last build wrote it, text or bytes, and None if there was nothing
    to be read; ``content`` are the parts of it that the indexer does not keep.
    """

    def __init__(self, form: Any) -> None:
        self._form = form
        self.written: Any = None
        self.content: Mapping[str, Any] = {}

    def load(self, stream: Any) -> Any:
        """Read an index."""
        written = stream.read()
        index = self._form.loads(written)
        if isinstance(index, dict):
            self.written = written
            self.content = {name: index.get(name) for name in ("docnames", _ENTRIES, *_OBJECTS)}
        return index

    def dump(self, index: Any, stream: Any) -> None:
        """Write an index."""
        self._form.dump(index, stream)

    def entries(self) -> Iterator[tuple[str, tuple[str, str, str]]]:
        """Yield the documents of entries, with what the indexer keeps of each."""
        docnames = self.content.get("docnames") or ()
        for entry, places in (self.content.get(_ENTRIES) or {}).items():
            for number, target, main in places:
                yield docnames[number], (entry, target, "main" if main else "")


class LastingIndex(IndexBuilder):
    """Mixed into the maker of the index, when all pages are in it and before it is written."""

    unchanged: bool
    """Whether no page was added to what was read; it may still have to lose some."""
    without: AbstractSet[str]
    """The documents that search must not find."""

    def take(self, last: LastIndex, without: AbstractSet[str]) -> None:
        """Take what is lost of the last index, and note which documents shall be in none."""
        new = self._index_entries.keys() - without
        self.without = without
        self.unchanged = not new and last.written is not None
        kept: dict[str, list[tuple[str, str, str]]] = {docname: [] for docname in self._titles}
        for docname, entry in last.entries():
            if docname in kept and docname not in new:
                kept[docname].append(entry)
        # In the order of a clean build.
        self._index_entries = dict(sorted({**kept, **self._index_entries}.items()))

    def prune(self, docnames: Iterable[str]) -> None:
        # A set, since Python meets two sets with the smaller one.
        super().prune(frozenset(docnames) - self.without)
        self._mapping = {word: pages for word, pages in self._mapping.items() if pages}
        self._title_mapping = {word: pages for word, pages in self._title_mapping.items() if pages}
        self._index_entries = {
            docname: entries
            for docname, entries in self._index_entries.items()
            if docname in self._titles
        }

    def freeze(self) -> dict[str, Any]:
        # Sphinx, which always has a page, fails without one.
        if self._titles:
            frozen: dict[str, Any] = _in_order(super().freeze())
            return frozen
        return {
            "envversion": self._env_version,
            **{name: [] for name in _LISTS},
            **{name: {} for name in _BY_NAME},
        }

    def dump(self, stream: Any, format: Any) -> None:  # noqa: A002 (Sphinx's name)
        if self.unchanged and self._is(format.content):
            stream.write(format.written)
        else:
            super().dump(stream, format)

    def _is(self, content: Mapping[str, Any]) -> bool:
        """Tell whether all that may differ, with the same pages, is the same."""
        docnames = sorted(self._titles)
        if docnames != [*content["docnames"]]:
            return False
        objects = self.get_objects({docname: at for at, docname in enumerate(docnames)})
        types = {number: ":".join(name) for name, number in self._objtypes.items()}
        return _plain([objects, types, self._objnames]) == _plain([content[n] for n in _OBJECTS])


def _in_order(value: Any) -> Any:
    """Return the same in an order, and made of objects, that do not depend on who was read first.

    What is pickled says which of equal texts were one.
    """
    if isinstance(value, dict):
        return {_in_order(name): _in_order(value[name]) for name in sorted(value)}
    if isinstance(value, list | tuple):
        same = [_in_order(each) for each in value]
        return tuple(same) if isinstance(value, tuple) else same
    return intern(value) if type(value) is str else value


def _plain(value: object) -> object:
    """Return a value as JSON has it: keys are text, tuples are lists."""
    return json.loads(json.dumps(value))


def on_builder_inited(app: Sphinx) -> None:
    """Remember what is read of the last index."""
    form = getattr(app.builder, "indexer_format", None)
    if hasattr(form, "loads") and not isinstance(form, LastIndex):
        app.builder.indexer_format = LastIndex(form)  # type: ignore[attr-defined]


def on_env_get_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name all pages where there is no index to add some to: Sphinx would stop with an error."""
    name = getattr(app.builder, "searchindex_filename", "")
    if not name or not getattr(app.builder, "search", False) or is_one_volume(app.builder):
        return []
    return [] if Path(app.outdir, name).is_file() else sorted(env.found_docs)


def on_collect_pages(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Give what holds the words to who keeps and prunes them; there are no pages to add."""
    indexer, last = (getattr(app.builder, n, None) for n in ("indexer", "indexer_format"))
    if isinstance(indexer, LastingIndex) or not isinstance(last, LastIndex):
        return ()
    if isinstance(indexer, IndexBuilder):
        kind = type(indexer)
        lasting: LastingIndex = object.__new__(type(kind.__name__, (LastingIndex, kind), {}))
        lasting.__dict__.update(indexer.__dict__)
        lasting.take(last, project_of(app.env).unindexed)
        app.builder.indexer = lasting  # type: ignore[attr-defined]
    return ()


def setup(app: Sphinx) -> None:
    """Register what is remembered, and for whom."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("env-get-updated", on_env_get_updated)
    app.connect("html-collect-pages", on_collect_pages)  # the last event before the index
