"""The workshop: a folder beside the doctrees for sources that no author has written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def source_file(workshop: Path, docname: str) -> Path:
    """Return where the source of a document lies."""
    return workshop / f"{docname}.md"


def write_sources(workshop: Path, texts: Mapping[str, str]) -> None:
    """Make the sources in the workshop *texts*, by document name; what stays is not touched.

    Files come into being whole: another builder may be reading beside this one.
    """
    wanted = {source_file(workshop, docname): text for docname, text in texts.items()}
    for path in workshop.rglob("*.*"):
        unfinished = path.suffix[1:].isdigit()  # by a build that was killed
        if (path.suffix == ".md" or unfinished) and path not in wanted:
            path.unlink(missing_ok=True)
    for path, text in wanted.items():
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(f".{os.getpid()}")
        scratch.write_text(text, encoding="utf-8", newline="\n")
        scratch.replace(path)
