"""The picture of an article, ``heroImage``: at the top of its page, and in link previews."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.images import guess_mimetype

from ..documents.assets import file_at, is_refused, sought
from ..documents.project import project_of
from ..frontmatter.key_aliases import ALIASES
from ..frontmatter.keys import FrontMatter
from ..nodes import preview_image
from ..problems import Kind
from ..replaced_nodes import exchange
from ..translation import __

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..catalogue.article import Article

logger = logging.getLogger(__name__)

_STOPS = frozenset({"latex", "texinfo"})
"""Formats whose readers end with an error at a picture that they cannot show."""


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


class HeroTransform(SphinxPostTransform):
    """Leave pictures out where the builder cannot show their format.

    Of one at the top, builders that show words alone say what its author does, if anything. In the
    text of an article, words take the place of one that LaTeX or Texinfo would stop at.
    """

    default_priority = 210  # after Sphinx has converted what it can (ImageConverter, 200)

    def run(self, **kwargs: Any) -> None:
        builder = self.app.builder
        supported, in_words = builder.supported_image_types, builder.format in {"text", "man"}
        for node in list(self.document.findall(nodes.image)) if supported or in_words else ():
            shown = node.get("alt") if in_words else guess_mimetype(node["uri"]) in supported
            if not shown and any(name.startswith("article-") for name in node["classes"]):
                node.parent.remove(node)
        for node in list(self._in_articles()) if builder.format in _STOPS else ():
            if mimetypes.guess_type(node["uri"])[0] not in supported:  # they go by the name
                self._put_words(node)

    def _in_articles(self) -> Iterator[nodes.image]:
        """Yield the pictures in articles, also where several documents are one."""
        docnames = dict.fromkeys(self.document.findall(nodes.image), self.env.docname)
        for file in self.document.findall(addnodes.start_of_file):  # the inner ones after the outer
            docnames |= dict.fromkeys(file.findall(nodes.image), file["docname"])
        project = project_of(self.env)
        yield from (node for node, docname in docnames.items() if project.article(docname))

    def _put_words(self, node: nodes.image) -> None:
        """Tell what the builder could show, and show the words of a picture."""
        builder = self.app.builder
        logger.warning(
            __("the builder %s cannot show %r, so its words take its place; accepted: %s"),
            builder.name,
            node["uri"],
            ", ".join(builder.supported_image_types),
            location=node,
            type="articles",
            subtype=Kind.FILE.value,
        )
        words = node.get("alt", "") or Path(node["uri"]).name
        inline = isinstance(node.parent, nodes.TextElement)
        text = nodes.inline("", words) if inline else nodes.paragraph("", words)
        exchange(node, text)


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


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(HeroTransform)
