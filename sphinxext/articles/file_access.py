"""The one door for files: whether a file that an article names, or is, may be read.

What is asked is where a path really leads. Whoever reads a file of a stranger's asks here first.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .problems import Kind, Problem

if TYPE_CHECKING:
    from .settings import Collection

_BEGINNING = 1024
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"\0\0\1\0")
_IN_A_BOX = (b"avif", b"avis")  # https://aomediacodec.github.io/av1-avif/#brands
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml\b[^>]*+>\s*+)?"
    rb"(?:<!--(?:[^-]|-(?!->))*+-->\s*+|<!DOCTYPE\s++svg\b[^>]*+>\s*+)*+<svg[\s>]"
)
_ELSEWHERE = "is outside the folders that this collection may read"
_DECLARED = "a file in the collection, or in a folder that its public or aliases name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a file is not read, and what would be."""

    file: Path
    message: str
    accepted: str = _DECLARED

    def problem(self, where: str, path: str, line: int = 1) -> Problem:
        """Return what to tell the author who names the file at *where* in the file *path*."""
        return Problem(
            kind=Kind.FILE,
            path=path,
            line=line,
            message=f"{where} {self.message}, so it is not read",
            accepted=self.accepted,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What may be read: anything in ``folders``, and pictures in the folder ``pictures``."""

    folders: tuple[Path, ...]
    pictures: Path | None = None

    @classmethod
    def of(cls, collection: Collection) -> Door:
        """Return the door of a collection.

        The root of an Astro project is not open, whatever alias leads there, nor a file in it: it
        is the repository.
        """
        root = collection.astro
        folders = {
            collection.folder,
            *collection.public,
            *(path for _, path in collection.aliases if not (root and _is_top(root, path))),
            *([root / "src"] if root else []),
        }
        return cls(
            folders=tuple(sorted(folders)), pictures=None if root else collection.folder.parent
        )

    @classmethod
    def around(cls, folder: Path) -> Door:
        """Return the door of a folder that belongs to no collection: the source directory."""
        return cls(folders=(folder,), pictures=folder.parent)

    def refusal(self, file: Path) -> Refusal | None:
        """Return why a file may not be read, None if it may. One that is not there may not."""
        try:
            real = file.resolve(strict=True)
            regular = stat.S_ISREG(real.stat().st_mode)
        except (OSError, RuntimeError, ValueError):
            return Refusal(file=file, message="is not there", accepted="a file")
        if not regular:
            return Refusal(file=file, message="is no file", accepted="a file, not a device or pipe")
        inside = any(real.is_relative_to(_real(each)) for each in self.folders)
        beside = self.pictures is not None and real.is_relative_to(_real(self.pictures))
        if not inside and not beside:
            return Refusal(file=file, message=_ELSEWHERE)
        if self._is_hidden(Path(os.path.normpath(file))) or self._is_hidden(real):
            return Refusal(
                file=file,
                message="is on a path with a part that begins with a dot",
                accepted="a path without one",
            )
        if not inside and not is_picture(real):
            return Refusal(file=file, message=_ELSEWHERE)
        return None

    def _is_hidden(self, path: Path) -> bool:
        """Tell whether a part of a path begins with a dot, below the innermost open folder."""
        opened = [*self.folders, *([self.pictures] if self.pictures else [])]
        around = [each for each in (*opened, *map(_real, opened)) if path.is_relative_to(each)]
        if not around:
            return False
        below = path.relative_to(max(around, key=lambda each: len(each.parts)))
        return any(part.startswith(".") for part in below.parts)

    def admits(self, file: Path) -> bool:
        """Tell whether a file may be read."""
        return self.refusal(file) is None


def _is_top(root: Path, path: Path) -> bool:
    """Tell whether a path leads to a project's root, or to a file right in it."""
    real, top = _real(path), _real(root)
    return real == top or (real.parent == top and not real.is_dir())


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def is_picture(file: Path) -> bool:
    """Tell by its first bytes whether a file is a picture that browsers show."""
    try:
        with file.open("rb") as stream:
            beginning = stream.read(_BEGINNING)
    except OSError:
        return False
    return (
        beginning.startswith(_SIGNATURES)
        or (beginning.startswith(b"RIFF") and beginning[8:12] == b"WEBP")
        or (beginning[4:8] == b"ftyp" and any(brand in beginning[8:32] for brand in _IN_A_BOX))
        or _SVG.match(beginning) is not None
    )
