"""What attributes say about looks, in CSS: presentational hints, and declarations as far as they
can be read.

https://html.spec.whatwg.org/multipage/rendering.html#non-replaced-elements has the hints,
https://www.w3.org/TR/epub-33/#sec-css what a book must not set.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VALUE = re.compile(
    r"(?:[\w.,%#+/ -]|\([\w.,%#+*/ -]*\)|\"[\w.,: -]*\"|'[\w.,: -]*')+(?: ?! ?important)?"
)
_PROPERTY = re.compile(r"-{0,2}[a-z][a-z0-9-]*", re.ASCII)
_FORBIDDEN = {"direction", "unicode-bidi"}
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}|[a-zA-Z]{3,24}")
_FONT = re.compile(r"[\w -]++(?:,[\w -]++)*+", re.ASCII)
_LENGTH = re.compile(r"([0-9]{1,5})(?:\.[0-9]+)?(%|px)?")
_SIZES = dict(zip(
    "1234567", ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large"),
    strict=True,
))  # fmt: skip
_LISTS = {
    "disc": "disc", "circle": "circle", "square": "square", "1": "decimal", "a": "lower-alpha",
    "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_FLOATING = {"img", "iframe", "object", "embed", "table", "video"}
_ALIGN = {"left", "center", "right", "justify"}
_VALIGN = {"top", "middle", "bottom", "baseline"}
_SIZED = {"table", "td", "th", "col", "colgroup", "hr", "tr", "pre"}


def declarations(css: str) -> Iterator[str]:
    """Yield the declarations of a ``style`` that have nothing unusual in them."""
    for declaration in css.split(";"):
        name, colon, value = declaration.partition(":")
        name, value = name.strip().lower(), " ".join(value.split())
        if not colon or name in _FORBIDDEN or "url(" in value.lower():
            continue
        if _PROPERTY.fullmatch(name) and _VALUE.fullmatch(value):
            yield f"{name}: {value}"


def hints(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    """Yield what obsolete attributes of an element ask for."""
    for name, value in given.items():
        value = value.strip()
        if name == "align":
            yield from _aligned(tag, value.lower())
        elif name == "valign" and value.lower() in _VALIGN:
            yield f"vertical-align: {value.lower()}"
        elif name in {"bgcolor", "color", "text"} and _COLOUR.fullmatch(value):
            yield f"{'background-' if name == 'bgcolor' else ''}color: {value}"
        elif name == "face" and tag == "font" and _FONT.fullmatch(value):
            yield f"font-family: {value}"
        elif name == "size" and tag == "font" and value in _SIZES:
            yield f"font-size: {_SIZES[value]}"
        elif name in {"width", "height"} and (tag in _SIZED or not value.isdecimal()):
            yield from (f"{name}: {length}" for length in _lengths(value))
        elif name in {"hspace", "vspace"}:
            edges = ("left", "right") if name == "hspace" else ("top", "bottom")
            yield from (f"margin-{edge}: {length}" for length in _lengths(value) for edge in edges)
        elif name == "border" and tag in {"table", "img", "object"}:
            yield from (f"border: {length} solid" for length in _lengths(value))
        elif name == "cellspacing" and tag == "table":
            yield from (f"border-spacing: {length}" for length in _lengths(value))
        elif name == "nowrap":
            yield "white-space: nowrap"
        elif name == "clear" and tag == "br":
            yield f"clear: {value.lower() if value.lower() in {'left', 'right'} else 'both'}"
        elif name == "type" and tag in {"ul", "li"} and value in _LISTS:
            yield f"list-style-type: {_LISTS[value]}"


def _aligned(tag: str, value: str) -> Iterator[str]:
    if tag not in _FLOATING:
        if value in _ALIGN:
            yield f"text-align: {value}"
    elif value in {"left", "right"}:
        yield f"float: {value}"
    elif value == "center":
        yield from ("margin-left: auto", "margin-right: auto")
    elif value in _VALIGN:
        yield f"vertical-align: {value}"


def _lengths(value: str) -> Iterator[str]:
    if found := _LENGTH.fullmatch(value):
        yield f"{found[1]}{found[2] or 'px'}"
