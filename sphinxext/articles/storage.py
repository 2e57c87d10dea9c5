"""What builds keep for the next one: written whole, read back or not at all, named by digests."""

from __future__ import annotations

import errno
import os
import pickle
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


LARGEST = 10_000_000
"""Bytes of a text that is read: no article, term file or partial is longer."""


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    :raises OSError: if that is more than :data:`LARGEST`.
    """
    with open(path, "rb") as stream:  # noqa: PTH123 (there may be thousands)
        size = min(os.fstat(stream.fileno()).st_size, LARGEST)
        data = stream.read(size + 1)
        if len(data) > size:  # a pipe, or a file that grows
            data += stream.read(LARGEST + 1 - len(data))
    if len(data) > LARGEST:
        raise OSError(errno.EFBIG, f"larger than {LARGEST // 1_000_000} MB", str(path))
    return data


def read_text(path: Path) -> str:
    """Return the text of a file, with lines that end as Python's do.

    :raises OSError: if it is more than :data:`LARGEST`.
    :raises UnicodeDecodeError: if it is not UTF-8.
    """
    text = read_bytes(path).decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest(*parts: object) -> str:
    """Return 32 characters that stand for *parts*: bytes as they are, the rest as text.

    :raises TypeError: for a set, whose order changes from process to process.
    """
    found = blake2b(digest_size=16)
    for part in parts:
        if isinstance(part, set | frozenset):
            raise TypeError("sort it first")
        data = part if isinstance(part, bytes) else str(part).encode(errors="surrogatepass")
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file so that nobody ever sees half of it; tell whether it had to be.

    A file that has this content already is not touched: its time of change stays.
    """
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f"{path.name}.unfinished-{os.getpid()}")
    try:
        scratch.write_bytes(data)
        scratch.replace(path)
    except OSError:
        scratch.unlink(missing_ok=True)
        raise
    return True


def pickled(value: object) -> bytes:
    """Return *value* as :func:`unpickled` reads it."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpickled(path: Path) -> Any:
    """Read a value back; None if there is none, or it is from another version of its class."""
    try:
        return pickle.loads(path.read_bytes())  # noqa: S301 (a folder of ours, as Sphinx's own)
    except Exception:
        return None
