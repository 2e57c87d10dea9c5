"""The cache of the scan: articles whose files have not changed are not read again.

It goes by content, never by time, so that a file with an old date is seen as well. What is
withheld is not remembered: its words shall not lie about in a folder that may be published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalogue.article import judged
from ..storage import pickled, unpickled, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from ..catalogue.article import Article
    from ..problems import Problem
    from ..settings import Settings

Remembered = tuple[str, "Article", tuple["Problem", ...]]


class Cache:
    """What the last build read: by collection and path, the file's digest and what came of it.

    *key* stands for everything else that decides the result: another key, another memory.
    """

    def __init__(self, path: Path | None = None, key: str = "") -> None:
        self.path = path
        self.key = key
        self._foreign = False
        self._before = self._load()
        self._now: dict[tuple[str, str], Remembered] = {}

    def recall(
        self, name: tuple[str, str], digest: str, settings: Settings
    ) -> tuple[Article, list[Problem]] | None:
        """Return the article made of a file with that digest, judged anew, and its problems."""
        found = self._before.get(name)
        if found is None or found[0] != digest:
            return None
        article = judged(found[1], settings)
        if article.withheld is None:
            self._now[name] = found
        return article, list(found[2])

    def keep(
        self, name: tuple[str, str], digest: str, article: Article, problems: list[Problem]
    ) -> None:
        """Remember an article for the next build."""
        if article.withheld is None:
            self._now[name] = digest, article, tuple(problems)

    def save(self) -> None:
        """Write what this build has read, if it differs."""
        same = self._now.keys() == self._before.keys() and all(
            self._now[name] is self._before[name] for name in self._now
        )
        if self.path is None or (same and not self._foreign):
            return
        write_whole(self.path, pickled((self.key, self._now)))

    def _load(self) -> dict[tuple[str, str], Remembered]:
        if self.path is None or not self.path.is_file():
            return {}
        found = unpickled(self.path)
        key, remembered = found if isinstance(found, tuple) and len(found) == 2 else (None, {})
        self._foreign = key != self.key  # what it holds may be withheld by now
        return {} if self._foreign else remembered
