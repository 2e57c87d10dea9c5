"""Our side: a Sphinx site of the same files, with the smallest configuration that fits."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .corpora import Corpus

PREFIX = "articles"
_WARNING = re.compile(
    r"^(?P<file>/[^:\n]+?)?(?::(?P<line>\d+|<[^>]+>))?:? ?(?:WARNING|ERROR|CRITICAL|SEVERE): "
    r"(?P<text>.*?)(?: \[(?P<kind>[\w.-]+)\])?$"
)


class BuildError(Exception):
    """A build that gave up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """One warning of the build."""

    file: str
    line: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The output of a build, and what it warned of."""

    output: Path
    warnings: list[Warned]
    log: str


def build(corpus: Corpus, root: Path, work: Path, jobs: str) -> Built:
    """Build the sample of a corpus; drafts, future and expired articles are compared as well."""
    shutil.rmtree(work, ignore_errors=True)
    source = work / "source"
    source.mkdir(parents=True)
    (source / "conf.py").write_text(_conf(corpus, root), "utf-8")
    (source / "index.md").write_text(f"# {corpus.name}\n", "utf-8")
    output = work / "html"
    command = [sys.executable, "-m", "sphinx", "-q", "-j", jobs, "-b", "html"]
    shown = [word for tag in ("drafts", "future", "expired") for word in ("-t", tag)]
    done = subprocess.run(
        [*command, *shown, str(source), str(output)],
        check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    log = done.stderr
    (work / "warnings.txt").write_text(log, "utf-8")
    if done.returncode:
        raise BuildError(f"{corpus.name}: sphinx-build failed\n{log[-3000:]}")
    return Built(output=output, warnings=list(_warnings(log)), log=log)


def _conf(corpus: Corpus, root: Path) -> str:
    collection = {
        "path": str(root / corpus.content),
        "url": corpus.url,
        "pattern": _expanded(corpus.only),
        "exclude": corpus.exclude,
    }
    lines = [
        f"project = {corpus.name!r}",
        "extensions = ['sphinxext.articles']",
        f"articles_collections = {{{PREFIX!r}: {collection!r}}}",
    ]
    if corpus.site:
        lines.append(f"articles_site = {corpus.site!r}")
    if corpus.myst:
        lines.append(f"myst_enable_extensions = {corpus.myst!r}")
    return "\n".join(lines) + "\n"


def _expanded(only: list[str]) -> list[str]:
    """Say for files what the sample says for paths."""
    return [f"{each}/*.{{md,mdx}}" if each[-2:] == "**" else f"{each}.{{md,mdx}}" for each in only]


def _warnings(log: str) -> list[Warned]:
    found = []
    plain = re.sub(r"\x1b\[[\d;]*m", "", log)
    for line in plain.splitlines():
        if match := _WARNING.match(line):
            place = match["file"] or ""
            kind = match["kind"] or "other"
            found.append(
                Warned(file=place, line=match["line"] or "", kind=kind, text=match["text"])
            )
    return found
