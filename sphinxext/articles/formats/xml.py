"""XML that is the same for the same values, and never malformed by what authors write."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from datetime import datetime

_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML document may hold (https://www.w3.org/TR/xml/#charsets)."""


MARK = b"<!-- made by sphinxext-articles -->"
"""Tells of a file that it is ours, when nothing else does any more."""


def clean(text: str) -> str:
    """Return *text* without characters that XML has not."""
    return _FORBIDDEN.sub("", text)


def all_clean(value: Any) -> Any:
    """Return data of JSON with all its texts :func:`clean`."""
    if isinstance(value, dict):
        return {name: all_clean(each) for name, each in value.items()}
    if isinstance(value, list):
        return [all_clean(each) for each in value]
    return clean(value) if isinstance(value, str) else value


def element(tag: str, text: str = "", /, *children: ET.Element, **attributes: str) -> ET.Element:
    """Make an element; attributes without a value are left out."""
    made = ET.Element(tag, {name: clean(value) for name, value in attributes.items() if value})
    made.text = clean(text) or None
    made.extend(children)
    return made


def document(root: ET.Element) -> bytes:
    """Write a document, an element a line."""
    ET.indent(root)
    declaration = b'<?xml version="1.0" encoding="utf-8"?>\n'
    written: bytes = ET.tostring(root, encoding="utf-8")
    return declaration + MARK + b"\n" + written + b"\n"


def whole_minutes(moment: datetime) -> datetime:
    """Return a moment in a zone that formats can name: before 1900 some had odd seconds."""
    offset = moment.utcoffset()
    if offset is not None and not offset.seconds % 60:
        return moment
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # the first hours of the year 1
        return moment.replace(tzinfo=UTC)


def timestamp(moment: datetime) -> str:
    """Return a moment as RFC 3339 has it."""
    return whole_minutes(moment).isoformat(timespec="seconds")
