"""What the tests of schemas share: articles read by one, and the problems that gives."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

from sphinxext.articles.catalogue.article import Article
from sphinxext.articles.frontmatter.parse import parse
from sphinxext.articles.scan.validation import read_article

from .conftest import settings

if TYPE_CHECKING:
    from sphinxext.articles.problems import Problem
    from sphinxext.articles.schema import Schema


def read(
    schema: Schema, matter: str, docname: str = "blog/x", **changes: Any
) -> tuple[Article, list[Problem]]:
    """Read an article that has this YAML front matter by a schema."""
    source = parse(f"---\n{dedent(matter).strip()}\n---\nText.\n")
    return read_article(
        source,
        docname=docname,
        path=f"{docname}.md",
        settings=settings(**changes),
        schema=schema,
    )


def found(schema: Schema, matter: str, **changes: Any) -> list[Problem]:
    """Return the problems of an article."""
    return read(schema, matter, **changes)[1]


def said(schema: Schema, matter: str, **changes: Any) -> list[str]:
    """Return what is said of an article."""
    return [str(each) for each in found(schema, matter, **changes)]
