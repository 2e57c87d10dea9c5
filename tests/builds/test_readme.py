"""The README's smallest site is built as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .building import Site

README = Path(__file__).parents[2] / "README.md"
FILE = re.compile(
    r"^`(?P<name>[\w/]+\.\w+)`:\n\n(?P<fence>`{3,})\w+\n(?P<text>.*?)\n(?P=fence)$", re.M | re.S
)


def test_the_smallest_site_of_the_readme_gives_the_pages_it_names(site: Site) -> None:
    text = README.read_text(encoding="utf-8")
    files = {match["name"]: match["text"] + "\n" for match in FILE.finditer(text)}
    assert list(files) == ["docs/conf.py", "docs/index.md", "content/hello.md"]
    site.write(files)
    built = site.build(strict=True, nitpicky=True)
    assert built.warnings == []
    named = set(re.findall(r"`((?:blog|series|tags)/[\w-]+)`", text))
    assert {"blog/hello", "series/beginnings", "tags/first"} == named
    assert named <= built.pages()
