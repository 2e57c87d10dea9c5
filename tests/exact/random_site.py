"""A small random site on disk: what may be edited, and what must not be seen."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PIXELS = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
)
SERIES = ("", "Alpha", "Beta & Co")
TAGS = ("C", "C++", "red", "Red", "blue")
CONF = """\
extensions = ["sphinxext.articles"]
articles_collections = {{"blog": "../content"}}
articles_now = "2026-01-01"
html_theme = "{theme}"
suppress_warnings = ["articles", "toc"]
{options}
"""
OPTIONS = (
    "",
    "articles_banner = False",
    "articles_merge_terms = True",
    'articles_banner_style = "card"',
    "articles_byline = False",
    'articles_timezone = "Europe/Vienna"',
    "articles_words_per_minute = 1",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One article. ``word`` is its own: nobody else uses it."""

    word: str
    title: str = "Title"
    description: str = ""
    body: str = "Some text."
    tags: tuple[str, ...] = ()
    series: str = ""
    order: float | None = None
    draft: bool = False
    date: str = "2025-01-01"
    link: str = ""

    @property
    def withheld(self) -> bool:
        return self.draft or self.date > "2026"

    def source(self) -> str:
        lines = [f'title: "{self.title} {self.word}"', f"pubDate: {self.date}"]
        if self.description:
            lines.append(f"description: {self.description}")
        if self.tags:
            lines.append(f"tags: [{', '.join(self.tags)}]")
        if self.series:
            lines.append(f"series: {self.series}")
        if self.order is not None:
            lines.append(f"seriesOrder: {self.order:g}")
        if self.draft:
            lines.append("draft: true")
        link = f"\n\nSee [there](./{self.link}.md)." if self.link else ""
        return "---\n" + "\n".join(lines) + f"\n---\n\n{self.body}{link}\n\n![](./pixel.png)\n"


@dataclass
class Site:
    """The files of a site, written below ``root`` by :meth:`write`."""

    root: Path
    theme: str = "alabaster"
    connected: bool = True
    options: str = ""
    pixel: int = 0
    posts: dict[str, Post] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    words: int = 0

    def new_post(self, **values: object) -> str:
        """Add an article; return its file name without suffix."""
        self.words += 1
        name = f"post{self.words}"
        self.posts[name] = Post(word=f"zz{'abcdefghij'[self.words % 10]}{self.words}q", **values)  # type: ignore[arg-type]
        return name

    def edit(self, name: str, **values: object) -> None:
        """Change an article."""
        self.posts[name] = replace(self.posts[name], **values)  # type: ignore[arg-type]

    def hidden_words(self) -> set[str]:
        """Return the words that must be nowhere in the output."""
        every = {f"zz{'abcdefghij'[n % 10]}{n}q" for n in range(1, self.words + 1)}
        return every - {post.word for post in self.posts.values() if not post.withheld}

    def write(self) -> None:
        """Make the files what this says; files that stay the same are not touched."""
        toctree = "\n\n```{toctree}\nseries/index\ntags/index\n```\n" if self.connected else "\n"
        files: dict[str, bytes] = {
            "docs/conf.py": CONF.format(theme=self.theme, options=self.options).encode(),
            "docs/index.md": f"# Home{toctree}".encode(),
            "content/pixel.png": base64.b64decode(PIXELS[self.pixel]),
        }
        files |= {f"content/{name}.md": post.source().encode() for name, post in self.posts.items()}
        files |= {name: text.encode() for name, text in self.extra.items()}
        for folder in ("docs", "content"):
            for path in (self.root / folder).rglob("*"):
                if path.is_file() and path.relative_to(self.root).as_posix() not in files:
                    path.unlink()
        for name, data in files.items():
            path = self.root / name
            if not path.is_file() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
