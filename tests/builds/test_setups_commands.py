"""The commands that the documentation prints, typed in as they stand there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.cmd.build import build_main
from sphinx.util.docutils import docutils_namespace

from .building import PIXEL
from .secrets import FILES as BESIDE
from .secrets import SECRET, places, secret
from .test_docs import FILES

if TYPE_CHECKING:
    import pytest

    from .building import Site

ROOT = Path(__file__).parents[2]
COMMAND = re.compile(r"(?:\$ |run: )(sphinx-build .*)")


def commands() -> list[list[str]]:
    """Return what is printed, in order, page by page."""
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "content").rglob("*.md")]
    printed = (
        command
        for page in sorted(page for page in pages if "_build" not in page.parts)
        for command in COMMAND.findall(page.read_text(encoding="utf-8"))
    )
    return [shlex.split(command)[1:] for command in dict.fromkeys(printed)]


def test_no_printed_command_publishes_a_draft_whatever_was_built_before(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root)
    site.write(FILES["tutorial/index.md"])
    site.write({f"{SECRET}.md": secret(draft="true", heroImage="./p.png"), "p.png": PIXEL})
    site.write(BESIDE)
    found = commands()
    assert len(found) >= 5
    previews = {each[-1] for each in found if "drafts" in each}
    for _ in range(2):
        for arguments in found:
            with docutils_namespace():
                assert build_main(["-q", "-b", "html", *arguments]) == 0
            if "drafts" not in arguments:
                assert places(site.root / arguments[-1]) == []
    assert places(site.root / "docs") == []
    shown = {out for out in previews if places(site.root / out)}
    assert shown
