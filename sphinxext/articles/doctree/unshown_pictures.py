"""Pictures that a builder cannot show: they stay away, or words take their place."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.images import guess_mimetype

from ..documents.project import project_of
from ..problems import Kind
from ..replaced_nodes import exchange
from ..translation import __

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

logger = logging.getLogger(__name__)

_WORDS_ALONE = frozenset({"text", "man"})
_STOPS = frozenset({"latex", "texinfo"})
"""Formats whose readers end with an error at a picture that they cannot show."""


class UnshownPicturesTransform(SphinxPostTransform):
    """Leave pictures out where the builder cannot show their format.

    Of one at the top, builders that show words alone say what its author does, if anything. In the
    text of an article, words take the place of one that LaTeX or Texinfo would stop at.
    """

    default_priority = 210  # after Sphinx has converted what it can (ImageConverter, 200)

    def run(self, **kwargs: Any) -> None:
        builder = self.app.builder
        if builder.format in _WORDS_ALONE:
            self._take_out(lambda node: bool(node.get("alt")))
        elif (shown := _shown_by(builder)) is not None:
            self._take_out(lambda node: guess_mimetype(node["uri"]) in shown)
            for node in list(self._in_articles()) if builder.format in _STOPS else ():
                if mimetypes.guess_type(node["uri"])[0] not in shown:  # they go by the name
                    self._put_words(node)

    def _take_out(self, is_shown: Callable[[nodes.image], bool]) -> None:
        """Take pictures out that we have placed ourselves."""
        for node in list(self.document.findall(nodes.image)):
            if any(name.startswith("article-") for name in node["classes"]) and not is_shown(node):
                node.parent.remove(node)

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


def _shown_by(builder: Builder) -> AbstractSet[str] | None:
    """Return the types of pictures that can be shown; None if that is any.

    Sphinx's lists are of what it prefers, of several files for one picture. Browsers show WebP and
    AVIF as well, and a book may have whatever Sphinx knows the type of.
    """
    if (of_book := getattr(builder, "media_types", None)) is not None:
        return frozenset(of_book.values())
    if builder.format == "html":
        return None
    return frozenset(builder.supported_image_types) or None


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(UnshownPicturesTransform)
