"""An address that a site once had: where it stands below the site's root, and in which file."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from ..catalogue.links import below_site

if TYPE_CHECKING:
    from collections.abc import Iterable
    from urllib.parse import SplitResult

FORM = "a path such as /2019/hello/"
_PAGES = (".html", ".htm")
_NEVER = frozenset({"Cc", "Cs", "Zl", "Zp"})
_HIDDEN_SLASH = re.compile("%2f|%5c", re.IGNORECASE)


class Unusable(ValueError):
    """An address that none of a site can be; says why."""


class Old(NamedTuple):
    """An address: its ``path`` decoded, from the root of the site, and its ``query`` as written.

    A path ends with ``/`` or in the name of a page, ``.html``: ``/a`` and ``/a/index.html`` are
    ``/a/``, and a server that is asked for ``/a`` answers with that.
    """

    path: str
    query: str = ""

    @property
    def file(self) -> str:
        """The file that answers, below the output folder."""
        return self.path[1:] + ("index.html" if self.path.endswith("/") else "")

    def __str__(self) -> str:
        return quote(self.path) + (f"?{self.query}" if self.query else "")


def _taken_apart(written: str) -> tuple[SplitResult, str]:
    """Return the parts of an address, and its path decoded."""
    try:
        split = urlsplit(written.strip())
        return split, unquote(split.path, errors="strict")
    except ValueError:
        raise Unusable("is not an address") from None


def read_address(written: str, sites: Iterable[str] = (), below: str = "") -> Old:
    """Read an address of the site, with or without host, slashes and suffix, encoded or not.

    What begins with ``./`` or ``../`` is taken from the folder *below*; all else from the root.
    *sites* are the site's own addresses.

    :raises Unusable: if it is none.
    """
    split, path = _taken_apart(written)
    if split.scheme or split.netloc:
        inside = below_site(written.strip(), sites)
        if inside is None:
            raise Unusable("is not an address of this site")
        path = inside
    elif split.path.startswith(("./", "../")):
        path = posixpath.join(below, path)
    if split.fragment:
        raise Unusable("has a fragment, which no server sees")
    if not (path or split.query):
        raise Unusable("is empty")
    return Old(_normal(path, split.path), _query(split.query))


def path_of(written: str) -> Old:
    """Read an address of a site that may have had another host.

    :raises Unusable: if it is none.
    """
    split, path = _taken_apart(written)
    if split.scheme not in {"", "http", "https"}:
        raise Unusable("is not the address of a page")
    return Old(_normal(path, split.path), _query(split.query))


def _normal(path: str, encoded: str) -> str:
    """Return *path* from the root, composed, without dots: nothing leads out of the site."""
    if "\\" in path or _HIDDEN_SLASH.search(encoded):
        raise Unusable("has a slash inside a name")
    if any(unicodedata.category(char) in _NEVER for char in path):
        raise Unusable("has characters that no address can have")
    path = unicodedata.normalize("NFC", path)
    folder = path.endswith(("/", "/.", "/.."))
    normal = posixpath.normpath("/" + path.lstrip("/"))
    if normal.rpartition("/")[2] == "index.html":
        return normal.removesuffix("index.html")
    if normal == "/" or (normal.lower().endswith(_PAGES) and not folder):
        return normal
    return f"{normal}/"


def _query(query: str) -> str:
    if any(unicodedata.category(char) in _NEVER for char in query):
        raise Unusable("has characters that no address can have")
    return quote(query, safe="/?:@!$&'()*+,;=%~")
