"""Build a site in a process of its own, and compare whole output trees."""

from __future__ import annotations

import io
import multiprocessing
import os
import resource
import signal
import zlib
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from sphinx.application import Sphinx, builtin_extensions

import sphinxext.articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from multiprocessing.connection import Connection
    from pathlib import Path

_FORK = multiprocessing.get_context("fork")

LEFT_BEHIND = {
    ".buildinfo.bak": "Sphinx's copy of the previous .buildinfo, when a setting of HTML changes",
    "_static/*-stemmer.js": "Sphinx's part of the search, when the language changes",
}
"""Files that an incremental build may have besides those of a clean one, and why."""


for _name in (*builtin_extensions, "sphinxext.articles", "furo", "sphinx_rtd_theme"):
    import_module(_name)  # once, not in each of the processes
for _module in walk_packages(sphinxext.articles.__path__, "sphinxext.articles."):
    import_module(_module.name)


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


LISTING = {"env-get-outdated", "env-get-updated", "html-collect-pages"}
"""Events whose handlers return lists."""


class Killed(Exception):
    """The process has died."""


def build(
    root: Path,
    out: Path,
    builder: str = "html",
    *,
    jobs: int = 1,
    kill_at: int | str = 0,
    largest: int = 0,
) -> Result:
    """Build ``root/docs`` into a folder of *out*, as a fresh ``sphinx-build`` would.

    With *kill_at*, the process kills itself at that event: the number of one, or the first of
    a name, before it is handled. No file can grow larger than *largest* bytes, as if the disk
    were full.

    :raises AssertionError: if the build fails.
    :raises Killed: if the process has died.
    """
    return start(root, out, builder, jobs=jobs, kill_at=kill_at, largest=largest)()


def start(
    root: Path,
    out: Path,
    builder: str = "html",
    *,
    jobs: int = 1,
    kill_at: int | str = 0,
    largest: int = 0,
) -> Callable[[], Result]:
    """Begin what :func:`build` does, and return a function that waits for its end."""
    ours, theirs = _FORK.Pipe()
    given = (theirs, root, out, builder, jobs, kill_at, largest)
    process = _FORK.Process(target=_run, args=given)
    process.start()
    theirs.close()

    def finish() -> Result:
        try:
            result = ours.recv()
        except EOFError:
            raise Killed from None
        finally:
            process.join()
        assert isinstance(result, Result), result
        return result

    return finish


def _run(
    pipe: Connection,
    root: Path,
    out: Path,
    builder: str,
    jobs: int,
    kill_at: int | str,
    largest: int,
) -> None:
    status, warnings = io.StringIO(), io.StringIO()
    if largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    try:
        app = Sphinx(
            root / "docs",
            root / "docs",
            out / builder,
            out / "doctrees",
            builder,
            status=status,
            warning=warnings,
            parallel=jobs,
        )
        if kill_at:
            _kill_later(app, kill_at)
        app.build()
        pipe.send(Result(status.getvalue(), warnings.getvalue()))
    except Exception as error:  # whatever it is, the test shall show it
        pipe.send(f"{error!r}\n{status.getvalue()}\n{warnings.getvalue()}")


def _kill_later(app: Sphinx, kill_at: int | str) -> None:
    """Count events, before and after all other handlers, and kill the process at one of them."""
    count = 0

    def tick(name: str, answer: list[str] | None, *_: object) -> list[str] | None:
        nonlocal count
        count += 1
        if kill_at in (count, name):
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    for name in sorted(app.events.events):
        answer: list[str] | None = [] if name in LISTING else None
        app.connect(name, partial(tick, name, answer), priority=0)
        app.connect(name, partial(tick, "", answer), priority=1000)


def tree(out: Path) -> Mapping[str, bytes]:
    """Read a whole output tree; ``objects.inv`` unpacked, since zlib's bytes may differ."""
    return {
        path.relative_to(out).as_posix(): _content(path)
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def differences(built: Mapping[str, bytes], clean: Mapping[str, bytes]) -> list[str]:
    """Name the files that are not the same in both trees, but for what Sphinx leaves behind."""
    names = sorted(name for name in {*built, *clean} if built.get(name) != clean.get(name))
    return [
        name
        for name in names
        if name in clean or not any(fnmatch(name, pattern) for pattern in LEFT_BEHIND)
    ]


def files_with(out: Path, words: set[str], *, but: str = "") -> list[str]:
    """Name every file below *out* that holds one of *words*, but for names as in the glob *but*."""
    wanted = [word.encode() for word in words]
    return [
        f"{path.relative_to(out).as_posix()}: {word.decode()}"
        for path in sorted(out.rglob("*"))
        if path.is_file() and not (but and path.match(but))
        for content in [_content(path).lower() + path.name.lower().encode()]
        for word in wanted
        if word in content
    ]


def dead_links(out: Path) -> set[str]:
    """Name the addresses that lead nowhere, of links between pages."""
    return set(_links(out))


def _links(html: Path) -> Iterator[str]:
    for page in html.rglob("*.html"):
        if "_static" in page.parts:
            continue
        for anchor in BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").find_all(
            "a", href=True
        ):
            parts = urlsplit(str(anchor["href"]))
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = page.parent / unquote(parts.path)
            if not (target / "index.html" if parts.path.endswith("/") else target).is_file():
                yield str(anchor["href"])


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    if path.name != "objects.inv":
        return data
    head, _, packed = data.partition(b"zlib.\n")
    return head + zlib.decompress(packed)
