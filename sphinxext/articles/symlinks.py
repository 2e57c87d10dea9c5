"""Where a path really leads: links are followed before anything is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .storage import read_text

if TYPE_CHECKING:
    from pathlib import Path


def is_inside(folder: Path, path: Path) -> bool:
    """Tell whether a path really leads into a folder, and through no part that begins with a dot.

    The folder itself will do.
    """
    try:
        below = path.resolve().relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # endless links, or a name that no file can have
        return False
    return not any(part.startswith(".") for part in below.parts)


def read_inside(folder: Path, path: Path) -> str:
    """Return the text of a file that must lie in a folder.

    :raises OSError: if it lies elsewhere, is too large, or is no file but a device or a pipe.
    :raises ValueError: if it is not UTF-8.
    """
    if not is_inside(folder, path) or not path.is_file():
        raise FileNotFoundError(path)
    return read_text(path)
