"""Raw HTML of an article: what it names is copied, and its links settled, as Markdown's are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line

from ..catalogue.article import MARKDOWN
from ..documents.assets import is_refused, sought
from ..html_addresses import LINKS, named, names_something
from ..html_tokens import StartTag, Text, pieces
from ..nodes import html_css, html_file, html_image, html_link, html_tag
from ..problems import Kind, Problem, shown
from ..reporting import warn
from ..untrusted.rules import rules_of
from .images import ImageRenderer
from .links import LinkRenderer
from .switches import speaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markdown_it.tree import SyntaxTreeNode

_PAGES = (".html", ".htm")
_NOT_THERE = "names a file that is not there"
_OF_SPHINX = {"_static", "_images", "_downloads"}


class HtmlRenderer(ImageRenderer, LinkRenderer):
    """Renders raw HTML."""

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        found = [*self.html_nodes(token.content, token_line(token, 0))]
        if all(isinstance(node, nodes.raw) for node in found):
            super().render_html_block(token)
            return
        for node in found:
            self.add_line_and_source_path(node, token)
            self.current_node.append(node)

    def html_nodes(self, html: str, line: int) -> Iterator[nodes.Element]:
        """Yield HTML in parts: what names something as nodes of ours, and all between as it is.

        That of strangers stays as it is, so that it can be shown so.
        """
        before, looked_at = "", names_something(html) and rules_of(self.sphinx_env) is None
        for part in self._parts(html, line) if looked_at else (html,):
            if isinstance(part, str):
                before += part
                continue
            if before:
                yield nodes.raw("", before, format="html")
            before = ""
            yield part
        if before:
            yield nodes.raw("", before, format="html")

    def _parts(self, html: str, line: int) -> Iterator[str | nodes.Element]:
        inside = ""
        for piece in pieces(html):
            node = None
            if isinstance(piece, StartTag):
                inside = piece.name
                node = self._tag(piece, line)
            elif inside == "style" and isinstance(piece, Text) and piece.verbatim:
                node = self.style_text(piece.source, line)
            yield node or piece.source
            line += piece.source.count("\n")

    def _tag(self, tag: StartTag, line: int) -> nodes.Element | None:
        """Return a node for a start tag that names something, None for any other."""
        given = tag.given
        ids = given.pop("id", "").split()  # the writer takes ids from nodes only
        if tag.name in LINKS and (link := self.anchor(given, ids, line, tag.name)) is not None:
            return self.with_files(link, tag.name, line)
        if tag.name == "img" and (file := self.image_file(given.get("src", ""))):
            image = html_image(tag.source, uri=file, alt=given.get("alt", ""), given=given, ids=ids)
            return self.with_files(image, "img", line)
        start = html_tag("", tag=tag.name, given=given, ids=ids, closed=tag.closed)
        return self._if_files(self.with_files(start, tag.name, line))

    def style_text(self, css: str, line: int) -> nodes.Element | None:
        """Return a node for the rules in a ``<style>`` if they name files."""
        if rules_of(self.sphinx_env) is not None:
            return None
        node = html_css("", tag="style", given={"": css})
        return self._if_files(self.with_files(node, "style", line))

    def _if_files(self, node: nodes.Element) -> nodes.Element | None:
        return node if node.children else None

    def anchor(
        self, given: Mapping[str, str], ids: Iterable[str] = (), line: int = 0, tag: str = "a"
    ) -> nodes.Element | None:
        """Return the start of a link to a page or a file of ours, None for any other."""
        attribute = "href" if "href" in given else "xlink:href"
        href = given.get(attribute, "")
        if not speaks(self, "links") or not self.is_page(href):
            return None
        kept: dict[str, Any] = {"tag": tag, "given": dict(given), "ids": [*ids]}
        if (file := self.link_file(href, line)) is not None:
            return html_tag("", _file(attribute, href, file), **kept)
        if self.is_left_out(href, line):
            kept["given"].pop(attribute)
            return html_tag("", **kept)
        docname = self.sphinx_env.docname
        address = self.from_article(href)
        return html_link("", address=address, attribute=attribute, refdoc=docname, **kept)

    def with_files(self, node: nodes.Element, tag: str, line: int) -> nodes.Element:
        """Give an element the files that it names, and warn of missing ones."""
        if not speaks(self, "images"):
            return node
        for attribute, address in dict.fromkeys(named(tag, node["given"])):
            if isinstance(node, html_image) and attribute == "src":
                continue
            where = f"<{tag} {attribute}>" if attribute else f"<{tag}>"
            if (file := self._media_file(address, where, line)) is not None:
                node += _file(attribute, address, file)
            elif self._should_be_there(address):
                warn([self._missing(where, address, line)])
        return node

    def _media_file(self, address: str, where: str, line: int) -> str | None:
        if not _is_local(address) or _path(address).lower().endswith(MARKDOWN):
            return None
        return sought(
            self.sphinx_env,
            self.from_article(address),
            where=f"the file of {where}",
            line=line,
            source=self.document["source"],
        )

    def _should_be_there(self, address: str) -> bool:
        """Tell whether an address can only be a file of the author's, not a page, nor a file that
        Sphinx copies by itself."""
        if not _is_local(address) or is_refused(self.sphinx_env, self.from_article(address)):
            return False
        path = _path(address)
        folder, _, name = path.rpartition("/")
        if "." not in name.strip(".") or name.lower().endswith(_PAGES):
            return False
        if _OF_SPHINX & set(folder.split("/")):
            return False
        copied = (
            Path(self.sphinx_env.app.confdir, str(folder), path.lstrip("/"))
            for folder in self.sphinx_env.config.html_extra_path
        )
        return not any(file.is_file() for file in copied)

    def _missing(self, where: str, address: str, line: int) -> Problem:
        is_markdown = _path(address).lower().endswith(MARKDOWN)
        wrong = "names Markdown, which is not shown as a file" if is_markdown else _NOT_THERE
        return Problem(
            kind=Kind.FILE,
            path=self.document["source"],
            line=line,
            message=f"{where} {wrong}",
            value=shown(address),
            accepted="a file beside the article or in a public folder, or another site's",
        )


def _file(attribute: str, address: str, file: str) -> html_file:
    """Return what copies a file; the address keeps what follows the path."""
    end = min((at for at in map(address.find, "?#") if at >= 0), default=len(address))
    return html_file(
        "",
        attribute=attribute,
        address=address,
        suffix=address[end:],
        reftarget=file,
        refdomain=None,
        refexplicit=True,
    )


def _is_local(address: str) -> bool:
    try:
        split = urlsplit(address)
    except ValueError:
        return False
    return bool(split.path) and not split.scheme and not split.netloc


def _path(address: str) -> str:
    return unquote(address.partition("#")[0].partition("?")[0])
