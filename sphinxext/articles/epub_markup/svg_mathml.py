"""Pictures in SVG and formulas in MathML, as a page of a book may hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..html_tokens import FOREIGN
from .addresses import linked, shown
from .styles import declarations
from .svg_mathml_names import MATH, MATH_TOKENS, SVG, kept_in_math, kept_in_svg
from .trees import Element, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .trees import Content

_DEEPEST = 60
_NAMES = frozenset(SVG.values())
_SHOWS_TEXT = {"a", "text", "textPath", "tspan"}
_WORDS = {"desc", "title"}
_NOTHING = {
    "animate", "animateMotion", "animateTransform", "animatemotion", "animatetransform", "discard",
    "font", "font-face", "metadata", "script", "set", "style",
}  # fmt: skip


def picture(
    element: Element,
    ids: set[str],
    in_book: Callable[[str], bool],
    content: Callable[[Content], Content],
) -> Element:
    """Return an SVG; *content* mends the HTML within it."""
    return _Picture(ids, in_book, content).made(element)


class _Picture:
    def __init__(
        self,
        ids: set[str],
        in_book: Callable[[str], bool],
        content: Callable[[Content], Content],
    ) -> None:
        self.ids, self.in_book, self.content = ids, in_book, content

    def made(self, element: Element, depth: int = 0) -> Element:
        given = self._given(element)
        if element.name == "svg" and not depth:
            given = {"xmlns": FOREIGN["svg"], **given}
        if element.name in _WORDS:
            return Element(element.name, given, [text_of(element.children)])
        if element.name == "foreignObject":
            return Element(element.name, given, [_as_html(self.content(element.children))])
        children = [*self._children(element, depth)] if depth < _DEEPEST else []
        return Element(element.name, given, children)

    def _children(self, element: Element, depth: int) -> Iterator[Element | str]:
        waiting = [*element.children][::-1]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                if element.name in _SHOWS_TEXT or not each.strip():
                    yield each
            elif each.name in _NAMES:
                yield self.made(each, depth + 1)
            elif each.name not in _NOTHING:
                waiting += reversed(each.children)

    def _given(self, element: Element) -> dict[str, str]:
        given = kept_in_svg(element.given)
        _identified(given, self.ids)
        style = "; ".join(declarations(given.pop("style", "")))
        if style:
            given["style"] = style
        address = given.pop("href", "") or element.given.get("xlink:href", "")
        address = self._address(element.name, address)
        return {**given, "href": address} if address else given

    def _address(self, name: str, address: str) -> str:
        if name == "a":
            return linked(address, self.in_book)
        if name in {"image", "feImage"}:
            return shown(address, self.in_book)
        return address if address.startswith("#") and len(address.split()) == 1 else ""


def _as_html(content: Content) -> Element:
    """Return the one element of HTML that a drawing has in it."""
    namespace = {"xmlns": "http://www.w3.org/1999/xhtml"}
    match content:
        case [Element(name="div", given=given, children=inner)]:
            return Element("div", {**namespace, **given}, inner)
    return Element("div", namespace, content)


_INNER = {"mtable": "mtr", "mtr": "mtd"}
_ONE_OF = {"maction", "semantics"}
_ASIDE = {"annotation", "annotation-xml", "script", "style", "svg"}


def formula(element: Element, ids: set[str], parent: str = "", depth: int = 0) -> Element:
    """Return a formula, each element with as many parts as it has to have."""
    name = _name_within(element.name, parent)
    given = kept_in_math(element.given)
    _identified(given, ids)
    if name == "math":
        given = {"xmlns": FOREIGN["math"], **given}
    if name in MATH_TOKENS or depth > _DEEPEST:
        name = name if name in MATH_TOKENS or name == "math" else "mtext"
        text: Content = [text_of(element.children)] if name in MATH_TOKENS else []
        return Element(name, given, text)
    terms = [*_terms(element.children)]
    if inner := _INNER.get(name):
        terms = [each if each.name == inner else Element(inner, {}, [each]) for each in terms]
    if element.name in _ONE_OF:
        terms = terms[:1]
    if MATH[name] not in {None, len(terms)}:
        name = "mrow"
    return Element(name, given, [formula(each, ids, name, depth + 1) for each in terms])


def _name_within(name: str, parent: str) -> str:
    if name not in MATH or (name == "math" and parent):
        return "mrow"
    outer = {inner: outer for outer, inner in _INNER.items()}
    return name if outer.get(name, parent) == parent else "mrow"


def _terms(nodes: Content) -> Iterator[Element]:
    for each in nodes:
        if isinstance(each, Element):
            if each.name not in _ASIDE:
                yield each
        elif each.strip():
            yield Element("mtext", {}, [each.strip()])


def _identified(given: dict[str, str], ids: set[str]) -> None:
    """Let the first of all elements with an id have it."""
    identity = given.pop("id", "")
    if identity and identity not in ids and len(identity.split()) == 1:
        given["id"] = identity
        ids.add(identity)
