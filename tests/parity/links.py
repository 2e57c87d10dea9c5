"""Where links lead: on Astro's site by its rule of ids, on ours by what was written."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from .site import PREFIX

if TYPE_CHECKING:
    from pathlib import Path

    from .corpora import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a link means: ``article``, ``file``, ``fragment``, ``internal`` or ``external``."""

    kind: str
    to: str
    fragment: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.to}" + (f"#{self.fragment}" if self.fragment else "")


class AstroSite:
    """The addresses of a corpus on its own site; ``sample`` are the ids that are compared."""

    def __init__(self, corpus: Corpus, folder: Path, ids: dict[str, str], sample: set[str]) -> None:
        self.corpus = corpus
        self.content = folder / corpus.content
        self.root = folder / corpus.content.partition("src/")[0]
        self.ids = ids
        self.sample = sample
        self.known = {each.lower(): each for each in ids.values()}

    def target(self, name: str, href: str) -> Target:
        """Return what *href* means in the file *name*."""
        href = href.strip()
        if href.startswith("#"):
            return Target(kind="fragment", to="", fragment=unquote(href[1:]))
        try:
            split = urlsplit(href)
        except ValueError:
            return Target(kind="external", to=href)
        ours = self.corpus.site and f"{href}/".startswith(f"{self.corpus.site}/")
        if (split.scheme or split.netloc) and not ours:
            return Target(kind="external", to=_external(href))
        identity = self._article(name, unquote(split.path) or ("/" if ours else ""))
        if identity is None:
            return Target(kind="internal", to=unquote(href))
        if identity not in self.sample:
            return Target(kind="outside", to=unquote(href))
        return Target(kind="article", to=identity, fragment=unquote(split.fragment))

    def has_image(self, name: str, source: str) -> bool:
        """Tell whether an image that an article names is a file of the site."""
        root, path = self.root, unquote(source.partition("?")[0])
        if "//" in path or not path:
            return False
        starts = ("@/", "~/")
        candidates = [self.content / posixpath.dirname(name) / path]
        if path.startswith("/"):
            candidates = [root / "public" / path[1:], root / path[1:]]
        elif path.startswith(starts):
            candidates = [root / "src" / path[2:]]
        return any(each.is_file() for each in candidates)

    def _article(self, name: str, path: str) -> str | None:
        here = posixpath.join(self.corpus.url, self.ids[name])
        if path.endswith((".md", ".mdx")) and not path.startswith("/"):
            file = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            stem = posixpath.splitext(file)[0]
            return self.ids.get(file) or self.ids.get(f"{stem}.md") or self.ids.get(f"{stem}.mdx")
        if not path:
            return None
        candidates = [path] if path.startswith("/") else [
            posixpath.join(here, path), posixpath.join(posixpath.dirname(here), path),
        ]  # fmt: skip
        for each in candidates:
            address = posixpath.normpath(each)
            prefix = self.corpus.url.rstrip("/") + "/"
            if address.startswith(prefix):
                identity = address.removeprefix(prefix).removesuffix(".html").lower()
                if identity in self.known:
                    return self.known[identity]
        return None


class OurSite:
    """The pages of a build."""

    def __init__(self, output: Path, documents: dict[str, str]) -> None:
        self.output = output
        self.documents = documents

    def target(self, identity: str, href: str) -> Target:
        """Return where *href* leads from an article's page."""
        if href.startswith("#"):
            return Target(kind="fragment", to="", fragment=unquote(href[1:]))
        try:
            split = urlsplit(href)
        except ValueError:
            return Target(kind="external", to=href)
        if split.scheme or split.netloc:
            return Target(kind="external", to=_external(href))
        page = f"{PREFIX}/{identity}.html"
        path = unquote(split.path)
        file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        fragment = unquote(split.fragment)
        if file in self.documents:
            return Target(kind="article", to=self.documents[file], fragment=fragment)
        if self._has(path, file):
            return Target(kind="file", to=file, fragment=fragment)
        return Target(kind="internal", to=unquote(href))

    def shows(self, identity: str, source: str) -> bool:
        """Tell whether an image on an article's page is there, or elsewhere on the web."""
        if "//" in source or source.startswith("data:"):
            return True
        path = unquote(urlsplit(source).path)
        return self._has(path, posixpath.normpath(posixpath.join(PREFIX, identity, "..", path)))

    def _has(self, path: str, file: str) -> bool:
        inside = not path.startswith("/") and not file.startswith("..")
        return inside and (self.output / file).is_file()


def _external(href: str) -> str:
    """Addresses that differ in how they are quoted are one."""
    return unquote(href).replace("&amp;", "&")
