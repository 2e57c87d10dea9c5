"""Excerpts: the first words of each article, kept when it is read, for the pages that show them.

They are nodes, so links and code in them work. Links are settled as the article's own are, and
then lead there from the page that shows them.
"""

from __future__ import annotations

import pickle
import posixpath
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from ..documents.project import project_of
from ..documents.single_volume import joined_in, joins_documents
from ..env_stores import Store
from ..nodes import excerpt
from ..replaced_nodes import exchange
from ..storage import digest
from .cut_excerpt import excerpt_of
from .links_in_volumes import DOCUMENT

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_LINKS = (nodes.reference, addnodes.download_reference)
_ABSOLUTE = re.compile(r"[A-Za-z][\w+.-]*+:|/")


class Excerpt(NamedTuple):
    """An excerpt as it is kept: its nodes pickled, and a digest of what they say."""

    content: bytes
    digest: str


EXCERPTS: Store[Excerpt] = Store("excerpts")
"""The excerpts of articles, without those that have no text."""


def nodes_of(env: BuildEnvironment, docname: str) -> excerpt | None:
    """Return the excerpt of an article, to be placed into any document; None if it has none."""
    kept = EXCERPTS.of(env).get(docname)
    found: excerpt | None = pickle.loads(kept.content) if kept else None  # noqa: S301 (as Sphinx)
    return found


def digest_of(env: BuildEnvironment, docname: str) -> str:
    """Return what stands for the words of an excerpt."""
    kept = EXCERPTS.of(env).get(docname)
    return kept.digest if kept else ""


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the excerpt of the article that has just been read."""
    docname = app.env.docname
    if project_of(app.env).article(docname) is None:
        return
    if (found := excerpt_of(doctree, docname)) is not None:
        content = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
        EXCERPTS.of(app.env)[docname] = Excerpt(content, digest(found.pformat()))


class ExcerptLinksTransform(SphinxPostTransform):
    """Let links in excerpts lead on from the page that shows them, not from their article."""

    default_priority = 15  # after MyST (9) and Sphinx (10) have resolved references

    def run(self, **kwargs: Any) -> None:
        self.joined = joined_in(self.document) | {self.env.docname}
        for quoted in self.document.findall(excerpt):
            links = [node for node in quoted.findall(nodes.Element) if isinstance(node, _LINKS)]
            for node in links:
                if quoted.get("unlinked"):
                    exchange(node, node.children)
                elif isinstance(node, nodes.reference):
                    self._settle(node, quoted["docname"])

    def _settle(self, node: nodes.reference, source: str) -> None:
        if "refid" in node:
            node["refuri"] = f"#{node.attributes.pop('refid')}"
        address = str(node.get("refuri", ""))
        if address.startswith("#") and not address.startswith(DOCUMENT):
            builder = self.app.builder
            if joins_documents(builder) and source not in self.joined:
                exchange(node, node.children)
                return
            uri = builder.get_relative_uri(self.env.docname, source)
            node["refuri"], node["internal"] = uri + address, True
        elif address and not _ABSOLUTE.match(address) and self._apart():
            node["refuri"] = self._moved(address, source)

    def _apart(self) -> bool:
        """Tell whether each document is a file, so that addresses depend on where they stand."""
        builder = self.app.builder
        return isinstance(builder, StandaloneHTMLBuilder) and not isinstance(
            builder, SingleFileHTMLBuilder
        )

    def _moved(self, address: str, source: str) -> str:
        """Return a relative address of the *source* as it is from here."""
        end = min((at for at in map(address.find, "?#") if at >= 0), default=len(address))
        path, rest = address[:end], address[end:]
        uri = self.app.builder.get_target_uri
        if path:
            joined = posixpath.normpath(posixpath.join(posixpath.dirname(uri(source)), path))
            joined = "" if joined == "." else joined
            path = f"{joined}/" if joined and path.endswith("/") else joined
        else:
            path = uri(source)
        return relative_uri(uri(self.env.docname), path) + rest


def setup(app: Sphinx) -> None:
    """Register what is kept, and the transform."""
    EXCERPTS.setup(app)
    # After Sphinx's collectors (500) have noted files, and MyST has made its own links.
    app.connect("doctree-read", on_doctree_read, priority=900)
    app.add_post_transform(ExcerptLinksTransform)
