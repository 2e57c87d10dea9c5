"""Characters that no page can have, in HTML or in XML, whoever wrote them."""

from __future__ import annotations

import re

SIGN = "\ufffd"
"""What is shown in their place, as Unicode has it for what cannot be shown."""

_SPACES = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x1f\x85", " "))
# https://infra.spec.whatwg.org/#noncharacter, https://www.w3.org/TR/xml/#charsets
_NO_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)


def mended(text: str) -> str:
    """Return *text*, as long as it is, with a space or a sign for what no page can have."""
    if _NO_TEXT.search(text) is None:
        return text
    return _NO_TEXT.sub(SIGN, text.translate(_SPACES))


def first_lost(text: str) -> int | None:
    """Return where the first character stands for which :func:`mended` has a sign."""
    found = _NO_TEXT.search(text.translate(_SPACES))
    return found.start() if found is not None else None
