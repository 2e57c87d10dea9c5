"""Raw HTML in books: EPUB is XML, where every tag has its end and every value its quotes."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_design.shared import is_component

from ..characters import mended
from ..documents.project import project_of
from ..markup import ENDS, FOREIGN, VERBATIM, VOID, EndTag, StartTag, Text, pieces
from ..nodes import html_link, html_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"[A-Za-z_][\w.-]*+", re.ASCII)
_ATTRIBUTE = re.compile(r"(?:(?:xml|xlink|epub):)?[A-Za-z_][\w.-]*+", re.ASCII)


class Mender:
    """Writes HTML anew, piece by piece; ``open`` are the elements that have begun."""

    def __init__(self) -> None:
        self.open: list[str] = []

    def mend(self, html: str) -> str:
        """Return *html*, so that it goes on well-formed where the last call has ended.

        What takes all that follows for its text ends with its piece: no node is lost in it.
        """
        written = "".join(self._mended(html))
        verbatim = next((at for at, name in enumerate(self.open) if name in VERBATIM), None)
        return written if verbatim is None else written + self._close_to(verbatim)

    def close(self) -> str:
        """Return the end tags of all that is open."""
        return self._close_to(0)

    @property
    def in_foreign(self) -> bool:
        """Whether an element that is open is of SVG or MathML, where a slash ends one."""
        return any(name in FOREIGN for name in self.open)

    def _mended(self, html: str) -> Iterator[str]:
        for piece in pieces(html):
            if isinstance(piece, Text):
                yield text(piece.source if piece.verbatim else unescape(piece.source))
            elif isinstance(piece, StartTag):
                yield self._start(piece)
            elif isinstance(piece, EndTag) and piece.name in self.open:
                last = len(self.open) - 1 - self.open[::-1].index(piece.name)
                yield self._close_to(last)

    def _start(self, tag: StartTag) -> str:
        if not _NAME.fullmatch(tag.name):
            return text(tag.source)
        before = self._ended_by(tag.name)
        if tag.name in VOID or (tag.closed and (self.in_foreign or tag.name in FOREIGN)):
            return f"{before}<{tag.name}{_written(tag)} />"
        self.open.append(tag.name)
        return f"{before}<{tag.name}{_written(tag)}>"

    def _ended_by(self, name: str) -> str:
        count = len(self.open)
        while count and self.open[count - 1] in ENDS.get(name, ()):
            count -= 1
        return self._close_to(count)

    def _close_to(self, count: int) -> str:
        ends = "".join(f"</{name}>" for name in reversed(self.open[count:]))
        del self.open[count:]
        return ends


def text(value: str) -> str:
    """Write text so that XML allows it."""
    return escape(mended(value), quote=False)


def _written(tag: StartTag) -> str:
    given = {name: value for name, value in tag.given.items() if _ATTRIBUTE.fullmatch(name)}
    if tag.name in FOREIGN:
        given["xmlns"] = FOREIGN[tag.name]
    if any(name.startswith("xlink:") for name in given):
        given["xmlns:xlink"] = "http://www.w3.org/1999/xlink"
    return "".join(f' {name}="{escape(mended(value))}"' for name, value in given.items())


class WellFormedTransform(SphinxPostTransform):
    """Mend what authors wrote as HTML, as far as the nodes go that it stands among.

    A tag that ends among other nodes than it began among is ended where its own nodes end.
    """

    default_priority = 190  # before sphinx-design makes inputs of tabs (200)
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        if project_of(self.env).article(self.env.docname) is None:
            return
        for parent in list(self.document.findall(nodes.Element)):
            if is_component(parent, "tab-set"):
                _as_sections(parent)
            if any(_is_html(child) for child in parent.children):
                _mend(parent)
        for shown in list(self.document.findall(nodes.Text)):
            if (text := mended(shown)) != shown and not isinstance(shown.parent, nodes.raw):
                shown.parent.replace(shown, nodes.Text(text))


def _as_sections(tabs: nodes.Element) -> None:
    """Show all tabs below each other, each below its label: no reader of books has switches."""
    for node in (tabs, *tabs.children):
        if isinstance(node, nodes.Element):
            node.attributes.pop("design_component", None)


def _is_html(node: nodes.Node) -> bool:
    if isinstance(node, nodes.raw):
        return "html" in node.get("format", "").split()
    return isinstance(node, html_link | html_tag)


def _mend(parent: nodes.Element) -> None:
    mender = Mender()
    for child in list(parent.children):
        if isinstance(child, html_link):
            mender.open += [child["tag"]] if child["tag"] not in VOID else []
        elif isinstance(child, html_tag):
            child["closed"] = child.get("closed", False) and mender.in_foreign
            if child["tag"] not in VOID and not child["closed"]:
                mender.open.append(child["tag"])
        elif isinstance(child, nodes.raw) and _is_html(child):
            child.children = [nodes.Text(mender.mend(child.astext()))]
    if end := mender.close():
        parent += nodes.raw("", end, format="html")
