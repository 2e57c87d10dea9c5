"""Raw HTML of an article: what it names is copied, and its links settled, as Markdown's are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line

from ..documents.assets import is_refused, sought
from ..markup import StartTag, pieces
from ..nodes import html_file, html_image, html_link, html_tag
from ..problems import Kind, Problem, shown
from ..reporting import warn
from ..untrusted.rules import rules_of
from .images import ImageRenderer
from .links import LinkRenderer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markdown_it.tree import SyntaxTreeNode

FILES: Mapping[str, tuple[str, ...]] = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "video": ("src", "poster"),
}
"""The attributes of elements that may name a file of ours, besides links."""
_MEANT = (*FILES, "a")
_DOCUMENTS = (".md", ".mdx")
_PAGES = (".html", ".htm")
_OF_SPHINX = {"_static", "_images", "_downloads"}
_CANDIDATE = re.compile(r"[\s,]*+(\S++)")


class HtmlRenderer(ImageRenderer, LinkRenderer):
    """Renders raw HTML."""

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        if rules_of(self.sphinx_env) is not None:
            super().render_html_block(token)  # as it is, so that it can be shown as it is
            return
        found = list(self._meant(token.content, token_line(token, 0)))
        if all(isinstance(part, str) for part in found):
            super().render_html_block(token)
            return
        for part in found:
            node = nodes.raw("", part, format="html") if isinstance(part, str) else part
            self.add_line_and_source_path(node, token)
            self.current_node.append(node)

    def _meant(self, html: str, line: int) -> Iterator[str | nodes.Element]:
        """Yield HTML in parts: start tags that name something as nodes, and all between them."""
        lower = html.lower()
        if not any(f"<{name}" in lower for name in _MEANT):
            yield html
            return
        before: list[str] = []
        for piece in pieces(html):
            node = self._tag(piece, line) if isinstance(piece, StartTag) else None
            line += piece.source.count("\n")
            if node is None:
                before.append(piece.source)
                continue
            if before:
                yield "".join(before)
            before = []
            yield node
        if before:
            yield "".join(before)

    def _tag(self, tag: StartTag, line: int) -> nodes.Element | None:
        """Return a node for a start tag that names something, None for any other."""
        if tag.name not in _MEANT:
            return None
        given = tag.given
        ids = given.pop("id", "").split()  # the writer takes ids from nodes only
        if tag.name == "a":
            return self.anchor(given, ids, line)
        if tag.name == "img" and (file := self.image_file(given.get("src", ""))):
            image = html_image("", uri=file, alt=given.get("alt", ""), given=given, ids=ids)
            return self.with_files(image, "img", line, ("srcset",))
        node = self.with_files(html_tag("", tag=tag.name, given=given, ids=ids), tag.name, line)
        return node if node.children else None

    def anchor(
        self, given: Mapping[str, str], ids: Iterable[str] = (), line: int = 0
    ) -> nodes.Element | None:
        """Return the start of a link to a page or a file of ours, None for any other."""
        href = given.get("href", "")
        if "links" not in self.md_options["articles_dialect"] or not self.is_page(href):
            return None
        if (file := self.link_file(href, line)) is not None:
            return html_tag("", _file("href", href, file), tag="a", given=dict(given), ids=[*ids])
        docname = self.sphinx_env.docname
        return html_link("", address=href, refdoc=docname, given=dict(given), ids=[*ids])

    def with_files(
        self, node: nodes.Element, tag: str, line: int, attributes: Iterable[str] | None = None
    ) -> nodes.Element:
        """Give an element the files that its *attributes* name, and warn of missing ones."""
        if "images" not in self.md_options["articles_dialect"]:
            return node
        given = node["given"]
        for attribute in FILES.get(tag, ()) if attributes is None else attributes:
            listed = [(given.get(attribute, ""), "")]
            if attribute == "srcset" and "srcset" in given:
                node["srcset"] = listed = list(_candidates(given["srcset"]))
            for address, _ in listed:
                where = f"<{tag} {attribute}>"
                if (file := self._media_file(address, where, line)) is not None:
                    node += _file(attribute, address, file)
                elif self._should_be_there(address):
                    warn([self._missing(where, address, line)])
        return node

    def _media_file(self, address: str, where: str, line: int) -> str | None:
        if not _is_local(address) or _path(address).lower().endswith(_DOCUMENTS):
            return None
        return sought(self.sphinx_env, address, where=f"the file of {where}", line=line)

    def _should_be_there(self, address: str) -> bool:
        """Tell whether an address can only be a file of the author's, not a page, nor a file that
        Sphinx copies by itself."""
        if not _is_local(address) or is_refused(self.sphinx_env, address):
            return False
        path = _path(address)
        folder, _, name = path.rpartition("/")
        if "." not in name.strip(".") or name.lower().endswith((*_DOCUMENTS, *_PAGES)):
            return False
        if _OF_SPHINX & set(folder.split("/")):
            return False
        root, extra = Path(self.sphinx_env.srcdir), self.sphinx_env.config.html_extra_path
        return not any((root / folder / path.lstrip("/")).is_file() for folder in extra)

    def _missing(self, where: str, address: str, line: int) -> Problem:
        return Problem(
            kind=Kind.FILE,
            path=self.document["source"],
            line=line,
            message=f"{where} names a file that is not there",
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


def _candidates(srcset: str) -> Iterator[tuple[str, str]]:
    """Yield addresses with their descriptors (https://html.spec.whatwg.org/#parse-a-srcset-attribute)."""
    at = 0
    while found := _CANDIDATE.match(srcset, at):
        address, at = found[1], found.end()
        if address.endswith(","):
            yield address.rstrip(","), ""
            continue
        end = srcset.find(",", at)
        end = end if end >= 0 else len(srcset)
        yield address, srcset[at:end].strip()
        at = end


def _is_local(address: str) -> bool:
    try:
        split = urlsplit(address)
    except ValueError:
        return False
    return bool(split.path) and not split.scheme and not split.netloc


def _path(address: str) -> str:
    return unquote(address.partition("#")[0].partition("?")[0])
