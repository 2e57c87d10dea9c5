"""HTML as a tree, as browsers read it, and a tree as XHTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape, unescape
from typing import TYPE_CHECKING, TypeAlias

from ..forbidden_characters import mended
from ..html_tokens import ENDS, FOREIGN, VOID, EndTag, StartTag, Text, pieces, start_tag
from .svg_mathml_names import HTML_WITHIN, adjusted, leaves_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = VOID | {"basefont", "bgsound", "frame", "image", "keygen"}
"""With those that are obsolete."""
_DEEPEST = 150
_WITH_REFERENCES = frozenset({"textarea", "title"})
"""Elements without tags in them, but with character references."""


@dataclass(slots=True, eq=False)
class Element:
    """An element, with its attributes and what is in it."""

    name: str
    given: dict[str, str] = field(default_factory=dict)
    children: Content = field(default_factory=list)


Content: TypeAlias = list[Element | str]


def read(html: str) -> Content:
    """Return the elements and texts of *html*, whatever it is."""
    root = Element("")
    around = [root]
    for piece in pieces(html):
        if isinstance(piece, Text):
            as_it_is = piece.verbatim and around[-1].name not in _WITH_REFERENCES
            text = piece.source if as_it_is else unescape(piece.source)
            around[-1].children.append(mended(text))
        elif isinstance(piece, StartTag):
            _begin(piece, around)
        elif isinstance(piece, EndTag):
            _end(piece.name, around)
    return root.children


def _begin(tag: StartTag, around: list[Element]) -> None:
    kind = _language_of(around)
    if kind and leaves_foreign(tag):
        while around[-1].name != kind:
            around.pop()
        around.pop()
        kind = _language_of(around)
    while around[-1].name in ENDS.get(tag.name, ()):
        around.pop()
    if len(around) > _DEEPEST:
        return
    name, given = adjusted(tag, kind)
    element = Element(name, given)
    around[-1].children.append(element)
    is_empty = tag.closed if kind or name in FOREIGN else name in _VOID
    if not is_empty:
        around.append(element)


def _language_of(around: list[Element]) -> str:
    """Return what begins the language that something stands in: nothing for HTML, which may be
    in a drawing, too."""
    for each in reversed(around):
        if each.name in HTML_WITHIN:
            break
        if each.name in FOREIGN:
            return each.name
    return ""


def _end(name: str, around: list[Element]) -> None:
    """End the innermost element of a name; an end tag without any is none."""
    for at in range(len(around) - 1, 0, -1):
        if around[at].name.lower() == name:
            del around[at:]
            return


def written(content: Content) -> str:
    """Write a tree as XHTML."""
    return "".join(_written(content))


def _written(content: Content) -> Iterator[str]:
    for each in content:
        if isinstance(each, str):
            yield escape(each, quote=False)
            continue
        yield start_tag(each.name, each.given, closed=each.name in _VOID)
        if each.name not in _VOID:
            yield from _written(each.children)
            yield f"</{each.name}>"


def text_of(content: Content) -> str:
    """Return the text in a tree, however deep it is."""
    found, waiting = [], content[::-1]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            found.append(each)
        else:
            waiting += reversed(each.children)
    return "".join(found)
