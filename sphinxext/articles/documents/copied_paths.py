"""Which paths of the output are those of files that Sphinx copies there as they are."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.matching import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx


class Copied(NamedTuple):
    """What Sphinx copies to ``top``: a file or a folder, as the configuration calls it."""

    entry: str
    source: Path
    is_file: bool
    top: str
    left_out: Matcher

    def name(self, path: str) -> str:
        """Name the file that is copied to *path*; ``""`` if there is none."""
        if not path.startswith(self.top):
            return ""
        below = path.removeprefix(self.top)
        if self.is_file:
            return self.entry if below == self.source.name else ""
        there = os.path.isfile(f"{self.source}/{below}")  # noqa: PTH113 (of thousands of links)
        if not there or any(map(self.left_out, _names(below))):
            return ""
        return str(PurePosixPath(self.entry, below))


def copied_paths(app: Sphinx) -> tuple[Copied, ...]:
    """Return what builders of HTML copy by ``html_extra_path`` and ``html_static_path``."""
    return tuple(_copied(app))


def copied_from(copied: Iterable[Copied], path: str) -> str:
    """Name the author's own file that is copied to *path*; ``""`` if there is none."""
    return next(filter(None, (each.name(path) for each in copied)), "")


def _copied(app: Sphinx) -> Iterator[Copied]:
    for option, top, hidden in (
        ("html_extra_path", "", ()),
        ("html_static_path", "_static/", ("**/.*",)),
    ):
        left_out = Matcher([*app.config.exclude_patterns, *hidden])
        for entry in map(str, app.config[option]):
            source = Path(app.confdir, entry)
            yield Copied(entry, source, source.is_file(), top, left_out)


def _names(path: str) -> Iterator[str]:
    """Yield what :func:`sphinx.util.fileutil.copy_asset` calls a file and the folders around it."""
    parts = path.split("/")
    yield f"./{parts[0]}"
    yield from ("/".join(parts[:depth]) for depth in range(2, len(parts) + 1))
