"""Write a small site, build it in a process of its own, and read the output."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONF = 'extensions = ["sphinxext.articles"]\narticles_collections = {"blog": "../content"}\n'
HOME = "# Home\n"
CONNECTED = "# Home\n\n```{toctree}\nseries/index\ntags/index\n```\n"


@dataclass(frozen=True, slots=True)
class Built:
    """One build: where its output is, what it said, and how it ended."""

    out: Path
    status: str
    warnings: tuple[str, ...]
    code: int

    def page(self, docname: str) -> BeautifulSoup:
        """Parse the page of a document."""
        return BeautifulSoup((self.out / f"{docname}.html").read_text("utf-8"), "html.parser")

    def text(self, name: str) -> str:
        """Read an output file."""
        return (self.out / name).read_text("utf-8")

    def pages(self) -> set[str]:
        """Name the pages, without suffix and without those that Sphinx always makes."""
        found = {path.relative_to(self.out).as_posix() for path in self.out.rglob("*.html")}
        return {name.removesuffix(".html") for name in found if not name.startswith("_")} - {
            "genindex",
            "search",
        }


@dataclass(frozen=True, slots=True)
class Site:
    """A folder with ``docs`` and ``content``."""

    root: Path

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files; a name without folder is an article."""
        for name, text in files.items():
            path = self.root / (name if "/" in name else f"content/{name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def build(
        self, *options: str, builder: str = "html", out: str = "", environment: str = ""
    ) -> Built:
        """Run ``sphinx-build``; *environment* is a folder for doctrees."""
        target = self.root / "_build" / (out or builder)
        command = [sys.executable, "-m", "sphinx", "-b", builder, *options]
        command += ["-d", str(self.root / "_build" / (environment or f"doctrees-{builder}"))]
        done = subprocess.run(
            [*command, str(self.root / "docs"), str(target)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
        )
        crashed = "Traceback" in done.stderr and "Configuration error" not in done.stderr
        assert not crashed, done.stderr
        warnings = tuple(
            line.replace(f"{self.root}/", "")
            for line in done.stderr.splitlines()
            if "WARNING" in line or "ERROR" in line
        )
        return Built(target, done.stdout, warnings, done.returncode)


def article(title: str, body: str = "Some text.", **keys: object) -> str:
    """Return an article's source; ``None`` leaves a key out."""
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    return "\n".join(["---", f"title: {title}", *lines, "---", "", body, ""])


def links(soup: BeautifulSoup, selector: str) -> list[tuple[str, str]]:
    """Return text and target of every link that *selector* finds."""
    return [(each.get_text(), str(each["href"])) for each in soup.select(selector)]
