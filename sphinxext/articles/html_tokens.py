"""Raw HTML in pieces: tags with their attributes, text, comments; read once, never an error.

It is what browsers make of it (https://html.spec.whatwg.org/multipage/parsing.html#tokenization),
as far as tags go. The standard library's parser raises for some input, and for some takes the
square of its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VERBATIM = ("script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes")
"""Elements that hold no tags, whatever is in them."""
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip
"""Elements that hold nothing, and have no end tag."""
FOREIGN: Mapping[str, str] = MappingProxyType(
    {
        "svg": "http://www.w3.org/2000/svg",
        "math": "http://www.w3.org/1998/Math/MathML",
    }
)
"""The elements with which another language begins, and its namespace; a slash ends one of these."""
_CELLS = frozenset({"td", "th"})
_ROWS = _CELLS | {"tr"}
_GROUPS = _ROWS | {"thead", "tbody", "tfoot", "caption", "colgroup"}
_BLOCKS = (
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "ul",
)  # fmt: skip
ENDS: Mapping[str, frozenset[str]] = MappingProxyType({
    **{name: frozenset({"p"}) for name in _BLOCKS},
    "li": frozenset({"li", "p"}), "option": frozenset({"option"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd", "p"})),
    **dict.fromkeys(("rt", "rp"), frozenset({"rt", "rp"})),
    **dict.fromkeys(_CELLS, _CELLS), "tr": _ROWS,
    **dict.fromkeys(("thead", "tbody", "tfoot", "caption", "colgroup"), _GROUPS),
})  # fmt: skip
"""What the start of an element ends that has no end tag of its own.

https://html.spec.whatwg.org/#optional-tags
"""
_NAME = re.compile(r"[a-zA-Z][^\s/>]*+")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'>][^\s>]*+)|(?P<none>(?=>))))?+"
)
_EQUALS = re.compile(r"\s*+=")
_COMMENT_END = re.compile(r"--!?>")
_END = re.compile(r"[\s/]*+>")
_AFTER = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII) for name in VERBATIM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Text with its character references; ``verbatim`` if it is a script or the like."""

    source: str
    verbatim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment, a declaration, or what browsers take for one."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartTag:
    """A start tag; names are in lower case, values without character references."""

    source: str
    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    closed: bool = False

    @property
    def given(self) -> dict[str, str]:
        """The attributes by name; the first of a name counts."""
        given: dict[str, str] = {}
        for name, value in self.attributes:
            given.setdefault(name.lower(), value)
        return given


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTag:
    """An end tag."""

    source: str
    name: str


Piece = Text | Comment | StartTag | EndTag


def pieces(html: str) -> Iterator[Piece]:
    """Yield *html* in pieces, whose sources joined give it back."""
    at = 0
    while at < len(html):
        start = _tag_at(html, at)
        if start > at:
            yield Text(source=html[at:start])
        if start == len(html):
            return
        piece = _piece(html, start)
        yield piece
        at = start + len(piece.source)
        if isinstance(piece, StartTag) and piece.name in _AFTER:
            after = _AFTER[piece.name].search(html, at)
            end = after.start() if after is not None else len(html)
            if end > at:
                yield Text(source=html[at:end], verbatim=True)
            at = end


def _tag_at(html: str, at: int) -> int:
    """Return where the next tag or comment begins; a ``<`` before anything else is text."""
    while (at := html.find("<", at)) >= 0:
        following = html[at + 1 : at + 2]
        if following in {"!", "?", "/"} or (following.isascii() and following.isalpha()):
            return at
        at += 1
    return len(html)


def _piece(html: str, start: int) -> Piece:
    if html.startswith("<!--", start):
        end = _COMMENT_END.search(html, start + 2)
        return Comment(source=html[start : end.end() if end is not None else None])
    if html.startswith(("<!", "<?"), start):
        return Comment(source=_up_to(html, start, ">"))
    if html.startswith("</", start):
        name = _NAME.match(html, start + 2)
        source = _up_to(html, start, ">")
        return EndTag(source=source, name=name[0].lower()) if name else Comment(source=source)
    return _start_tag(html, start)


def _up_to(html: str, start: int, mark: str) -> str:
    end = html.find(mark, start)
    return html[start : end + len(mark)] if end >= 0 else html[start:]


def _start_tag(html: str, start: int) -> StartTag | Text:
    """Read a start tag; what does not end is text, all of it."""
    name = _NAME.match(html, start + 1)
    at = name.end() if name is not None else start + 1
    attributes: list[tuple[str, str]] = []
    while (end := _END.match(html, at)) is None:
        found = _ATTRIBUTE.match(html, at)
        if found is None or (found.lastgroup == "name" and _EQUALS.match(html, found.end())):
            return Text(source=html[start:])  # a value without its second quote
        value = found["double"] or found["single"] or found["bare"] or ""
        attributes.append((found["name"], unescape(value)))
        at = found.end()
    return StartTag(
        source=html[start : end.end()],
        name=name[0].lower() if name is not None else "",
        attributes=tuple(attributes),
        closed=end[0].endswith("/>"),
    )


def start_tag(name: str, given: Mapping[str, str], *, closed: bool = False) -> str:
    """Write a start tag, which no value ends early; *closed* as an element of XML is."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
    return f"<{name}{written}{' /' if closed else ''}>"
