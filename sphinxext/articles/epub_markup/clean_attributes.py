"""The attributes of a page's elements: those a book may have, with values it can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .allowed import DATA, ELEMENTS, GLOBAL, ROLES
from .styles import declarations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SWITCHES = {"checked", "disabled", "hidden", "open", "reversed"}


def kept(tag: str, given: Mapping[str, str], looks: Iterable[str] = ()) -> dict[str, str]:
    """Return what an element keeps of its attributes, with *looks* in its style."""
    own = ELEMENTS[tag].given if tag in ELEMENTS else {}
    found: dict[str, str] = {}
    for name, value in given.items():
        pattern = own.get(name) or GLOBAL.get(name) or (GLOBAL["title"] if _is_data(name) else None)
        if pattern is None or name == "style":
            continue
        for each in (name if name in _SWITCHES else value.strip(), value.strip().lower()):
            if pattern.fullmatch(each):
                found[name] = each
                break
    if "xml:lang" in given and GLOBAL["lang"].fullmatch(given["xml:lang"]):
        found.setdefault("lang", given["xml:lang"])
    if given.get("role") in ROLES.get(tag, ()):
        found["role"] = given["role"]
    style = "; ".join(dict.fromkeys((*looks, *declarations(given.get("style", "")))))
    return {**found, "style": style} if style else found


def _is_data(name: str) -> bool:
    return DATA.fullmatch(name) is not None
