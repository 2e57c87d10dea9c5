"""Outputs, read by parsers that forgive nothing; and what of an attacker's is live in them."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
from lxml import etree
from sphinx.util.inventory import InventoryFile

from .targets.addresses import _LIVE, opened
from .trees import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from ..builds.building import Built

_XML = {".xml", ".xhtml", ".opf", ".ncx", ".svg", ".atom", ".qhp", ".plist"}
_JSON = {".json", ".fjson"}
_TEXT = {".txt", ".tex", ".md", ".html", ".pot", ".texi", ".pseudoxml", ".1", ".csv", ".js"}
_ADDRESSES = {
    "href", "src", "action", "formaction", "data", "poster", "cite", "background", "srcset",
}  # fmt: skip
_ELSEWHERE = {"form", "iframe", "object", "embed", "base"}
_LOADED = {"src", "srcset", "poster", "data", "background"}
_NOT_READ = {"htmlhelp", "qthelp", "linkcheck"}
"""Builders that write HTML of another age, or lines of JSON."""
_AS_THEY_ARE = ("_static/", "_sources/", "_images/", "_downloads/")
_NAMESPACE = re.compile(r"^\{[^}]*\}")
_OF_XML = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
KNOWN: frozenset[str] = frozenset()
"""What html5lib finds wrong in pages of Sphinx and its themes."""


class Wrong(Exception):
    """An output that a parser refuses, or in which something is live."""


def check(built: Built, *, untrusted: bool) -> None:
    """Read all that a build has written; of strangers', nothing may be live.

    :raises Wrong: with the file, and what is wrong.
    """
    if built.app.builder.name in _NOT_READ:
        return
    for path in sorted(built.out.rglob("*")):
        name = path.relative_to(built.out).as_posix()
        if not path.is_file() or name.startswith(_AS_THEY_ARE):
            continue
        try:
            if path.suffix == ".epub":
                _check_book(path, untrusted)
            else:
                _check_file(name, path.read_bytes(), untrusted)
        except Wrong:
            raise
        except Exception as error:
            raise Wrong(f"{name}: {type(error).__name__}: {error}") from error


def _check_book(path: Path, untrusted: bool) -> None:
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if not name.startswith(("_static/", "_images/")):
                _check_file(name, book.read(name), untrusted)


def _check_file(name: str, data: bytes, untrusted: bool) -> None:
    suffix = Path(name).suffix
    if suffix in _XML:
        root = etree.fromstring(data, _OF_XML)
        if suffix == ".xhtml":
            _check_page(name, root, untrusted)
    elif suffix in _JSON:
        _check_json(name, json.loads(data), untrusted)
    elif Path(name).name == "objects.inv":
        InventoryFile.loads(data, uri="")
    elif suffix == ".html":
        _check_html(name, data.decode(), untrusted)
    elif suffix in _TEXT:
        data.decode()


def _check_json(name: str, value: object, untrusted: bool) -> None:
    """Look at the HTML in pages of JSON, and in feeds."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key in {"body", "toc", "content_html"} and isinstance(each, str):
                _check_page(name, html5lib.parse(each), untrusted)
            else:
                _check_json(name, each, untrusted)
    elif isinstance(value, list):
        for each in value:
            _check_json(name, each, untrusted)


def _check_html(name: str, text: str, untrusted: bool) -> None:
    parser = html5lib.HTMLParser()
    root = parser.parse(text)
    if not untrusted:
        return
    wrong = [(place, code) for place, code, _ in parser.errors if code not in KNOWN]
    if wrong:
        (line, column), code = wrong[0]
        shown = text.splitlines()[line - 1][max(0, column - 80) : column + 40]
        raise Wrong(f"{name}:{line}:{column}: {code}: {shown!r}")
    _check_page(name, root, untrusted)


def _check_page(name: str, root: _Element, untrusted: bool) -> None:
    for found in _live(root) if untrusted else ():
        raise Wrong(f"{name}: live: {found}")


def _live(root: _Element) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag = _NAMESPACE.sub("", element.tag)
        if element.get("type") == "application/ld+json":  # data, whatever is in it
            json.loads("".join(element.itertext()))
            continue
        text = "".join((*element.itertext(), *element.attrib.values()))
        if tag in {"script", "style", "base"} and MARK in text:
            yield tag
        for key, value in element.attrib.items():
            attribute = _NAMESPACE.sub("", str(key)).lower()
            if _is_live(tag, attribute, value, element):
                yield f"<{tag} {attribute}={value!r}>"


def _is_live(tag: str, attribute: str, value: str, element: _Element) -> bool:
    """Tell whether a browser runs, loads or obeys an attribute of an attacker's."""
    if attribute.startswith("on") or (attribute in {"style", "srcdoc"} and MARK in value):
        return True
    if attribute in _ADDRESSES and _LIVE.match(opened(value)):
        return not value.startswith("data:image/")
    if f"//{MARK}.example" not in value:
        return False
    return attribute in _LOADED or tag in _ELSEWHERE or "http-equiv" in element.attrib
