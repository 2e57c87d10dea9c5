"""Read the Markdown beside a page as anybody would: with markdown-it, and no knowledge of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

if TYPE_CHECKING:
    from .building import Built

BASE = "https://example.org/docs/"
ON = (f'html_baseurl = "{BASE}"', 'articles_markdown = "pages"')
_MARKDOWN = (
    MarkdownIt("commonmark")
    .enable(["table", "strikethrough"])
    .use(footnote_plugin)
    .use(deflist_plugin)
    .use(dollarmath_plugin)
    .use(tasklists_plugin)
)


def rendered(markdown: str) -> BeautifulSoup:
    """Render Markdown."""
    return BeautifulSoup(_MARKDOWN.render(markdown), "html.parser")


def split(text: str) -> tuple[dict[str, object], str]:
    """Return front matter and body of a twin."""
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body.lstrip("\n")


def twin(built: Built, path: str) -> BeautifulSoup:
    """Render the body of a twin."""
    return rendered(split(built.text(path))[1])


def letters(soup: BeautifulSoup, *without: str) -> str:
    """Return what can be read, without any space, and without some elements."""
    copy = BeautifulSoup(str(soup), "html.parser")
    for selector in ("script", "style", ".headerlink", ".footnote-backref", *without):
        for found in copy.select(selector):
            found.decompose()
    return re.sub(r"\s+", "", copy.get_text())


def addresses(soup: BeautifulSoup) -> set[str]:
    """Return where links lead, those within the page aside."""
    found = {str(link["href"]) for link in soup.select("a[href]:not(.headerlink)")}
    return {each for each in found if not each.startswith("#")}


def codes(soup: BeautifulSoup) -> list[str]:
    """Return blocks of code."""
    return [each.get_text().rstrip("\n") for each in soup.select("pre")]
