"""Where an address leads that an author wrote: to which document, by Astro's rule of ids."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..slugs import entry_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .catalogue import Catalogue

_PAGE = re.compile(r"(?:\.html?|\.mdx?)?/?$", re.IGNORECASE)
_MARKDOWN = (".md", ".mdx", ".markdown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A document and a place in it; ``missing`` if there should be an article and is none."""

    docname: str = ""
    fragment: str = ""
    withheld: bool = False
    missing: bool = False


def find_target(catalogue: Catalogue, source: str, address: str) -> Target | None:
    """Return what *address*, written in the document *source*, leads to.

    None for what is no page of this site; its author's words are the best that can be said.
    Paths of files are tried first (``./other.md``), then addresses of the site (``/blog/other/``,
    ``../other``), by the address that each collection has.
    """
    try:
        split = urlsplit(address)
    except ValueError:
        return None
    host = f"{split.scheme}://{split.netloc}".lower()
    if (split.scheme or split.netloc) and host not in catalogue.places.sites:
        return None
    path = unquote(split.path) or ("/" if split.netloc else "")
    if not path:
        return None
    fragment = unquote(split.fragment)
    is_file = path.lower().endswith(_MARKDOWN)
    if is_file and not split.netloc and (docname := _of_file(catalogue, source, path)):
        return _target(catalogue, docname, fragment)
    expected = is_file and not path.startswith("/")
    for absolute in _absolute(catalogue, source, path):
        for docname, ours in _documents(catalogue, absolute):
            if docname in catalogue.withheld or catalogue.has_page(docname):
                return _target(catalogue, docname, fragment)
            expected = expected or ours
    return Target(missing=True) if expected else None


def _target(catalogue: Catalogue, docname: str, fragment: str) -> Target:
    if docname in catalogue.withheld:
        return Target(withheld=True)
    return Target(docname=docname, fragment=fragment)


def _of_file(catalogue: Catalogue, source: str, path: str) -> str | None:
    """Return the document that a file makes; ``.md`` and ``.mdx`` stand for each other.

    A path that begins with ``/`` begins at the source directory, as in all of Sphinx.
    """
    article = catalogue.articles.get(source)
    if article is None:
        return None
    folder = catalogue.places.root if path.startswith("/") else Path(article.path).parent
    base = Path(os.path.normpath(folder / path.lstrip("/")))
    for suffix in (base.suffix, *_MARKDOWN):
        if docname := catalogue.document_of_file(str(base.with_suffix(suffix))):
            return docname
    return None


def _absolute(catalogue: Catalogue, source: str, path: str) -> Iterator[str]:
    """Yield the addresses on the site that *path* may mean.

    A browser takes ``../other/`` from ``/blog/this/`` as ``/blog/other/``, but from ``/blog/this``
    as ``/other/``: which of them Astro serves is a setting of the host.
    """
    if path.startswith("/"):
        yield posixpath.normpath(path.replace("//", "/"))
        return
    for url, prefix in catalogue.places.urls:
        if source.startswith(f"{prefix}/") or not prefix:
            here = posixpath.join(url, source.removeprefix(prefix).strip("/"))
            yield posixpath.normpath(posixpath.join(here, path))
            yield posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
            return


def _documents(catalogue: Catalogue, absolute: str) -> Iterator[tuple[str, bool]]:
    """Yield the documents that may stand at an address, and whether it is one of an article."""
    bare = _PAGE.sub("", absolute)
    for url, prefix in catalogue.places.urls:
        if not f"{bare}/".startswith(url if url.endswith("/") else f"{url}/"):
            continue
        rest = bare[len(url) :].strip("/") or "index"
        # Pages of lists (/blog, /blog/2) and files (/blog/rss.xml) are no articles.
        is_file = bool(PurePosixPath(absolute).suffix)
        ours = url != "/" and not is_file and not rest.isdigit() and rest != "index"
        for identity in dict.fromkeys((rest, rest.removesuffix("/index"), _slugged(rest))):
            yield f"{prefix}/{identity}" if prefix else identity, ours
    name = bare.strip("/")
    yield from ((each, False) for each in (name, f"{name}/index".lstrip("/")))


def _slugged(path: str) -> str:
    return entry_id(f"{path}.md")
