"""Contenders: how each generator wants the same articles, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .corpus import Post

_QUIET = 'suppress_warnings = ["toc", "myst", "misc", "docutils", "ref"]\n'
_HOME = "# Home\n"
_CONNECTED = "# Home\n\n```{toctree}\nseries/index\n```\n"
_TOCTREE = "# Home\n\n```{toctree}\n:glob:\nblog/**\n```\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One way to build the articles: where they lie, ``conf.py``, home page and front matter.

    ``stemmer``: with PyStemmer; ``grouped``: all articles are parts of series; ``most``: it takes
    too long for more.
    """

    name: str
    conf: str
    folder: str = "docs/blog"
    home: str = _HOME
    matter: Callable[[Post], dict[str, str]]
    foot: Callable[[Post], str] = lambda post: ""
    stemmer: bool = False
    grouped: bool = False
    most: int = 100_000

    def write(self, root: Path, post: Post) -> None:
        """Write one article as this contender wants it."""
        lines = "".join(f"{key}: {value}\n" for key, value in self.matter(post).items())
        path = root / self.folder / f"{post.name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{lines}---\n\n{post.body}{self.foot(post)}", encoding="utf-8")

    def set_up(self, root: Path, posts: list[Post]) -> None:
        """Write the whole site."""
        (root / "docs").mkdir(parents=True)
        (root / "docs/conf.py").write_text(self.conf + _QUIET, encoding="utf-8")
        (root / "docs/index.md").write_text(self.home, encoding="utf-8")
        for post in posts:
            self.write(root, post)


def _astro(post: Post) -> dict[str, str]:
    matter = {
        "title": f'"{post.title}"',
        "description": f'"{post.description}"',
        "pubDate": post.date,
        "author": post.author,
        "category": post.category,
        "tags": f"[{', '.join(post.tags)}]",
    }
    return matter | ({"series": post.series, "seriesOrder": str(post.order)} if post.series else {})


def _ablog(post: Post) -> dict[str, str]:
    return _astro(post) | {
        "blogpost": "true",
        "date": post.date,
        "tags": ", ".join(post.tags),
    }


def _tags_directive(post: Post) -> str:
    return f"\n```{{tags}} {', '.join(post.tags)}\n```\n"


_PLAIN = 'extensions = ["myst_parser"]\nmyst_title_to_header = True\n'
_OURS = 'extensions = ["sphinxext.articles"]\narticles_collections = {"blog": "../content"}\n'
_NO_DIALECT = """\
from sphinxext.articles.markdown.dialect import ADAPTORS
articles_dialect = dict.fromkeys(ADAPTORS, False)
"""
_AT_ADDRESS = 'html_baseurl = "https://example.org/"\n'
_AS_MARKDOWN = 'articles_markdown = "pages"\n'
_FURO = 'html_theme = "furo"\n'
_FULL = 'articles_navigation = "full"\n'

plain = Contender(name="plain", conf=_PLAIN, matter=_astro)
articles = Contender(name="articles", conf=_OURS, folder="content", matter=_astro)
furo = replace(articles, name="furo", conf=_OURS + _FURO, grouped=True)

CONTENDERS = {
    each.name: each
    for each in (
        plain,
        replace(plain, name="plain-toctree", home=_TOCTREE, most=300),
        articles,
        replace(articles, name="articles-fast", stemmer=True),
        replace(articles, name="articles-no-dialect", conf=_OURS + _NO_DIALECT),
        replace(articles, name="articles-at-address", conf=_OURS + _AT_ADDRESS),
        replace(articles, name="articles-as-markdown", conf=_OURS + _AT_ADDRESS + _AS_MARKDOWN),
        replace(articles, name="articles-connected", home=_CONNECTED),
        replace(plain, name="plain-fast", stemmer=True),
        furo,
        replace(furo, name="furo-connected", home=_CONNECTED),
        replace(
            furo, name="furo-connected-full", conf=furo.conf + _FULL, home=_CONNECTED, most=300
        ),
        Contender(
            name="ablog",
            conf='extensions = ["ablog", "myst_parser"]\nmyst_title_to_header = True\n'
            'blog_title = "B"\nblog_baseurl = "https://example.org"\n',
            matter=_ablog,
        ),
        Contender(
            name="sphinx-tags",
            conf='extensions = ["sphinx_tags", "myst_parser"]\nmyst_title_to_header = True\n'
            'tags_create_tags = True\ntags_extension = ["md"]\n',
            matter=_astro,
            foot=_tags_directive,
            most=1000,
        ),
    )
}
