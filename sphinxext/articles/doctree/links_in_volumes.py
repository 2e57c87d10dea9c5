"""Links in ``singlehtml`` to what is not in the volume: Sphinx lets them lead to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..documents.project import catalogue_of
from ..documents.single_volume import joined_in
from ..replaced_nodes import exchange

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DOCUMENT = "#document-"
"""What ``singlehtml`` has for the address of a document."""


class VolumeLinksTransform(SphinxPostTransform):
    """Turn links to articles and generated pages that no toctree has into text; lead to the top."""

    default_priority = 16  # after links in excerpts (15)
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        joined, catalogue = joined_in(self.document) | {self.env.docname}, catalogue_of(self.env)
        outside = (catalogue.articles.keys() | catalogue.pages.keys()) - joined
        for link in list(self.document.findall(nodes.reference)):
            address = str(link.get("refuri", ""))
            docname = address.removeprefix(DOCUMENT).partition("#")[0]
            if address == f"{DOCUMENT}{self.env.docname}":  # no element has this for its name
                link["refuri"] = "#"
            elif address.startswith(DOCUMENT) and docname in outside:
                exchange(link, link.children)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(VolumeLinksTransform)
