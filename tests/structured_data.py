"""What search engines ask of JSON-LD, as a table, and a head read by a strict parser.

https://developers.google.com/search/docs/appearance/structured-data/article, ``/profile-page``,
``/breadcrumb`` and ``/site-names``; types of values from https://schema.org.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import html5lib

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

REQUIRED, RECOMMENDED, OPTIONAL = "required", "recommended", "optional"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_XHTML = "{http://www.w3.org/1999/xhtml}"


def _text(value: Any) -> bool:
    return isinstance(value, str) and value == value.strip() and value.isprintable()


def _address(value: Any) -> bool:
    return _text(value) and urlsplit(value).scheme in {"http", "https"} and " " not in value


def _moment(value: Any) -> bool:
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


def _number(value: Any) -> bool:
    return isinstance(value, int) and value > 0


def _language(value: Any) -> bool:
    return isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None


def _mailbox(value: Any) -> bool:
    return _text(value) and value.count("@") == 1


def _a(*types: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and value.get("@type") in types


_PERSON = {
    "name": (REQUIRED, _text),
    "url": (RECOMMENDED, _address),
    "sameAs": (RECOMMENDED, _address),
    "description": (OPTIONAL, _text),
    "image": (OPTIONAL, _a("ImageObject")),
    "email": (OPTIONAL, _mailbox),
}
_PAGE = {
    "name": (REQUIRED, _text),
    "url": (REQUIRED, _address),
    "description": (OPTIONAL, _text),
    "inLanguage": (RECOMMENDED, _language),
    "isPartOf": (OPTIONAL, _a("WebSite")),
}
RULES: dict[str, dict[str, tuple[str, Callable[[Any], bool]]]] = {
    "BlogPosting": {
        "headline": (REQUIRED, _text),
        "author": (RECOMMENDED, _a("Person", "Organization")),
        "datePublished": (RECOMMENDED, _moment),
        "dateModified": (RECOMMENDED, _moment),
        "image": (RECOMMENDED, _a("ImageObject")),
        "url": (REQUIRED, _address),
        "mainEntityOfPage": (OPTIONAL, _address),
        "description": (OPTIONAL, _text),
        "keywords": (OPTIONAL, _text),
        "articleSection": (OPTIONAL, _text),
        "wordCount": (OPTIONAL, _number),
        "inLanguage": (OPTIONAL, _language),
        "isPartOf": (OPTIONAL, _a("CreativeWorkSeries", "Blog")),
        "position": (OPTIONAL, _number),
    },
    "CreativeWorkSeries": {
        "name": (REQUIRED, _text),
        "url": (REQUIRED, _address),
        "description": (OPTIONAL, _text),
        "image": (OPTIONAL, _a("ImageObject")),
        "inLanguage": (OPTIONAL, _language),
        "hasPart": (OPTIONAL, _a("BlogPosting")),
    },
    "ImageObject": {
        "url": (REQUIRED, _address),
        "width": (RECOMMENDED, _number),
        "height": (RECOMMENDED, _number),
        "caption": (OPTIONAL, _text),
    },
    "Person": _PERSON,
    "Organization": _PERSON,
    "WebSite": {"name": (REQUIRED, _text), "url": (REQUIRED, _address)},
    "Blog": _PAGE,
    "CollectionPage": {**_PAGE, "mainEntity": (OPTIONAL, _a("CreativeWorkSeries"))},
    "ProfilePage": {**_PAGE, "mainEntity": (REQUIRED, _a("Person", "Organization"))},
    "BreadcrumbList": {"itemListElement": (REQUIRED, _a("ListItem"))},
    "ListItem": {
        "position": (REQUIRED, _number),
        "name": (REQUIRED, _text),
        "item": (OPTIONAL, _address),
    },
}
_REFERENCE = {"@type", "@id"}


def faults(thing: Any, place: str = "") -> Iterator[str]:
    """Yield what breaks the rules, in a thing and all that is in it."""
    kind = thing.get("@type") if isinstance(thing, dict) else None
    here = f"{place}/{kind}"
    if kind not in RULES:
        yield f"{here}: no such type"
        return
    if thing.keys() <= _REFERENCE:
        return  # what is told elsewhere
    for name, (status, _) in RULES[kind].items():
        if status == REQUIRED and name not in thing:
            yield f"{here}: no {name}"
    for name, given in thing.items():
        if name == "@id" and not _address(given):
            yield f"{here}: @id {given!r}"
        if name.startswith("@"):
            continue
        if name not in RULES[kind]:
            yield f"{here}: {name} is unknown"
            continue
        for value in given if isinstance(given, list) else [given]:
            if not RULES[kind][name][1](value):
                yield f"{here}: {name} {value!r}"
            if isinstance(value, dict):
                yield from faults(value, f"{here}.{name}")


def missing(thing: dict[str, Any]) -> set[str]:
    """Name the recommended properties that a thing has not."""
    rules = RULES[thing["@type"]]
    return {name for name, (status, _) in rules.items() if status == RECOMMENDED} - thing.keys()


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page: its ``<meta>`` by key, its links, and its data by type."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    links: list[dict[str, str]] = field(default_factory=list)
    things: dict[str, dict[str, Any]] = field(default_factory=dict)

    def one(self, key: str) -> str:
        """Return what is said once."""
        [value] = self.metas[key]
        return value

    def related(self, **given: str) -> list[str]:
        """Return the addresses of links with these attributes."""
        return [each["href"] for each in self.links if given.items() <= each.items()]


def head_of(path: Path) -> Head:
    """Read a page's head; malformed HTML is an error, and so is data that breaks the rules."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=True)
    found = parser.parse(path.read_text(encoding="utf-8")).find(f"{_XHTML}head")
    head = Head()
    for each in found.iter(f"{_XHTML}meta"):
        key = each.get("name") or each.get("property") or ""
        head.metas.setdefault(key, []).append(each.get("content", ""))
    head.links.extend(dict(each.attrib) for each in found.iter(f"{_XHTML}link"))
    for each in found.iter(f"{_XHTML}script"):
        if each.get("type") == "application/ld+json":
            data = json.loads(each.text)
            assert data["@context"] == "https://schema.org"
            assert [fault for thing in data["@graph"] for fault in faults(thing)] == []
            head.things.update({thing["@type"]: thing for thing in data["@graph"]})
    return head
