"""Addresses that run something in a browser, or lead elsewhere, however they are disguised."""

from __future__ import annotations

import re
from urllib.parse import unquote

RUNNING = frozenset({
    "blob", "data", "filesystem", "jar", "javascript", "livescript", "mocha", "vbscript",
    "view-source",
})  # fmt: skip
"""Schemes behind which a script or a document of its own may be."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*+):")
_DEEPEST = 5


def runs(address: str, *, picture: bool = False) -> bool:
    """Tell whether something may run where *address* leads, or where a *picture* is.

    Browsers leave out what is not seen (https://url.spec.whatwg.org/#url-parsing), and what is
    written with percent signs may be decoded on its way into a page: once is as good as often.
    """
    for _ in range(_DEEPEST):
        seen = _seen(address)
        found = _SCHEME.match(seen.lower())
        if found and found[1] in RUNNING:
            return not (picture and seen.lower().startswith("data:image/"))
        decoded = unquote(address)
        if decoded == address:
            return False
        address = decoded
    return True


def leads_elsewhere(address: str) -> bool:
    """Tell whether browsers take an address for one of another site.

    They do not ask for two slashes after a scheme that they know, and take ``\\`` for one.
    """
    seen = _seen(address).replace("\\", "/")
    found = _SCHEME.match(seen.lower())
    return seen.startswith("//") or (found is not None and found[1] != "data")


def _seen(address: str) -> str:
    return "".join(char for char in address if char.isprintable() and not char.isspace())
