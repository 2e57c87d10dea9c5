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
_COMMAND = re.compile(
    r"\\(?:(?P<name>href|url|mmlToken)(?![a-zA-Z@])\s*+"
    r"|csname(?![a-zA-Z@])|begin\s*+\{\s*+(?:href|url|mmlToken)\s*+\})"
)
_ARGUMENT = re.compile(r"\{([^{}]*+)\}")
_ATTRIBUTES = re.compile(r"\{\s*+[a-z]++\s*+\}\s*+(?:\[([^\[\]{}#\\]*+)\]|(?!\[))")
_OF_MACROS = re.compile(r"\\[a-zA-Z]|#\d")
_HARMLESS = ("http://", "https://", "mailto:")


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


def runs_in_maths(tex: str) -> str:
    """Return the first command in maths that may lead to something that runs; none is "".

    MathJax makes links of ``\\href``, https://docs.mathjax.org/en/latest/input/tex/extensions/html.html,
    and of an attribute of ``\\mmlToken``; KaTeX of ``\\url``. Macros may make addresses, and other
    names for these commands, so what is not written out counts as well.
    """
    for found in _COMMAND.finditer(tex):
        given = _ATTRIBUTES if found["name"] == "mmlToken" else _ARGUMENT
        argument = given.match(tex, found.end())
        if found["name"] is None or argument is None or _leads_astray(found["name"], argument[1]):
            return tex[found.start() : argument.end() if argument else found.end()]
    return ""


def _leads_astray(command: str, argument: str | None) -> bool:
    if command == "mmlToken":
        return "href" in (argument or "") or "src" in (argument or "")
    address = argument or ""
    made = _OF_MACROS.search(address) and not address.startswith(_HARMLESS)
    return bool(made) or runs(address)


def leads_elsewhere(address: str) -> bool:
    """Tell whether browsers take an address for one of another site.

    They do not ask for two slashes after a scheme that they know, and take ``\\`` for one.
    """
    seen = _seen(address).replace("\\", "/")
    found = _SCHEME.match(seen.lower())
    return seen.startswith("//") or (found is not None and found[1] != "data")


def _seen(address: str) -> str:
    return "".join(char for char in address if char.isprintable() and not char.isspace())
