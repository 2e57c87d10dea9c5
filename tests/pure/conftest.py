"""What the tests of the pure floor share: articles, records and catalogues from a few lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import yaml

from sphinxext.articles.catalogue.article import Article
from sphinxext.articles.catalogue.catalogue import Catalogue
from sphinxext.articles.catalogue.term_entries import Entry, SeriesEntry
from sphinxext.articles.frontmatter.parse import parse
from sphinxext.articles.scan.build_catalogue import build_catalogue
from sphinxext.articles.scan.entry_files import read_file
from sphinxext.articles.scan.validation import read_article
from sphinxext.articles.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxext.articles.problems import Problem

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def settings(**changes: Any) -> Settings:
    """Return settings with the clock at NOW."""
    return Settings(**{"now": NOW, **changes})


def read(
    text: str, docname: str = "blog/x", path: str = "", below: str = "", **changes: Any
) -> tuple[Article, list[Problem]]:
    """Read a whole file's text as the article *docname*."""
    return read_article(
        parse(text),
        docname=docname,
        path=path or f"{docname}.md",
        settings=settings(**changes),
        below=below,
    )


def with_matter(matter: str, **changes: Any) -> tuple[Article, list[Problem]]:
    """Read an article that has this YAML front matter."""
    return read(f"---\n{dedent(matter).strip()}\n---\nText.\n", **changes)


def article(docname: str, **data: Any) -> Article:
    """Make an article of sound front matter."""
    data = {"title": docname.rpartition("/")[2].capitalize(), **data}
    made, problems = read(f"---\n{yaml.safe_dump(data, allow_unicode=True)}---\nText.\n", docname)
    assert problems == []
    return replace(made, collection=docname.rpartition("/")[0])


def tagged(**tags: list[str]) -> list[Article]:
    """Make an article for each keyword, with these tags."""
    return [article(f"blog/{name}", tags=labels) for name, labels in tags.items()]


def in_series(**places: Any) -> list[Article]:
    """Make a part of the series S for each keyword, with this order, or these data."""
    return [
        article(
            f"blog/{name}",
            **{"series": "S", **(place if isinstance(place, dict) else {"seriesOrder": place})},
        )
        for name, place in places.items()
    ]


def series_file(folder: Path, text: str) -> dict[str, SeriesEntry]:
    """Write a series file and read its entries, which must be sound."""
    path = folder / "series.yml"
    path.write_text(dedent(text), encoding="utf-8")
    entries, problems = read_file(path, SeriesEntry, UTC)
    assert problems == []
    return entries


def term_file(folder: Path, text: str) -> dict[str, Entry]:
    """Write a term file and read its entries, which must be sound."""
    path = folder / "tags.yml"
    path.write_text(dedent(text), encoding="utf-8")
    entries, problems = read_file(path, Entry, UTC)
    assert problems == []
    return entries


def catalogue(*articles: Article, **options: Any) -> Catalogue:
    """Build a catalogue; options of the settings may be given among the others."""
    own = {
        key: options.pop(key)
        for key in ("series_entries", "term_entries", "places", "indexes", "common_words")
        if key in options
    }
    return build_catalogue(articles, settings(**options), **own)
