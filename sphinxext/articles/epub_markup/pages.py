"""A page mended: what a book may hold stays as it is, and something stands for all the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..html_tokens import FOREIGN
from .allowed import DISPLAY, ELEMENTS, NOT_WITHIN, PARTS, WHOLE, Holds
from .clean_attributes import kept
from .parts import arranged
from .replaced import Replacing, has_blocks
from .svg_mathml import formula, picture
from .trees import Element, read, text_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .trees import Content

_DEEPEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands: in what, within what else, and whether blocks may be there."""

    parent: str = ""
    flow: bool = True
    within: frozenset[str] = frozenset()
    depth: int = 0


def mended_page(html: str, in_book: Callable[[str], bool]) -> str:
    """Return *html* as the body of a page that any reader of books can show.

    *in_book* tells whether a path of the page's leads to something in the book.
    """
    page = _Page(in_book)
    content = page.content(read(html), Place())
    _settle(content, page.ids)
    return written(content)


class _Page:
    def __init__(self, in_book: Callable[[str], bool]) -> None:
        self.in_book = in_book
        self.replacing = Replacing(in_book)
        self.ids: set[str] = set()

    def content(self, nodes: Iterable[Element | str], place: Place) -> Content:
        """Return what may stand at a place, for whatever stands there."""
        found: Content = []
        for each in self._grouped([*self.replacing.all(nodes)], place):
            if isinstance(each, str):
                found.append(each)
            else:
                found += self._placed(each, place)
        return found

    def _grouped(self, nodes: Content, place: Place) -> Iterator[Element | str]:
        """Put parts that stand alone, as a list's items, into what they are parts of."""
        group: Content = []
        whole = ""
        for each in nodes:
            name = each.name if isinstance(each, Element) else ""
            belongs = WHOLE.get(name, "") if place.flow and place.parent not in PARTS else ""
            if group and (belongs == whole or (isinstance(each, str) and not each.strip())):
                group.append(each)
                continue
            if group:
                yield Element(whole, {}, group)
            group, whole = ([each], belongs) if belongs else ([], "")
            if not belongs:
                yield each
        if group:
            yield Element(whole, {}, group)

    def _placed(self, element: Element, place: Place) -> Iterator[Element | str]:
        if element.name in FOREIGN:
            is_deep = place.depth > _DEEPEST
            yield text_of(element.children) if is_deep else self._foreign(element, place)
            return
        kind = ELEMENTS[element.name]
        name, looks, holds = element.name, [], kind.holds
        if self._is_misplaced(name, place):
            if holds is Holds.NOTHING:
                if name == "hr":
                    yield Element("br")
                return
            looks = [look for look in DISPLAY.get(name, "").split("; ") if look]
            is_block = place.flow and (kind.block or has_blocks(element))
            name = "div" if is_block else "span"
            holds = ELEMENTS[name].holds
        elif name == "span" and place.flow and has_blocks(element):
            name, holds = "div", Holds.FLOW
        given = self._given(name, element, looks)
        inner = Place(
            parent=name,
            flow=place.flow and holds not in {Holds.PHRASING, Holds.TEXT} and name != "ruby",
            within=place.within | {name},
            depth=place.depth + 1,
        )
        yield Element(name, given, self._children(element, name, holds, inner))

    def _is_misplaced(self, name: str, place: Place) -> bool:
        kind = ELEMENTS[name]
        if kind.block and not place.flow:
            return True
        if kind.parents and place.parent not in kind.parents:
            return True
        return bool(NOT_WITHIN.get(name, frozenset()) & place.within)

    def _given(self, name: str, element: Element, looks: list[str]) -> dict[str, str]:
        given = kept(name, element.given, looks)
        if given.get("id") in self.ids:
            del given["id"]
        if "id" in given:
            self.ids.add(given["id"])
        return given

    def _children(self, element: Element, name: str, holds: Holds, inner: Place) -> Content:
        if holds is Holds.NOTHING:
            return []
        if holds is Holds.PARTS:
            return self.content(arranged(name, [*self.replacing.all(element.children)]), inner)
        if holds is Holds.TEXT or inner.depth > _DEEPEST:
            return [text_of(element.children)]
        return self.content(element.children, inner)

    def _foreign(self, element: Element, place: Place) -> Element:
        if element.name == "math":
            return formula(element, self.ids)
        within = replace(place, parent="div", flow=True, depth=place.depth + 10)
        return picture(element, self.ids, self.in_book, lambda nodes: self.content(nodes, within))


def _settle(content: Content, ids: set[str]) -> None:
    """Take away what refers to something that is not in the page."""
    waiting = [*content]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            continue
        given = each.given
        target = given.get("href", "")
        if target.startswith("#") and target != "#" and unquote(target[1:]) not in ids:
            del given["href"]
        if each.name == "a" and "href" not in given:
            for name in ("role", "rel", "hreflang"):
                given.pop(name, None)
        if not ids.issuperset(given.get("aria-labelledby", "").split()):
            del given["aria-labelledby"]
        waiting += each.children
