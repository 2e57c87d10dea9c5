"""Pages of EPUB: whatever made them, they are what a reader of books can show."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_design.shared import is_component

from ..documents.project import project_of
from ..epub_markup.pages import mended_page
from ..forbidden_characters import mended
from ..nodes import excerpt

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Mend the body of an article, and of pages that show words of articles."""
    if not isinstance(app.builder, Epub3Builder) or doctree is None or "body" not in context:
        return
    if project_of(app.env).article(pagename) is not None or doctree.next_node(excerpt) is not None:
        uris = {each["uri"] for each in doctree.findall(nodes.image)}
        pictures = {app.builder.images[uri] for uri in uris & app.builder.images.keys()}
        folder = posixpath.dirname(app.builder.get_target_uri(pagename))
        in_book = partial(_is_in_book, app.builder, pictures, folder)
        context["body"] = mended_page(context["body"], in_book)


def _is_in_book(builder: Epub3Builder, pictures: set[str], folder: str, path: str) -> bool:
    """Tell whether a path leads from a folder of the book to a page, or to one of the pictures."""
    name = posixpath.normpath(posixpath.join(folder, path))
    parent, _, base = name.rpartition("/")
    if parent == builder.imagedir:
        return base in pictures
    if parent.partition("/")[0] == "_static":
        return True
    docname = name.removesuffix(builder.out_suffix)
    return name != docname and (docname in builder.env.all_docs or docname in _GENERATED)


_GENERATED = {"genindex", "search"}


class BookTransform(SphinxPostTransform):
    """Show tabs below each other, each below its label: no reader of books has switches.

    Characters that XML cannot have are shown as a sign, in titles as well.
    """

    default_priority = 190  # before sphinx-design makes inputs of tabs (200)
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        if project_of(self.env).article(self.env.docname) is None:
            return
        for tabs in list(self.document.findall(lambda node: is_component(node, "tab-set"))):
            for node in (tabs, *tabs.children):
                if isinstance(node, nodes.Element):
                    node.attributes.pop("design_component", None)
        for shown in list(self.document.findall(nodes.Text)):
            if (text := mended(shown)) != shown:
                shown.parent.replace(shown, nodes.Text(text))


def setup(app: Sphinx) -> None:
    """Look at pages after everyone else."""
    app.add_post_transform(BookTransform)
    app.connect("html-page-context", on_html_page_context, priority=950)
