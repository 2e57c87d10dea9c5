"""What stands for elements that a book has no use for, or that are obsolete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..html_tokens import FOREIGN
from .addresses import linked, remote, shown
from .allowed import DROPPED, ELEMENTS, REPLACED, UNWRAPPED
from .parts import renamed
from .styles import hints
from .trees import Element, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


_BLOCKS = frozenset({
    *(name for name, kind in ELEMENTS.items() if kind.block),
    *(old for old, (new, _) in REPLACED.items() if new in ELEMENTS and ELEMENTS[new].block),
})  # fmt: skip
_BOXES = {"checkbox", "radio"}


def has_blocks(element: Element) -> bool:
    """Tell whether there are blocks among the children of an element."""
    return any(isinstance(each, Element) and each.name in _BLOCKS for each in element.children)


class Replacing:
    """Replaces elements until there are only those that a book may have."""

    def __init__(self, in_book: Callable[[str], bool]) -> None:
        self.in_book = in_book

    def all(self, nodes: Iterable[Element | str]) -> Iterator[Element | str]:
        """Yield what stands for each node: itself, another, its contents, or nothing."""
        waiting = [*nodes][::-1]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str) or each.name in FOREIGN:
                yield each
            elif each.name in UNWRAPPED:
                yield from self._way_to(each, each.given.get("src", ""))
                waiting += reversed(each.children)
            else:
                yield from self._of(each)

    def _of(self, element: Element) -> Iterator[Element | str]:
        name = element.name
        if name in DROPPED:
            return
        new, look = REPLACED.get(name, (name, ""))
        if new not in ELEMENTS and name not in _SPECIAL:
            new = "div" if has_blocks(element) else "span"
        looks = [*hints(name, element.given), *([look] if look else [])]
        given = dict(element.given)
        if looks:
            given["style"] = ";".join((*looks, given.get("style", "")))
        special = _SPECIAL.get(name)
        same = Element(new, given, element.children)
        if special is None:
            yield same
        else:
            yield from special(self, same)

    def _way_to(self, element: Element, address: str) -> Iterator[Element]:
        """Yield a link to what is elsewhere, in place of what would be loaded from there."""
        if address := remote(address):
            given = element.given
            text = given.get("title") or given.get("alt") or given.get("aria-label") or address
            yield Element("a", {"href": address}, [text])

    def _frame(self, element: Element) -> Iterator[Element]:
        yield from self._way_to(element, element.given.get("src", ""))

    def _object(self, element: Element) -> Iterator[Element | str]:
        address = element.given.get("data", "")
        if (here := shown(address, self.in_book)) and not here.startswith("data:"):
            yield Element("object", {"type": "image/svg+xml", **element.given, "data": here},
                          element.children)  # fmt: skip
            return
        yield from self._way_to(element, address)
        yield from self.all(element.children)

    def _image(self, image: Element) -> Iterator[Element | str]:
        """Yield a picture that is in the book, or what is said in place of it."""
        given, address = image.given, image.given.get("src", "")
        if here := shown(address, self.in_book):
            yield Element("img", {"alt": "", **given, "src": here})
        elif remote(address):
            yield from self._way_to(image, address)
        elif text := given.get("alt") or given.get("title"):
            yield Element("span", {name: given[name] for name in ("id", "class") if name in given},
                          [text])  # fmt: skip

    def _link(self, link: Element) -> Iterator[Element]:
        given = dict(link.given)
        name = given.pop("name", "")
        if address := linked(given.pop("href", ""), self.in_book):
            given["href"] = address
        if name and not any(space.isspace() for space in name):
            given.setdefault("id", name)
        yield Element("a", given, link.children)

    def _area(self, area: Element) -> Iterator[Element]:
        given = area.given
        text = given.get("alt") or given.get("title") or given.get("href", "")
        yield from self._link(Element("a", given, [text]))

    def _input(self, box: Element) -> Iterator[Element | str]:
        given = box.given
        kind = given.get("type", "").strip().lower()
        if kind in _BOXES:
            yield box
        elif kind != "hidden" and (
            text := given.get("value") or given.get("alt") or given.get("placeholder")
        ):
            yield Element("span", given, [text])

    def _option(self, option: Element) -> Iterator[Element | str]:
        yield Element(
            "span", option.given, [text_of(option.children) or option.given.get("label", "")]
        )
        yield " "

    def _details(self, details: Element) -> Iterator[Element]:
        children = [*self.all(details.children)]
        summed_up = any(isinstance(each, Element) and each.name == "summary" for each in children)
        yield Element("details" if summed_up else "div", details.given, children)

    def _progress(self, bar: Element) -> Iterator[Element]:
        value, most = _number(bar.given.get("value", "")), _number(bar.given.get("max", "1"))
        fits = value is None or (most is not None and 0 <= value <= most)
        yield bar if fits and most else renamed(bar, "span")

    def _data(self, data: Element) -> Iterator[Element]:
        yield data if "value" in data.given else renamed(data, "span")

    def _bdo(self, bdo: Element) -> Iterator[Element]:
        has_direction = bdo.given.get("dir", "").strip().lower() in {"ltr", "rtl"}
        yield bdo if has_direction else renamed(bdo, "span")

    def _time(self, time: Element) -> Iterator[Element]:
        moment = time.given.get("datetime", "").strip()
        fits = ELEMENTS["time"].given["datetime"].fullmatch(moment)
        yield time if fits else renamed(time, "span")


def _number(value: str) -> float | None:
    return float(value) if ELEMENTS["progress"].given["max"].fullmatch(value.strip()) else None


_SPECIAL: dict[str, Callable[[Replacing, Element], Iterator[Element | str]]] = {
    "a": Replacing._link,
    "area": Replacing._area,
    "bdo": Replacing._bdo,
    "data": Replacing._data,
    "details": Replacing._details,
    "embed": Replacing._frame,
    "iframe": Replacing._frame,
    "image": Replacing._image,
    "img": Replacing._image,
    "input": Replacing._input,
    "object": Replacing._object,
    "option": Replacing._option,
    "progress": Replacing._progress,
    "time": Replacing._time,
}
"""What is replaced depending on its attributes."""
