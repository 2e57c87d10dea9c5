"""Where a page of a book may lead, and what it may show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from ..unsafe_schemes import runs

if TYPE_CHECKING:
    from collections.abc import Callable

_HOST = re.compile(
    r"(?:[\w.~%!$&'()*+,;=:-]*@)?(?:\w(?:[\w.-]*\w)?|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?"
)
_WEB = {"http", "https", "ftp"}
_ELSEWHERE = {*_WEB, "geo", "irc", "mailto", "sms", "tel", "urn", "xmpp"}
_PICTURE = re.compile(
    r"data:image/(?:gif|jpeg|png|svg\+xml|webp)(?:;base64)?,[A-Za-z0-9%+/=._~-]+", re.IGNORECASE
)
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def linked(address: str, in_book: Callable[[str], bool]) -> str:
    """Return an address to link to; nothing if a book cannot lead there."""
    split = _split(address)
    if split is None or runs(address):
        return ""
    if split.scheme:
        return _quoted(split) if split.scheme in _ELSEWHERE else ""
    if not split.path and not split.query:
        return f"#{_part(split.fragment)}" if address.startswith("#") else ""
    return _quoted(split._replace(query="")) if in_book(unquote(split.path)) else ""


def remote(address: str) -> str:
    """Return an address of another site; nothing for any other."""
    split = _split(address)
    return _quoted(split) if split is not None and split.scheme in _WEB else ""


def shown(address: str, in_book: Callable[[str], bool]) -> str:
    """Return the address of a picture; nothing if it is not in the book."""
    if _PICTURE.fullmatch(address.strip()):
        return address.strip()
    split = _split(address)
    if split is None or split.scheme or not split.path or not in_book(unquote(split.path)):
        return ""
    return _quoted(split._replace(query="", fragment=""))


def _split(address: str) -> SplitResult | None:
    """Return the parts of an address, None if it is none."""
    try:
        split = urlsplit(address.strip())
    except ValueError:
        return None
    if split.netloc and not split.scheme:
        split = split._replace(scheme="https")
    is_web = split.scheme in _WEB
    if is_web != bool(split.netloc) or (is_web and not _HOST.fullmatch(split.netloc)):
        return None
    return split


def _quoted(split: SplitResult) -> str:
    return urlunsplit((
        split.scheme, split.netloc, _part(split.path), _part(split.query), _part(split.fragment),
    ))  # fmt: skip


def _part(text: str) -> str:
    return quote(_PERCENT.sub("%25", text), safe="%/:=&?~+!$,;'@()*")
