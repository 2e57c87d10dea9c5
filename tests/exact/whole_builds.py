"""Build a site in a process of its own, and compare whole output trees."""

from __future__ import annotations

import io
import multiprocessing
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from sphinx.application import Sphinx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from multiprocessing.connection import Connection
    from pathlib import Path

_FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Result:
    """What a build said."""

    status: str
    warnings: str

    @property
    def did_nothing(self) -> bool:
        return "0 added, 0 changed, 0 removed" in self.status and (
            "no targets are out of date" in self.status
        )


def build(root: Path, out: Path, *, jobs: int = 1) -> Result:
    """Build ``root/docs`` into *out*, as a fresh ``sphinx-build`` would.

    :raises AssertionError: if the build fails.
    """
    ours, theirs = _FORK.Pipe()
    process = _FORK.Process(target=_run, args=(theirs, root, out, jobs))
    process.start()
    theirs.close()
    try:
        result = ours.recv()
    except EOFError:
        raise AssertionError("the build died") from None
    process.join()
    assert isinstance(result, Result), result
    return result


def _run(pipe: Connection, root: Path, out: Path, jobs: int) -> None:
    status, warnings = io.StringIO(), io.StringIO()
    try:
        app = Sphinx(
            root / "docs",
            root / "docs",
            out / "html",
            out / "doctrees",
            "html",
            status=status,
            warning=warnings,
            parallel=jobs,
        )
        app.build()
        pipe.send(Result(status.getvalue(), warnings.getvalue()))
    except Exception as error:  # whatever it is, the test shall show it
        pipe.send(f"{error!r}\n{status.getvalue()}\n{warnings.getvalue()}")


def tree(out: Path) -> Mapping[str, bytes]:
    """Read a whole output tree; ``objects.inv`` unpacked, since zlib's bytes may differ."""
    html = out / "html"
    return {
        path.relative_to(html).as_posix(): _content(path)
        for path in sorted(html.rglob("*"))
        if path.is_file()
    }


def differences(left: Mapping[str, bytes], right: Mapping[str, bytes]) -> list[str]:
    """Name the files that are not the same in both trees."""
    return sorted(name for name in {*left, *right} if left.get(name) != right.get(name))


def files_with(out: Path, words: set[str]) -> list[str]:
    """Name every file below *out*, doctrees included, that holds one of *words*."""
    wanted = [word.encode() for word in words]
    return [
        f"{path.relative_to(out).as_posix()}: {word.decode()}"
        for path in sorted(out.rglob("*"))
        if path.is_file()
        for word in wanted
        if word in (content := _content(path).lower()) or word in path.name.lower().encode()
        if content is not None
    ]


def dead_links(out: Path) -> list[str]:
    """Name the links between pages that lead nowhere."""
    return sorted({f"{page.name} → {href}" for page, href in _links(out / "html")})


def _links(html: Path) -> Iterator[tuple[Path, str]]:
    for page in html.rglob("*.html"):
        if "_static" in page.parts:
            continue
        for anchor in BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").find_all(
            "a", href=True
        ):
            parts = urlsplit(str(anchor["href"]))
            if parts.scheme or parts.netloc or not parts.path:
                continue
            if not (page.parent / unquote(parts.path)).exists():
                yield page, str(anchor["href"])


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    if path.name != "objects.inv":
        return data
    head, _, packed = data.partition(b"zlib.\n")
    return head + zlib.decompress(packed)
