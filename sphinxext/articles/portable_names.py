"""Names that every system can give to files: what is written here may be copied anywhere.

Windows is the strictest (https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file).
Whatever makes the name of a file in the output asks here.
"""

from __future__ import annotations

import hashlib
import unicodedata

LONGEST = 200
"""Bytes of a name: it may have 255, and ``.doctree`` and a number are added."""
LONGEST_FILE = 230
"""Bytes of the name of a file, its endings included: as it is written, ``.unfinished-`` and a
number are added."""
LONGEST_PATH = 1000
"""Bytes of a path: most systems take 4,096, and the folder that it is in has one, too."""
DEVICES = frozenset({
    "con", "prn", "aux", "nul", "conin$", "conout$",
    *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"),
})  # fmt: skip
"""Names that mean a device to Windows: in any case, whatever ending they have."""

_SIGNS = frozenset('<>:"|?*\\')
# Controls, halves of surrogate pairs, and separators that some readers take for a line's end.
_NEVER = frozenset({"Cc", "Cs", "Zl", "Zp"})


def is_device(name: str) -> bool:
    """Tell whether Windows takes the name of a file for a device."""
    return name.partition(".")[0].rstrip().lower() in DEVICES


def unfit(path: str, longest: int = LONGEST) -> str:
    """Say why not every system can have a file of this path, with slashes; ``""`` if it can.

    *longest* are the bytes that a name may have.
    """
    if any(unicodedata.category(char) in _NEVER for char in path):
        return "would need a file with a control character in its name"
    names = path.split("/")
    if any(name.strip() in {"", ".", ".."} for name in names):
        return "has an empty, . or .. segment"
    if len(path.encode()) > LONGEST_PATH or any(len(name.encode()) > longest for name in names):
        return "would need a file of a longer name than there can be"
    for name in names:
        if name != name.strip() or name.endswith(".") or _SIGNS & {*name} or is_device(name):
            return f"would need a file called {name!r}, which Windows cannot have"
    return ""


def cut(name: str) -> str:
    """Cut what is longer than the name of a file may be; a digest keeps two of them apart."""
    data = name.encode(errors="replace")
    if len(data) <= LONGEST:
        return name
    beginning = data[: LONGEST - 9].decode(errors="ignore").rstrip("-")
    return f"{beginning}-{hashlib.sha256(data).hexdigest()[:8]}"


def numbered(name: str) -> str:
    """Return a name that is no device's: ``con-2``, as if there was one of that name already."""
    return f"{name}-2" if is_device(name) else name
