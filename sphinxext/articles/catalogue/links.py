"""Where an address leads that an author wrote: to which document, by Astro's rule of ids."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..settings import SERIES_FOLDER
from ..slugs import entry_id
from .article import MARKDOWN
from .by_language import key_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .catalogue import Catalogue

_PAGE = re.compile(r"(?:\.html?|\.mdx?)?/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A document and a place in it; ``missing`` if there should be an article and is none.

    It has no document if that is ``withheld``, or a page that the project leaves out.

    ``title`` is the document's, for a link that has no words of its own.
    """

    docname: str = ""
    fragment: str = ""
    title: str = ""
    withheld: bool = False
    missing: bool = False


def find_target(catalogue: Catalogue, source: str, address: str) -> Target | None:
    """Return what *address*, written in the document *source*, leads to.

    None for what is no page of this site; its author's words are the best that can be said.
    Paths of files are tried first (``./other.md``), then addresses of the site (``/blog/other/``,
    ``../other``), by the address that each collection has.
    """
    path = _path_on_site(catalogue, address)
    if not path:
        return None
    split = urlsplit(address)
    fragment = unquote(split.fragment)
    is_file = path.lower().endswith(MARKDOWN)
    if not split.netloc and (docname := _of_file(catalogue, source, path, is_file)):
        return _target(catalogue, docname, fragment)
    expected = is_file and not path.startswith("/")
    language, left_out = catalogue.language_of(source), False
    for absolute in _absolute(catalogue, source, path):
        for docname, ours in _documents(catalogue, absolute, language):
            if docname in catalogue.withheld or catalogue.has_page(docname):
                return _target(catalogue, docname, fragment)
            expected = expected or ours
            left_out = left_out or docname in catalogue.left_out
    if left_out:
        return Target()
    return Target(missing=True) if expected else None


def paths_on_site(catalogue: Catalogue, source: str, address: str) -> list[str]:
    """Return which paths below the site's root an address may mean; none if it leads elsewhere."""
    path = _path_on_site(catalogue, address)
    return [*_absolute(catalogue, source, path)] if path else []


def _path_on_site(catalogue: Catalogue, address: str) -> str:
    """Return the path of an address, if it is one of this site; else nothing."""
    try:
        split = urlsplit(address)
    except ValueError:
        return ""
    if split.scheme or split.netloc:
        return below_site(address, catalogue.places.sites) or ""
    return unquote(split.path)


def below_site(address: str, sites: Iterable[str]) -> str | None:
    """Return where a full address leads below the site's own; None if it leads elsewhere."""
    try:
        split = urlsplit(address)
    except ValueError:
        return None
    host = f"{split.scheme}://{split.netloc}".lower()
    path = posixpath.normpath(f"/{unquote(split.path).lstrip('/')}")
    trailing = "/" if split.path.endswith("/") and path != "/" else ""
    for site in sites:
        start, base = _taken_apart(site)
        if host == start and f"{path}/".startswith(f"{base}/"):
            return f"{path[len(base) :]}{trailing}" or "/"
    return None


def _taken_apart(site: str) -> tuple[str, str]:
    """Return a site's host and the path on it."""
    split = urlsplit(site)
    return f"{split.scheme}://{split.netloc}".lower(), unquote(split.path).rstrip("/")


def _target(catalogue: Catalogue, docname: str, fragment: str) -> Target:
    if docname in catalogue.withheld:
        return Target(withheld=True)
    if docname in catalogue.left_out:
        return Target()
    return Target(docname=docname, fragment=fragment)


def _of_file(catalogue: Catalogue, source: str, path: str, is_markdown: bool) -> str | None:
    """Return the document that a file makes; ``.md`` and ``.mdx`` stand for each other.

    A path that begins with ``/`` begins at the source directory, as in all of Sphinx. A collection
    may be gone through as if it lay there, by its prefix.
    """
    root = catalogue.places.root
    article = catalogue.articles.get(source)
    own = Path(article.path).parent if article else root / posixpath.dirname(source)
    bases = [(root if path.startswith("/") else own) / path.lstrip("/")]
    name = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")
    for prefix, folder in catalogue.places.folders:
        if prefix and name.startswith(f"{prefix}/"):
            bases.append(folder / name.removeprefix(f"{prefix}/"))
    for base in bases:
        file = Path(os.path.normpath(base))
        for suffix in (file.suffix, *(MARKDOWN if is_markdown else ())):
            if suffix and (docname := catalogue.document_of_file(str(file.with_suffix(suffix)))):
                return docname
    if not is_markdown:
        return None
    docname = PurePosixPath(name).with_suffix("").as_posix()
    known = catalogue.articles, catalogue.pages, catalogue.left_out
    return docname if any(docname in each for each in known) else None


def _absolute(catalogue: Catalogue, source: str, path: str) -> Iterator[str]:
    """Yield the addresses on the site that *path* may mean.

    A browser takes ``../other/`` from ``/blog/this/`` as ``/blog/other/``, but from ``/blog/this``
    as ``/other/``: which of them Astro serves is a setting of the host. Where the site is in a
    folder of its host, addresses begin with that, or do not. A page of the source directory has the
    address of its file, first without the slash.
    """
    if path.startswith("/"):
        absolute = posixpath.normpath(path.replace("//", "/"))
        yield absolute
        for site in catalogue.places.sites:
            base = _taken_apart(site)[1]
            if base and f"{absolute}/".startswith(f"{base}/"):
                yield absolute[len(base) :] or "/"
        return
    for url, prefix in catalogue.places.urls:
        if source.startswith(f"{prefix}/") or not prefix:
            here = posixpath.join(url, source.removeprefix(prefix).strip("/"))
            yield posixpath.normpath(posixpath.join(here, path))
            yield posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
            return
    here = f"/{source}"
    yield posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
    yield posixpath.normpath(posixpath.join(here, path))


def _documents(catalogue: Catalogue, absolute: str, language: str) -> Iterator[tuple[str, bool]]:
    """Yield the documents that may stand at an address, and whether it is one of an article.

    A term or a series is that of the page's own *language*, where it has it.
    """
    bare = _PAGE.sub("", absolute)
    name = bare.strip("/")
    labelled = [
        docname
        for each in dict.fromkeys((absolute.strip("/"), name))
        for docname in _labelled(catalogue, each, language)
    ]
    if language != catalogue.language:
        yield from ((docname, False) for docname in labelled)
    for url, prefix in catalogue.places.urls:
        if not f"{bare}/".startswith(url if url.endswith("/") else f"{url}/"):
            continue
        rest = bare[len(url) :].strip("/") or "index"
        # Pages of lists (/blog, /blog/2) and files (/blog/rss.xml) are no articles.
        is_file = bool(PurePosixPath(absolute).suffix)
        ours = url != "/" and not is_file and not rest.isdigit() and rest != "index"
        for identity in dict.fromkeys((rest, rest.removesuffix("/index"), _slugged(rest))):
            yield f"{prefix}/{identity}" if prefix else identity, ours
    yield from ((each, False) for each in (name, f"{name}/index".lstrip("/"), *labelled))


def _labelled(catalogue: Catalogue, name: str, language: str) -> Iterator[str]:
    """Yield the page of ``tags/<label>`` or ``series/<title>``, in any spelling.

    ``de/`` before it says the language.
    """
    kind, _, label = name.partition("/")
    if catalogue.speaks(kind):
        language, (kind, _, label) = catalogue.settings.language_of(kind), label.partition("/")
    if not label:
        yield key_in(language, f"{kind}/index", catalogue.language)
        return
    if kind == SERIES_FOLDER and (series := catalogue.find_series(label, language)) is not None:
        yield series.docname
    if (term := catalogue.find_term(kind, label, language)) is not None and not term.hidden:
        yield term.docname


def _slugged(path: str) -> str:
    return entry_id(f"{path}.md")
