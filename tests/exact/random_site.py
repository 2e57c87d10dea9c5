"""A small random site on disk: what may be edited, and what must not be seen."""

from __future__ import annotations

import base64
import os
import re
from copy import copy
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeAlias

PIXELS = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
)
CONF = """\
extensions = ["sphinxext.articles", "sphinx.ext.todo"]
todo_include_todos = True
articles_now = "{now}"
html_theme = "{theme}"
suppress_warnings = ["articles", "myst"]
html_copy_source = True
"""
PICTURES = ("./pixel.png", "./one/pixel.png", "./two/pixel.png")
LONG_AGO = 1_000_000_000 * 10**9
Memory: TypeAlias = tuple[dict[str, Any], dict[str, int]]
_WORD = re.compile(rb"zz\d+q")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One article. Words such as ``zz7q`` are given once, so that nothing else explains them."""

    title: str
    body: str
    description: str = ""
    tags: tuple[str, ...] = ()
    series: str = ""
    order: float | None = None
    author: str = ""
    category: str = ""
    related: tuple[str, ...] = ()
    draft: bool = False
    unlisted: bool = False
    date: str = "2025-01-01"
    expires: str = ""
    hero: bool = False
    picture: str = PICTURES[0]
    link: str = ""
    lang: str = ""
    translates: str = ""
    canonical: str = ""
    guid: str = ""

    def source(self) -> str:
        keys = {
            "title": f'"{self.title}"',
            "pubDate": self.date,
            "expiryDate": self.expires,
            "description": self.description,
            "tags": f"[{', '.join(self.tags)}]" if self.tags else "",
            "series": self.series,
            "seriesOrder": "" if self.order is None else f"{self.order:g}",
            "author": self.author,
            "category": self.category,
            "related": f"[{', '.join(self.related)}]" if self.related else "",
            "draft": "true" if self.draft else "",
            "unlisted": "true" if self.unlisted else "",
            "lang": self.lang,
            "translationOf": self.translates,
            "canonicalURL": self.canonical,
            "guid": self.guid,
            "heroImage": self.picture if self.hero else "",
        }
        lines = [f"{key}: {value}" for key, value in keys.items() if value]
        link = f"\n\nSee {self.link}." if self.link else ""
        return "---\n" + "\n".join(lines) + f"\n---\n\n{self.body}{link}\n\n![]({self.picture})\n"


@dataclass
class Site:
    """The files of a site, written below ``root`` by :meth:`write`.

    ``extra`` are other files by name, ``dates`` what is done to the time stamps of those that
    are written next: ``""`` for now, ``"old"``, or ``"same"`` as before. ``inside``: the articles
    lie in the source directory, and are its documents while they are not ``mounted``. ``tagged``:
    all is built with the tag ``internal``.
    """

    root: Path
    theme: str = "alabaster"
    home: str = "\n```{toctree}\nseries/index\ntags/index\n```\n"
    prefix: str = "blog"
    now: str = "2026-01-01"
    inside: bool = False
    mounted: bool = True
    options: dict[str, str] = field(default_factory=dict)
    tagged: bool = False
    pixel: int = 0
    posts: dict[str, Post] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    dates: str = ""
    count: int = 0

    def word(self) -> str:
        """Return a word that nobody has used."""
        self.count += 1
        return f"zz{self.count}q"

    def new_post(self, **values: object) -> str:
        """Add an article; return its file name without suffix."""
        name = f"post{self.count}"
        title, body = f"Title {self.word()}", f"Text {self.word()}."
        self.posts[name] = replace(Post(title=title, body=body), **values)  # type: ignore[arg-type]
        return name

    def edit(self, name: str, **values: object) -> None:
        """Change an article."""
        self.posts[name] = replace(self.posts[name], **values)  # type: ignore[arg-type]

    def withheld(self, post: Post) -> bool:
        """Tell whether an article must not be seen."""
        expired = bool(post.expires) and post.expires <= self.now
        return post.draft or post.date > self.now or expired

    def _is_draft(self, name: str, text: str) -> bool:
        """Tell whether a page that is no post is withheld: articles are, and landing pages."""
        known = "content/series.yml" in self.extra or any(
            post.series == "Alpha" for post in self.posts.values()
        )
        withheld = name.startswith("content/") or (known and name == "docs/series/alpha.md")
        return withheld and "draft: true" in text

    def hidden_words(self) -> set[str]:
        """Return the words that must be nowhere: all that no published file says now."""
        shown = [post.source() for post in self.posts.values() if not self.withheld(post)]
        shown += [text for name, text in self.extra.items() if not self._is_draft(name, text)]
        seen = set(_WORD.findall("".join(shown).encode()))
        return {f"zz{n}q" for n in range(1, self.count + 1)} - {word.decode() for word in seen}

    def wrong_addresses(self) -> set[str]:
        """Return what articles link to though nothing is there; Sphinx warns and leaves it."""
        gone = [f"post{n}{x}" for n in range(self.count) for x in ("", "x", "xx", "xxx")]
        addresses = {
            address
            for name in gone
            if name not in self.posts
            # The last is the first as an excerpt on another page has it.
            for address in (f"./{name}.md", f"/blog/{name}/", f"{self.prefix}/{name}.md")
        }
        strange = self.prefix != "blog" or not self.mounted
        return addresses | {f"/blog/{name}/" for name in gone if strange}

    def path(self, name: str) -> Path:
        """Return where a file lies; articles are named as if in ``content``."""
        inner = name.removeprefix("content/")
        return self.root / (f"docs/blog/{inner}" if self.inside and inner != name else name)

    def conf(self) -> str:
        """Return the configuration."""
        folder = "blog" if self.inside else "../content"
        keys = {"path": f'"{folder}"'}
        if about := self.options.get("collections"):
            keys |= dict([about.split(" = ")])
        value = "{" + ", ".join(f'"{key}": {each}' for key, each in keys.items()) + "}"
        lines = [f'articles_collections = {{"{self.prefix}": {value}}}'] if self.mounted else []
        lines += ['tags.add("internal")'] if self.tagged else []
        for name, each in sorted(self.options.items()):
            if name != "collections":
                lines.append(f"{name} = {each}")
        head = CONF.format(theme=self.theme, now=self.now)
        return head + "".join(f"{line}\n" for line in lines)

    def files(self) -> dict[str, bytes]:
        """Return every file with its content."""
        named = {
            "docs/conf.py": self.conf().encode(),
            "docs/schema.json": b'{"required": ["description"]}',
            "docs/index.md": f"# Home\n{self.home}".encode(),
            **{
                f"content/{path[2:]}": base64.b64decode(PIXELS[self.pixel]) + bytes(number)
                for number, path in enumerate(PICTURES)
            },
            **{f"content/{name}.md": post.source().encode() for name, post in self.posts.items()},
            **{name: text.encode() for name, text in self.extra.items()},
        }
        return {self.path(name).relative_to(self.root).as_posix(): d for name, d in named.items()}

    def on_disk(self) -> dict[str, bytes]:
        """Read every file that is there."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file()
        }

    def remember(self) -> Memory:
        """Remember everything, so that :meth:`restore` can bring it back, dates included."""
        state = {each.name: copy(getattr(self, each.name)) for each in fields(self)}
        dates = {
            name: (self.root / name).stat().st_mtime_ns
            for name in (self.on_disk() if self.root.is_dir() else ())
        }
        return state, dates

    def restore(self, memory: Memory) -> None:
        """Undo what has happened since, as if from a backup; no word is given twice."""
        state, dates = memory
        for name, value in state.items():
            if name != "count":
                setattr(self, name, copy(value))
        self.write()
        for name, when in dates.items():
            os.utime(self.root / name, ns=(when, when))

    def write(self) -> None:
        """Make the files what this says; files that stay the same are not touched."""
        wanted, present = self.files(), self.on_disk()
        for name in present.keys() - wanted.keys():
            (self.root / name).unlink()
        for name, data in wanted.items():
            if present.get(name) == data:
                continue
            path = self.root / name
            before = path.stat().st_mtime_ns if path.is_file() else LONG_AGO
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            if self.dates and name != "docs/index.md":
                when = LONG_AGO if self.dates == "old" else before
                os.utime(path, ns=(when, when))
        self.dates = ""
