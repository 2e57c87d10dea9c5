"""Pictures say how large they are, so that text does not jump when they come; late ones wait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..documents.project import project_of
from ..nodes import html_image, measured_image, ornament
from ..replaced_nodes import exchange
from ..views.pictures import size_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_SIZED = ("width", "height", "scale", "align")


class PicturesTransform(SphinxPostTransform):
    """Give the pictures of articles and of generated pages their size, read from the file."""

    default_priority = 220  # after what is not shown has been left out (HeroTransform, 210)
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        project, docname = project_of(self.env), self.env.docname
        if project.article(docname) is None and project.page(docname) is None:
            return
        first = True
        for node in list(self.document.findall(nodes.image)):
            if isinstance(node, ornament):
                continue
            lazy = not first and self.app.builder.name != "epub"
            first = False
            if type(node) is nodes.image and not any(each in node for each in _SIZED):
                exchange(node, self._measured(node, lazy=lazy))
            elif isinstance(node, html_image):
                self._complete(node.attributes["given"], node["uri"], lazy=lazy)

    def _measured(self, node: nodes.image, *, lazy: bool) -> measured_image:
        said = measured_image("", **node.attributes, lazy=lazy)
        said.source, said.line = node.source, node.line
        if (size := self._size(node["uri"])) is not None:
            said["size"] = size
        return said

    def _complete(self, given: dict[str, str], uri: str, *, lazy: bool) -> None:
        size = None if given.keys() & {"width", "height", "style"} else self._size(uri)
        if size is not None:
            given["width"], given["height"] = map(str, size)
        if lazy:
            given.setdefault("loading", "lazy")

    def _size(self, uri: str) -> tuple[int, int] | None:
        return (
            None if "://" in uri or uri.startswith("data:") else size_of(Path(self.app.srcdir, uri))
        )


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(PicturesTransform)
