"""Write a small site from texts, build it in this process, and read what came out."""

from __future__ import annotations

import io
import re
import textwrap
import zlib
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.environment import BuildEnvironment
    from sphinx.util.inventory import _Inventory

CONF = 'extensions = ["sphinxext.articles"]\narticles_collections = {"blog": "../content"}\n'
IN_SOURCE = 'extensions = ["sphinxext.articles"]\n'
HOME = "# Home\n"
INDEXES = {
    "series/index", "tags/index", "categories/index", "authors/index", "archive", "blog/index",
    "feeds/index",
}  # fmt: skip
"""The pages that are always there, where articles are in the collection ``blog``."""
CONNECTED = "# Home\n\n```{toctree}\nseries/index\ntags/index\n```\n"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fea135818b0000000049454e44ae426082"
)
NOTEBOOK = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"kernelspec": {"name": "python3", "display_name": "x", "language": "python"}},
    "cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Notebook\n"},
        {
            "cell_type": "code", "id": "b", "metadata": {}, "source": "1 + 1",
            "execution_count": None, "outputs": [],
        },
    ],
}  # fmt: skip
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_MADE_BY_SPHINX = {"genindex", "search"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One build: its output, what it said, and the application that made it."""

    root: Path
    out: Path
    app: Sphinx
    status: str
    warnings: list[str]

    @property
    def env(self) -> BuildEnvironment:
        return self.app.env

    @property
    def failed(self) -> bool:
        """Whether ``sphinx-build`` would have ended with an error."""
        return self.app.statuscode != 0

    def page(self, docname: str) -> BeautifulSoup:
        """Parse the HTML page of a document."""
        path = Path(self.app.builder.get_outfilename(docname))  # type: ignore[attr-defined]
        return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")

    def text(self, name: str) -> str:
        """Read an output file."""
        return (self.out / name).read_text(encoding="utf-8")

    def pages(self) -> set[str]:
        """Name the HTML pages, without those that Sphinx always makes."""
        found = {path.relative_to(self.out).as_posix() for path in self.out.rglob("*.html")}
        names = {name.removesuffix(".html") for name in found if not name.startswith("_")}
        return names - _MADE_BY_SPHINX

    def inventory(self) -> _Inventory:
        """Read ``objects.inv`` back."""
        with (self.out / "objects.inv").open("rb") as stream:
            return InventoryFile.load(stream, "", lambda _, uri: uri)

    def messages(self) -> list[str]:
        """Return the warnings without the place they are about."""
        return [line.partition("WARNING: ")[2] or line for line in self.warnings]

    def places(self) -> list[str]:
        """Return the file and line that each warning is about."""
        return [line.partition(": WARNING")[0] for line in self.warnings]


@dataclass(frozen=True, slots=True)
class Site:
    """A folder with ``docs``, ``content``, and ``_build`` beside them."""

    root: Path

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files; a name without folder is an article in ``content``."""
        for name, text in files.items():
            path = self.path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def path(self, name: str) -> Path:
        """Return the path of a file, as :meth:`write` places it."""
        return self.root / (name if "/" in name else f"content/{name}")

    def configure(self, *lines: str, smallest: str = CONF) -> None:
        """Write ``conf.py``: the smallest one and *lines*."""
        self.write({"docs/conf.py": smallest + "".join(f"{line}\n" for line in lines)})

    def build(
        self,
        builder: str = "html",
        *,
        out: str = "",
        doctrees: str = "",
        fresh: bool = False,
        jobs: int = 1,
        strict: bool = False,
        tags: tuple[str, ...] = (),
        filenames: Sequence[Path] = (),
        **overrides: Any,
    ) -> Built:
        """Build as ``sphinx-build`` does; *strict* is ``-W --keep-going``, *fresh* is ``-E``.

        *filenames* are sources, if only these shall be written.
        """
        status, warnings, stderr = io.StringIO(), io.StringIO(), io.StringIO()
        source = self.root / "docs"
        target = self.root / "_build" / (out or builder)
        with patch_docutils(source), docutils_namespace(), redirect_stderr(stderr):
            app = Sphinx(
                source,
                source,
                target,
                self.root / "_build" / (doctrees or f"doctrees-{builder}"),
                builder,
                confoverrides=overrides,
                status=status,
                warning=warnings,
                freshenv=fresh,
                warningiserror=strict,
                tags=tags,
                parallel=jobs,
            )
            app.build(filenames=filenames)
        assert not stderr.getvalue(), stderr.getvalue()
        said = _COLOURS.sub("", warnings.getvalue()).replace(f"{self.root}/", "")
        lines = [line for line in said.splitlines() if line.strip()]
        return Built(
            root=self.root,
            out=target,
            app=app,
            status=_COLOURS.sub("", status.getvalue()),
            warnings=lines,
        )


def article(title: str | None, body: str = "Some text.", **keys: object) -> str:
    """Return an article's source: YAML front matter and a body; None leaves a key out."""
    given = {"title": title, **keys}
    lines = [f"{key}: {value}" for key, value in given.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", body, ""])


def block(text: str) -> str:
    """Return *text* without the indentation it has in a test."""
    return textwrap.dedent(text).lstrip("\n")


def links(soup: BeautifulSoup, selector: str) -> list[tuple[str, str]]:
    """Return text and target of every link that *selector* finds."""
    return [(each.get_text(), str(each["href"])) for each in soup.select(selector)]


def words(soup: BeautifulSoup, selector: str) -> list[str]:
    """Return the text of every element that *selector* finds, spaces run together."""
    return [" ".join(each.get_text().split()) for each in soup.select(selector)]


def output(folder: Path) -> dict[str, bytes]:
    """Read a whole output folder; ``objects.inv`` is unpacked, for zlib's bytes may differ."""
    return {
        path.relative_to(folder).as_posix(): unpacked(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(left: Built, right: Built) -> list[str]:
    """Name the files that two builds have not in common."""
    one, two = output(left.out), output(right.out)
    return sorted(name for name in {*one, *two} if one.get(name) != two.get(name))


def unpacked(path: Path) -> bytes:
    """Read a file; of an inventory, what it holds."""
    data = path.read_bytes()
    if path.suffix != ".inv":
        return data
    head, _, packed = data.partition(b"zlib.\n")
    return head + zlib.decompress(packed)
