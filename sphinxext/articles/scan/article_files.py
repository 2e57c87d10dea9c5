"""Read a folder of articles: files to sources, sources to articles with a document name each."""

from __future__ import annotations

import codecs
import os
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..frontmatter.key_aliases import ALIASES
from ..frontmatter.malformed import keys_in
from ..frontmatter.other_formats import read_source
from ..frontmatter.parse import Source
from ..frontmatter.publication_keys import folded
from ..frontmatter.taxonomies import TAGS
from ..frontmatter.value_types import is_empty
from ..portable_names import unfit
from ..problems import Kind, Problem, shown
from ..slugs import entry_id, github_slug, safe_id, unusable
from ..storage import digest, read_bytes
from .validation import read_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ..catalogue.article import Article
    from ..settings import Collection, Settings
    from .cache import Cache

_BEGINNING = 256
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True, kw_only=True)
class File:
    """A file as read, or why that failed. ``digest`` is one of its bytes, ``recoded`` holds text
    that Sphinx cannot read from there: with replacement characters, or from a name that is no text;
    ``wide`` tells UTF-16 and the like."""

    path: Path
    text: str = ""
    digest: str = ""
    problem: Problem | None = None
    recoded: str | None = None
    readable: bool = True
    wide: bool = False

    @cached_property
    def source(self) -> Source:
        """The text, taken apart."""
        if self.wide:
            return Source(body=self.text, block=self.text, error="it is not UTF-8")
        return read_source(self.text, self.path.name)


def read_file(path: Path) -> File:
    """Read one article file. Never raises."""
    try:
        raw = read_bytes(path)
    except OSError as error:
        unread = Problem(
            kind=Kind.FILE, path=str(path), message=f"cannot be read: {error.strerror}"
        )
        return File(path=path, problem=unread, readable=False)
    if _is_wide(raw):
        text = raw.decode("latin-1").replace("\0", "")
        return File(path=path, text=text, digest=digest(raw), recoded=text, wide=True)
    problem: Problem | None = None
    recoded: str | None = None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = recoded = raw.decode("utf-8-sig", errors="replace")
        line = raw[: error.start].count(b"\n") + 1
        problem = Problem(
            kind=Kind.FILE,
            path=str(path),
            line=line,
            message="is not UTF-8; bad bytes are shown as \ufffd",
        )
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        text = recoded = text.replace("\0", "\ufffd")
        problem = problem or Problem(
            kind=Kind.FILE,
            path=str(path),
            line=line,
            message="has a null character, which is shown as \ufffd",
        )
    if not text.strip():
        problem = Problem(kind=Kind.FILE, path=str(path), line=1, message="is empty")
    if not _is_text(str(path)):
        recoded = text  # read from a copy, for there are builders that write where a text is from
        problem = problem or Problem(
            kind=Kind.FILE,
            path=str(path),
            message="has a name that is not UTF-8",
            accepted="another name for it, or for its folder",
        )
    return File(path=path, text=text, digest=digest(raw), problem=problem, recoded=recoded)


def _is_wide(raw: bytes) -> bool:
    """Tell UTF-16 and UTF-32, where what begins front matter has nulls in it, from stray nulls."""
    beginning = raw[:_BEGINNING]
    if raw.startswith(_WIDE_MARKS) or b"\0" in raw[:4] or beginning.count(0) * 4 > len(beginning):
        return True
    try:
        raw.decode()
    except UnicodeDecodeError:
        return b"\0" in beginning
    return False


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


_MAKING = ("series", "seriesId", "pubDate", *TAGS.keys)
_TELLING = {folded(name) for key in _MAKING for name in (key, *ALIASES.get(key, ()))}
"""The keys that make an article of a document, by all their names."""


def looks_like_article(source: Source) -> bool:
    """Tell whether a document outside any collection has a series, tags or a date."""
    keys = keys_in(source.block) if source.error else source.data
    return not _TELLING.isdisjoint(map(folded, keys))


def read_collection(
    collection: Collection,
    files: Iterable[File],
    settings: Settings,
    cache: Cache,
    *,
    below: str = "",
) -> Iterator[tuple[Article, list[Problem]]]:
    """Make an article of every file of a collection, named by Astro's id rule.

    *below* is the path of the collection in the project.
    """
    start = len(str(collection.folder)) + 1
    schema = settings.schema_of(collection.prefix)
    for file in files:
        path = str(file.path)
        known = cache.recall((collection.prefix, path), file.digest, settings)
        if known is not None:
            yield known
            continue
        inner = path[start:].replace(os.sep, "/")
        identity, problems = _identity(file, inner)
        article, wrong = read_article(
            file.source,
            docname=f"{collection.prefix}/{identity}" if collection.prefix else identity,
            path=path,
            settings=settings,
            schema=schema,
            below=f"{below}/{inner}",
        )
        article = spoken(
            replace(article, collection=collection.prefix), settings, collection, inner
        )
        cache.keep((collection.prefix, path), file.digest, article, problems + wrong)
        yield article, problems + wrong


def spoken(
    article: Article, settings: Settings, collection: Collection | None = None, inner: str = ""
) -> Article:
    """Give an article that names no language that of its collection, or of its path *inner*."""
    if article.front_matter.lang:
        return article
    path, tag = f"{article.docname}.md", ""
    if collection and not (tag := collection.lang):
        path = f"{collection.prefix}/{collection.folder.name}/{inner}"
    tag = tag or settings.language_in(path) or (collection.home if collection else "")
    return replace(article, language=settings.language_of(tag)) if tag else article


def _identity(file: File, relative: str) -> tuple[str, list[Problem]]:
    slug, own = file.source.data.get("slug"), entry_id(relative)
    if not slug or is_empty(slug) or isinstance(slug, list | dict | bool):
        return own, [*_changed(file, relative, own)]
    # Docusaurus begins a slug with a slash, and / alone is the page of the folder itself.
    given = str(slug).strip().lstrip("/") or "index"
    if (identity := safe_id(given)) is not None:
        return identity, []
    problem = Problem(
        kind=Kind.ID,
        path=str(file.path),
        line=file.source.lines.get("slug", 1),
        key="slug",
        value=shown(slug),
        message=f"{unusable(given.removesuffix('/'))}; {own!r} is used, by the name of the file",
        accepted="a path of names that files can have on every system",
    )
    return own, [problem]


def _changed(file: File, relative: str, identity: str) -> Iterator[Problem]:
    """Tell of a name that Astro would take, and not every system can have."""
    path = PurePosixPath(relative)
    for name in (*path.parent.parts, path.stem):
        if (slug := github_slug(name)) and (wrong := unfit(slug)):
            yield Problem(
                kind=Kind.ID,
                path=str(file.path),
                message=f"{wrong}; the document becomes {identity!r}",
                accepted="another name for the file or its folder, or a slug",
            )
            return
