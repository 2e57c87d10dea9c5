"""The page about MDX names every component, and its site builds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext.articles.markdown.mdx.registry import COMPONENTS

if TYPE_CHECKING:
    from .building import Site

PAGE = Path(__file__).parents[2] / "docs/how-to/mdx.md"
FILE = re.compile(
    r"^(?P<fence>`{3,})\{code-block\} \w+\n:caption: (?P<name>\S+)\n\n(?P<text>.*?)\n(?P=fence)$",
    re.M | re.S,
)


def test_every_component_is_documented() -> None:
    documented = set(re.findall(r"`(\w+)`", PAGE.read_text(encoding="utf-8")))
    assert set(COMPONENTS) - documented == set()


def test_the_site_of_the_page_builds(site: Site) -> None:
    site.write({match["name"]: match["text"] + "\n" for match in FILE.finditer(PAGE.read_text())})
    built = site.build()
    assert built.warnings == []
    assert "Install it in version 1.2 new:" in built.page("blog/install").get_text()
