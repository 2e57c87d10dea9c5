"""The addresses in HTML: which attributes have them, and how they are written there.

The table is that of https://html.spec.whatwg.org/multipage/indices.html#attributes-3, with SVG's
references (https://www.w3.org/TR/SVG2/linking.html#URLReference), its properties that take a
``url()``, and what is obsolete, but still loaded by browsers.
"""

from __future__ import annotations

import re
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Form(Enum):
    """How addresses are written in a value."""

    ONE = "one address"
    CANDIDATES = "several, each with a descriptor"
    CSS = "within rules of CSS"


_HREFS = {"href": Form.ONE, "xlink:href": Form.ONE}
_BACKGROUND = {"background": Form.ONE}
_SOURCES = {"src": Form.ONE, "srcset": Form.CANDIDATES}

FILES: Mapping[str, Mapping[str, Form]] = MappingProxyType({
    "audio": {"src": Form.ONE},
    "embed": {"src": Form.ONE},
    "frame": {"src": Form.ONE},
    "iframe": {"src": Form.ONE},
    "image": {**_SOURCES, **_HREFS},  # outside of SVG, browsers read it as <img>
    "img": {**_SOURCES, "longdesc": Form.ONE},
    "input": {"src": Form.ONE},
    "link": {"href": Form.ONE, "imagesrcset": Form.CANDIDATES},
    "object": {"data": Form.ONE},
    "script": {"src": Form.ONE, **_HREFS},
    "source": _SOURCES,
    "track": {"src": Form.ONE},
    "video": {"src": Form.ONE, "poster": Form.ONE},
    **dict.fromkeys(
        ("animate", "animatemotion", "animatetransform", "discard", "feimage", "lineargradient",
         "mpath", "pattern", "radialgradient", "set", "textpath", "use"), _HREFS,
    ),
    **dict.fromkeys(
        ("body", "table", "tbody", "td", "tfoot", "th", "thead", "tr"), _BACKGROUND
    ),
})  # fmt: skip
"""The attributes that name what a page loads, by element, both in lower case."""
OF_ALL = (
    "style", "clip-path", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid",
    "marker-start", "mask", "stroke",
)  # fmt: skip
"""The attributes of any element that may name files by ``url()``."""
LINKS = ("a", "area")
"""The elements that lead to where ``href`` says, or in SVG ``xlink:href``."""
ELSEWHERE = frozenset({"action", "cite", "formaction", "itemid", "itemtype", "ping"})
"""The attributes whose addresses are of no file: what is sent there, or where words are from."""
ATTRIBUTES = frozenset({*_HREFS, *(name for names in FILES.values() for name in names), *ELSEWHERE})
"""All attributes of which one or several addresses are the whole value."""
ANIMATED: Mapping[str, tuple[str, ...]] = MappingProxyType(dict.fromkeys(
    ("animate", "animatecolor", "animatemotion", "animatetransform", "set"),
    ("by", "from", "to", "values"),
))  # fmt: skip
"""What SVG's animations give to another attribute, which may have addresses (https://svgwg.org/specs/animations/)."""

_SOMETHING = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(ATTRIBUTES - ELSEWHERE))})\s*+=|url\(|image-set\(|@import",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"[\s,]*+(\S++)")
_STRING = r'"(?:[^"\\\n]|\\.)*+"?+|' r"'(?:[^'\\\n]|\\.)*+'?+"
_TOKEN = re.compile(
    rf"/\*(?:[^*]|\*(?!/))*+(?:\*/)?+|(?P<string>{_STRING})|(?P<import>@import(?![\w-]))"
    rf"|(?<![\w-])url\(\s*+(?P<url>{_STRING}|(?:[^\s\"'()\\]|\\.)*+)\s*+\)"
    r"|(?<![\w-])(?P<function>[\w-]*+)\(|(?P<end>[);])",
    re.IGNORECASE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?+|\n|(.))", re.IGNORECASE | re.DOTALL)
_UNSAFE_IN_CSS = re.compile(r"[^\w/.%?#=&:~+,;@-]", re.ASCII)


def names_something(html: str) -> bool:
    """Tell, at little cost, whether there may be an address in some HTML."""
    return _SOMETHING.search(html) is not None


def form_of(tag: str, attribute: str) -> Form | None:
    """Return how an attribute of an element names files; None if it names none.

    The text in a ``style`` element is its attribute without a name.
    """
    if attribute in OF_ALL or (tag, attribute) == ("style", ""):
        return Form.CSS
    return FILES.get(tag, {}).get(attribute)


def named(tag: str, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the files that an element names: by which attribute, and the address."""
    for attribute, value in given.items():
        form = form_of(tag, attribute)
        found = [value] if form is Form.ONE else []
        if form is Form.CANDIDATES:
            found = [address for address, _ in candidates(value)]
        elif form is Form.CSS:
            found = [address for _, _, address in _in_css(value)]
        yield from ((attribute, address) for address in found if address)


def renamed(
    tag: str, given: Mapping[str, str], addresses: Mapping[tuple[str, str], str]
) -> dict[str, str]:
    """Return attributes with other addresses for what :func:`named` yields.

    What has an empty one is nowhere: candidates and attributes that name nothing else go.
    """
    found = dict(given)
    for attribute in {attribute: "" for attribute, _ in addresses}:
        value, form = given[attribute], form_of(tag, attribute)
        new = {address: to for (name, address), to in addresses.items() if name == attribute}
        if form is Form.CANDIDATES:
            listed = ((new.get(each, each), told) for each, told in candidates(value))
            found[attribute] = ", ".join(f"{each} {told}".strip() for each, told in listed if each)
        elif form is Form.CSS:
            found[attribute] = _css_with(value, new)
        else:
            found[attribute] = new[value]
        if not found[attribute]:
            del found[attribute]
    return found


def candidates(srcset: str) -> Iterator[tuple[str, str]]:
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


def _in_css(css: str) -> Iterator[tuple[int, int, str]]:
    """Yield where an address stands in CSS, its quotes included, and what it is.

    It is in ``url()``, or a string of ``image-set()`` or after ``@import``
    (https://drafts.csswg.org/css-values-4/#urls).
    """
    around = [""]
    for token in _TOKEN.finditer(css):
        kind, text = token.lastgroup, token[0]
        if kind == "url":
            yield *token.span("url"), _unquoted(token["url"])
        elif kind == "function":
            around.append(token["function"].lower())
        elif kind == "import":
            around[-1] = "@import"
        elif kind == "string" and around[-1].endswith(("image-set", "@import")):
            yield *token.span(), _unquoted(text)
        elif text == ")" and len(around) > 1:
            around.pop()
        if around[-1] == "@import" and kind in {"url", "string", "end"}:
            around[-1] = ""


def _css_with(css: str, new: Mapping[str, str]) -> str:
    parts, at = [], 0
    for start, end, address in _in_css(css):
        if address in new:
            parts += [css[at:start], f'"{_UNSAFE_IN_CSS.sub(_escaped, new[address])}"']
            at = end
    return "".join([*parts, css[at:]])


def _unquoted(text: str) -> str:
    if text[:1] in {'"', "'"}:
        text = text[1:].removesuffix(text[0])
    return _ESCAPE.sub(_meant, text)


def _meant(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2] or ""
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"


def _escaped(character: re.Match[str]) -> str:
    return f"\\{ord(character[0]):x} "
