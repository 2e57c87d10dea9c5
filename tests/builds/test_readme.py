"""The README's smallest site is built as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from .building import words

if TYPE_CHECKING:
    from .building import Site

README = Path(__file__).parents[2] / "README.md"
FILE = re.compile(
    r"^`(?P<name>[\w/]+\.\w+)`:\n\n(?P<fence>`{3,})\w+\n(?P<text>.*?)\n(?P=fence)$", re.M | re.S
)


def test_the_smallest_site_of_the_readme_gives_the_pages_it_names(site: Site) -> None:
    text = README.read_text(encoding="utf-8")
    files = {match["name"]: match["text"] + "\n" for match in FILE.finditer(text)}
    assert [*files] == ["docs/conf.py", "docs/index.md", "content/marsh.md", "content/mill.md"]
    site.write(files)
    built = site.build(strict=True, nitpicky=True)
    assert built.warnings == []
    named = set(re.findall(r"`((?:blog|series|tags)/[\w-]+)`", text))
    assert {"blog/marsh", "blog/mill", "blog/index", "series/four-walks", "tags/birds"} == named
    assert named <= built.pages()
    home = built.page("index")
    assert "Field Notes" in words(home, ".sidebar-brand-text")
    assert words(home, ".sd-card .sd-card-title") == [
        "The Long Way to the Mill", "A Walk Before Breakfast",
    ]  # fmt: skip


def test_every_page_that_the_readme_leads_to_is_there() -> None:
    named = re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text(encoding="utf-8"))
    assert len(named) > 5
    assert all((README.parent / each).exists() for each in named)
