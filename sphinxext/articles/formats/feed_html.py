"""HTML for readers that know neither our style sheet nor our site: plain, and at full addresses."""

from __future__ import annotations

from collections import Counter
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from ..html_addresses import candidates
from ..html_tokens import FOREIGN, VERBATIM, VOID, EndTag, StartTag, Text, pieces, start_tag
from ..unsafe_schemes import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KEPT = frozenset({
    "a", "abbr", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption",
    "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i",
    "img", "ins", "kbd", "li", "main", "mark", "ol", "p", "picture", "pre", "q", "rp", "rt",
    "ruby", "s", "samp", "section", "small", "source", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var",
    "video", "wbr",
})  # fmt: skip
"""Elements that stay; of others, what is in them."""
_DROPPED = frozenset({
    "applet", "button", "canvas", "datalist", "dialog", "embed", "head", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title",
})  # fmt: skip
"""Elements that go with all that is in them."""
_UNSHOWN = frozenset(VERBATIM) - {"xmp"}
"""Elements whose content no browser shows as it stands there."""
_ATTRIBUTES = frozenset({
    "abbr", "alt", "cite", "colspan", "controls", "datetime", "dir", "headers", "height",
    "href", "lang", "loop", "media", "muted", "open", "poster", "reversed", "rowspan", "scope",
    "sizes", "span", "src", "srcset", "start", "title", "type", "value", "width",
})  # fmt: skip
_ADDRESSES = frozenset({"cite", "href", "poster", "src"})
_UNSEEN = frozenset({"headerlink", "sd-octicon", "linenos", "copybtn"})
"""Classes of what helps on a page only."""
"""The next address of https://html.spec.whatwg.org/#parse-a-srcset-attribute."""


class _Open(NamedTuple):
    """An element that is open: its tag, and what is written at its end."""

    tag: str
    end: str
    dropped: bool = False


def readable(fragment: str, address: str) -> str:
    """Return the HTML of a page's body for readers elsewhere; *address* is that of the page.

    Every address is absolute. Scripts, styles, classes and anchors go; a tab's label, the title of
    an aside and the box of a task, which style sheets draw, become text.
    """
    reader = _Reader(address)
    for piece in pieces(fragment):
        if isinstance(piece, StartTag):
            reader.start(piece)
        elif isinstance(piece, EndTag):
            reader.end(piece.name)
        elif isinstance(piece, Text):
            reader.text(piece)
    reader.finish()
    return "".join(reader.out).strip()


def absolute(address: str, page: str) -> str:
    """Return an address as a reader elsewhere needs it; the empty text for what cannot be."""
    bare = "".join(char for char in address if char.isprintable()).strip()
    if runs(bare):
        return ""
    try:
        return urljoin(page, bare)
    except ValueError:
        return ""


class _Reader:
    def __init__(self, address: str) -> None:
        self.address = address
        self.out: list[str] = []
        self._open: list[_Open] = []
        self._opened: Counter[str] = Counter()

    def start(self, piece: StartTag) -> None:
        tag, given = piece.name, piece.given
        classes = {*given.get("class", "").split()}
        dropped = self._dropped or tag in _DROPPED or not classes.isdisjoint(_UNSEEN)
        if tag in VOID:
            if not dropped:
                self.out.append(self._alone(tag, given))
            return
        start, end = ("", "") if dropped else self._around(tag, classes, given)
        self.out.append(start)
        if tag in FOREIGN and piece.closed:
            self.out.append(end)
            return
        self._open.append(_Open(tag, end, dropped or tag in _UNSHOWN))
        self._opened[tag] += 1

    def end(self, tag: str) -> None:
        while self._opened[tag]:
            if self._close() == tag:
                return

    def text(self, piece: Text) -> None:
        if not self._dropped:
            text = piece.source if piece.verbatim else unescape(piece.source)
            self.out.append(escape(text, quote=False))

    def finish(self) -> None:
        """Close what an author has left open."""
        while self._open:
            self._close()

    def _close(self) -> str:
        closed = self._open.pop()
        self._opened[closed.tag] -= 1
        self.out.append(closed.end)
        return closed.tag

    @property
    def _dropped(self) -> bool:
        return bool(self._open) and self._open[-1].dropped

    def _alone(self, tag: str, given: Mapping[str, str]) -> str:
        """Return an element that has no content."""
        if tag == "input" and given.get("type", "").lower() == "checkbox":
            return "☑ " if "checked" in given else "☐ "
        return self._start(tag, given) if tag in _KEPT else ""

    def _around(self, tag: str, classes: set[str], given: Mapping[str, str]) -> tuple[str, str]:
        """Return what is written before and after the content of an element."""
        if tag == "iframe":
            address = absolute(given.get("src", ""), self.address)
            link = start_tag("a", {"href": address}) + escape(given.get("title") or address)
            return (f"<p>{link}</a></p>", "") if address else ("", "")
        if tag == "label" and "sd-tab-label" in classes:
            return "<p><strong>", "</strong></p>"
        if tag == "div" and "e-content" in classes:
            return "", ""  # all of this is content
        if "admonition-title" in classes:
            return "<p><strong>", "</strong></p>"
        if "admonition" in classes:
            return "<blockquote>", "</blockquote>"
        if tag == "span" and given.get("lang"):
            return start_tag("span", {"lang": given["lang"]}), "</span>"
        return (self._start(tag, given), f"</{tag}>") if tag in _KEPT else ("", "")

    def _start(self, tag: str, given: Mapping[str, str]) -> str:
        return start_tag(tag, dict(self._attributes(given)))

    def _attributes(self, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for name, value in given.items():
            if name == "srcset":
                yield name, ", ".join(self._candidates(value))
            elif name in _ADDRESSES:
                if address := self._resolved(name, value):
                    yield name, address
            elif name in _ATTRIBUTES:
                yield name, value

    def _resolved(self, name: str, value: str) -> str:
        if name == "src" and value.lower().startswith("data:image/"):
            return value
        return absolute(value, self.address)

    def _candidates(self, srcset: str) -> Iterator[str]:
        """Yield the pictures of a ``srcset``, each with its descriptor."""
        for address, descriptor in candidates(srcset):
            if full := absolute(address, self.address):
                yield f"{full} {descriptor}".strip()
