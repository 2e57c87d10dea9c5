"""The picture of an article, ``heroImage``: at the top of its page, and in link previews."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from ..documents.assets import file_at, is_refused, sought
from ..documents.project import project_of
from ..frontmatter.key_aliases import ALIASES
from ..frontmatter.keys import FrontMatter
from ..nodes import preview_image
from ..problems import Kind
from ..translation import __

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from ..catalogue.article import Article

logger = logging.getLogger(__name__)


def hero_image(env: BuildEnvironment, article: Article) -> nodes.image | None:
    """Return the picture to place into the page, or None; warn if its file is missing.

    A picture given as ``ogImage`` alone is for previews only, as in AstroPaper.
    """
    image = FrontMatter.picture(article.front_matter)  # a field may have its name
    if image is None:
        return None
    if "://" not in image.src and article.docname in project_of(env).scan.mounted:
        where, line = "heroImage: the picture", article.line("heroImage")
        uri = sought(env, image.src, where=where, line=line, picture=True)
    else:
        uri = _uri(env, article.docname, image.src)
    if uri is None and is_refused(env, image.src, picture=True):
        return None  # of which it has been told
    if uri is None:
        _warn_missing(article, image.src)
        return None
    previewed = env.config.articles_hero is False or _only_for_previews(article)
    kind = preview_image if previewed else nodes.image
    node = kind("", uri=uri, alt=image.alt, classes=["article-hero"])
    node.source, node.line = article.path, article.line("heroImage")
    return node


def _uri(env: BuildEnvironment, docname: str, source: str) -> str | None:
    """Return a picture's path relative to its article, or its address on the web."""
    if "://" in source:
        return source
    project = project_of(env)
    if docname in project.scan.mounted:
        return file_at(project, docname, source, picture=True)
    return source if Path(env.relfn2path(source, docname)[1]).is_file() else None


def _only_for_previews(article: Article) -> bool:
    return article.lines.keys() & {"heroImage", *ALIASES["heroImage"]} == {"ogImage"}


def _warn_missing(article: Article, source: str) -> None:
    logger.warning(
        __("heroImage: there is no such picture (found %r)"),
        source,
        location=f"{article.path}:{article.line('heroImage')}",
        type="articles",
        subtype=Kind.VALUE.value,
    )
