"""Links of an article: to other pages by the catalogue, to files beside it, or as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line
from sphinx import addnodes

from ..catalogue.article import MARKDOWN
from ..documents.assets import is_document, sought, withheld_at
from ..documents.log_messages import tell_left_out
from ..documents.project import project_of
from ..documents.site_addresses import is_on_site
from .switches import speaks
from .written_in import FolderRenderer

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_UNSEEN = re.compile(r"[\x00-\x20]")
_OF_MYST = {"inv", "path", "project"}
_NEVER_FILES = (*MARKDOWN, ".html", ".htm")


class LinkRenderer(FolderRenderer):
    """Renders links; what they lead to is decided when the page is written."""

    def render_link(self, token: SyntaxTreeNode) -> None:
        href = cast("str", token.attrGet("href") or "")
        if not speaks(self, "links") or href.startswith("#") or _scheme(href) in _OF_MYST:
            super().render_link(token)
        elif not self.is_page(href):
            self.render_link_url(token)
        elif (file := self.link_file(href, token_line(token, 0))) is not None:
            self._download(token, file)
        elif self.is_left_out(href, token_line(token, 0)):
            self._wrapped(token, nodes.inline(), [])
        else:
            self._address(token, self.from_article(href))

    def is_page(self, href: str) -> bool:
        """Tell whether an address may be one of this site's pages."""
        if not href or href.startswith("#"):
            return False
        if not _scheme(href):
            return True
        return is_on_site(self.sphinx_env, href)

    def is_safe(self, address: str) -> bool:
        """Tell whether nothing runs where an address leads: browsers see no spaces in a scheme.

        Addresses are written as they were checked: what is decoded afterwards may be another.
        """
        return bool(self.md.validateLink(_UNSEEN.sub("", address)))

    def link_file(self, href: str, line: int = 0) -> str | None:
        """Return the path of a file to offer, as Sphinx wants it: relative to the document."""
        if not _may_be_file(href):
            return None
        href = self.from_article(href)
        if is_document(project_of(self.sphinx_env), self.sphinx_env.docname, href):
            return None
        source = self.document["source"]
        return sought(self.sphinx_env, href, where="the link's file", line=line, source=source)

    def is_left_out(self, href: str, line: int = 0) -> bool:
        """Tell whether an address is of a file that is withheld, and warn of it.

        What is withheld of Markdown is known when the page is written.
        """
        env = self.sphinx_env
        if not _may_be_file(href):
            return False
        if not withheld_at(project_of(env), env.docname, self.from_article(href)):
            return False
        tell_left_out(f"{self.document['source']}:{line}")
        return True

    def _download(self, token: SyntaxTreeNode, file: str) -> None:
        node = addnodes.download_reference(
            reftarget=file, refdoc=self.sphinx_env.docname, refdomain=None, refexplicit=True
        )
        self._wrapped(token, node, ["xref", "download", "myst"])

    def _address(self, token: SyntaxTreeNode, href: str) -> None:
        node = addnodes.pending_xref(
            refdomain="articles",
            reftype="address",
            reftarget=href,
            refdoc=self.sphinx_env.docname,
            refexplicit=bool(token.children),
        )
        self._wrapped(token, node, [])

    def _wrapped(self, token: SyntaxTreeNode, node: nodes.Element, classes: list[str]) -> None:
        self.add_line_and_source_path(node, token)
        self.copy_attributes(
            token, node, ("class", "id", "reftitle"), aliases={"title": "reftitle"}
        )
        inner = nodes.inline("", "", classes=classes)
        node.append(inner)
        self.current_node.append(node)
        with self.current_node_context(inner):
            self.render_children(token)

    def _render_finalise(self) -> None:
        if speaks(self, "references"):  # of two definitions the first counts, and no more is said
            self.md_env.pop("duplicate_refs", None)
        super()._render_finalise()


def _may_be_file(href: str) -> bool:
    """Tell whether a link may offer a file, by the name of it."""
    name = urlsplit(href).path.rpartition("/")[2].lower()
    return "." in name and not name.endswith(_NEVER_FILES)


def _scheme(href: str) -> str:
    try:
        split = urlsplit(href)
    except ValueError:
        return "unknown"
    return split.scheme or ("unknown" if split.netloc else "")
