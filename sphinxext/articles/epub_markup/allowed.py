"""What a page of a book holds: which elements, their attributes, and what may be in what.

It is what both HTML (https://html.spec.whatwg.org/multipage/indices.html#elements-3) and EPUB
(https://www.w3.org/TR/epub-33/#sec-xhtml) allow, without what a book has no use for: forms,
scripts, and all that plays or is loaded from elsewhere. These are replaced by what they say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Holds(Enum):
    """What may be in an element."""

    FLOW = auto()
    PHRASING = auto()
    TRANSPARENT = auto()
    PARTS = auto()
    TEXT = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """An element: what it holds, whether it stands among blocks only, its own attributes."""

    holds: Holds
    block: bool = False
    parents: frozenset[str] = frozenset()
    given: Mapping[str, re.Pattern[str]] = field(default_factory=dict)


_ANY = re.compile(r".*", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_COUNT = re.compile(r"[1-9][0-9]{0,3}")
_FRACTION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_LENGTH = re.compile(r"[0-9]{1,9}")
_TOKENS = re.compile(r"[\w .:-]*", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DAY = (
    r"(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    r"|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
    r"|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
)
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_MOMENT = re.compile(
    rf"{_DAY}(?:[T ]{_TIME}(?:Z|[+-](?:0[0-9]|1[0-3]):?[0-5][0-9]))?|{_DAY}-?|{_TIME}"
)


GLOBAL: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "aria-current": re.compile("page|step|location|date|time|true|false"),
        "aria-hidden": re.compile("true|false"),
        "aria-label": _ANY,
        "aria-labelledby": _TOKENS,
        "class": _ANY,
        "dir": re.compile("ltr|rtl|auto"),
        "hidden": re.compile("|hidden"),
        "id": re.compile(r"\S+"),
        "lang": _LANGUAGE,
        "style": _ANY,
        "title": _ANY,
        "translate": re.compile("yes|no"),
    }
)
"""What every element may have."""
DATA = re.compile(r"data-[a-z0-9_][a-z0-9_.-]*")
"""Attributes of somebody else's, on any element."""
ROLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "a": frozenset({"doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"}),
        "aside": frozenset({"doc-footnote", "note"}),
        "div": frozenset({"doc-biblioentry", "list", "note"}),
        "nav": frozenset({"doc-index", "doc-toc"}),
        "section": frozenset({"doc-abstract", "doc-dedication", "note"}),
    }
)
"""The roles that the writers of docutils and Sphinx give, by element."""

_WEB = re.compile(
    r"https?://[\w.-]+(?:[/?#](?:[\w/?.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)?", re.ASCII
)
_CITED = {"cite": _WEB}
_EDIT = {**_CITED, "datetime": re.compile(_DAY)}
_CELL = {"colspan": _COUNT, "rowspan": _COUNT}
_SPAN = {"span": _COUNT}
_SIZE = {"width": _LENGTH, "height": _LENGTH}


def _kinds(
    names: str,
    holds: Holds,
    given: Mapping[str, re.Pattern[str]] | None = None,
    *,
    block: bool = False,
    parents: str = "",
) -> dict[str, Kind]:
    within = frozenset(parents.split())
    kind = Kind(holds=holds, block=block, parents=within, given=given or {})
    return dict.fromkeys(names.split(), kind)


ELEMENTS: Mapping[str, Kind] = MappingProxyType({
    **_kinds("article aside div figure nav section", Holds.FLOW, block=True),
    **_kinds("blockquote", Holds.FLOW, _CITED, block=True),
    **_kinds("h1 h2 h3 h4 h5 h6 p pre", Holds.PHRASING, block=True),
    **_kinds("hr", Holds.NOTHING, block=True),
    **_kinds("dl table ul", Holds.PARTS, block=True),
    **_kinds("ol", Holds.PARTS, {
        "start": _NUMBER, "reversed": re.compile("|reversed"), "type": re.compile("[1aAiI]"),
    }, block=True),
    **_kinds("details", Holds.PARTS, {"open": re.compile("|open")}, block=True),
    **_kinds("summary", Holds.PHRASING, block=True, parents="details"),
    **_kinds("figcaption", Holds.FLOW, block=True, parents="figure"),
    **_kinds("li", Holds.FLOW, {"value": _NUMBER}, block=True, parents="ul ol"),
    **_kinds("dt dd", Holds.FLOW, block=True, parents="dl"),
    **_kinds("caption", Holds.FLOW, block=True, parents="table"),
    **_kinds("thead tbody tfoot", Holds.PARTS, block=True, parents="table"),
    **_kinds("colgroup", Holds.PARTS, _SPAN, block=True, parents="table"),
    **_kinds("col", Holds.NOTHING, _SPAN, block=True, parents="colgroup"),
    **_kinds("tr", Holds.PARTS, block=True, parents="thead tbody tfoot"),
    **_kinds("td", Holds.FLOW, _CELL, block=True, parents="tr"),
    **_kinds("th", Holds.FLOW, {
        **_CELL, "scope": re.compile("row|col|rowgroup|colgroup"),
    }, block=True, parents="tr"),
    **_kinds(
        "abbr b bdi bdo cite code dfn em i kbd mark s samp small span strong sub sup u var",
        Holds.PHRASING,
    ),
    **_kinds("q", Holds.PHRASING, _CITED),
    **_kinds("data", Holds.PHRASING, {"value": _ANY}),
    **_kinds("time", Holds.PHRASING, {"datetime": _MOMENT}),
    **_kinds("progress", Holds.PHRASING, {"value": _FRACTION, "max": _FRACTION}),
    **_kinds("ruby", Holds.PARTS),
    **_kinds("rt", Holds.PHRASING, parents="ruby"),
    **_kinds("rp", Holds.TEXT, parents="ruby"),
    **_kinds("a", Holds.TRANSPARENT, {
        "href": _ANY, "hreflang": _LANGUAGE, "rel": re.compile(r"[\w -]*", re.ASCII),
    }),
    **_kinds("ins del", Holds.TRANSPARENT, _EDIT),
    **_kinds("object", Holds.TRANSPARENT, {
        "data": _ANY, "type": re.compile(r"image/[a-z]+(?:\+xml)?"), **_SIZE,
    }),
    **_kinds("br wbr", Holds.NOTHING),
    **_kinds("img", Holds.NOTHING, {"src": _ANY, "alt": _ANY, **_SIZE}),
    **_kinds("input", Holds.NOTHING, {
        "type": re.compile("checkbox|radio"), "checked": re.compile("|checked"),
        "disabled": re.compile("|disabled"),
    }),
})  # fmt: skip
"""All that a page may hold in its body, but for pictures in SVG and formulas in MathML."""

PARTS: Mapping[str, tuple[frozenset[str], str]] = MappingProxyType(
    {
        "ul": (frozenset({"li"}), "li"),
        "ol": (frozenset({"li"}), "li"),
        "dl": (frozenset({"dt", "dd"}), "dd"),
        "table": (frozenset({"caption", "colgroup", "thead", "tbody", "tfoot"}), "tbody"),
        "thead": (frozenset({"tr"}), "tr"),
        "tbody": (frozenset({"tr"}), "tr"),
        "tfoot": (frozenset({"tr"}), "tr"),
        "tr": (frozenset({"td", "th"}), "td"),
    }
)
"""What elements of which only parts are allowed hold, and which part is put around the rest."""
WHOLE: Mapping[str, str] = MappingProxyType({
    "li": "ul", "dt": "dl", "dd": "dl",
    **dict.fromkeys(("caption", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th"), "table"),
})  # fmt: skip
"""What is put around parts that stand among blocks, alone."""

_SECTIONS = ("article", "aside", "nav", "section", "h1", "h2", "h3", "h4", "h5", "h6")
NOT_WITHIN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(("a", "details", "input"), frozenset({"a"})),
        **dict.fromkeys(_SECTIONS, frozenset({"dt", "th"})),
        **{name: frozenset({name}) for name in ("dfn", "progress", "time")},
        "table": frozenset({"caption"}),
    }
)
"""Which elements no other may be an ancestor of."""

REPLACED: Mapping[str, tuple[str, str]] = MappingProxyType({
    **dict.fromkeys(
        ("dialog", "fieldset", "footer", "form", "header", "hgroup", "main", "search"), ("div", "")
    ),
    **dict.fromkeys(
        ("button", "font", "label", "map", "meter", "optgroup", "option", "output", "rb", "rtc",
         "select", "slot"), ("span", ""),
    ),
    **dict.fromkeys(("dir", "menu"), ("ul", "")),
    **dict.fromkeys(("listing", "plaintext", "xmp"), ("pre", "")),
    "acronym": ("abbr", ""),
    "address": ("div", "font-style: italic"),
    "area": ("a", ""),
    "big": ("span", "font-size: larger"),
    "blink": ("span", ""),
    "center": ("div", "text-align: center"),
    "image": ("img", ""),
    "legend": ("div", "font-weight: bold"),
    "marquee": ("div", ""),
    "nobr": ("span", "white-space: nowrap"),
    "strike": ("s", ""),
    "textarea": ("span", "white-space: pre-wrap"),
    "tt": ("span", "font-family: monospace"),
})  # fmt: skip
"""What stands for elements that are obsolete, or of no use in a book, and how it looks."""
UNWRAPPED = frozenset({
    "applet", "audio", "body", "canvas", "frameset", "html", "noscript", "picture", "video",
})  # fmt: skip
"""Elements whose contents stand for themselves: what is there where the element cannot be."""
DROPPED = frozenset({
    "base", "basefont", "bgsound", "datalist", "frame", "head", "isindex", "keygen", "link",
    "meta", "nextid", "noembed", "noframes", "param", "script", "source", "spacer", "style",
    "template", "title", "track",
})  # fmt: skip
"""Elements that show nothing."""

DISPLAY: Mapping[str, str] = MappingProxyType({
    **{name: "display: block" for name, kind in ELEMENTS.items() if kind.block},
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary"),
                    "display: block; font-weight: bold"),
    "pre": "display: block; white-space: pre",
    "li": "display: list-item",
    "table": "display: table",
    "caption": "display: table-caption",
    "thead": "display: table-header-group",
    "tbody": "display: table-row-group",
    "tfoot": "display: table-footer-group",
    "tr": "display: table-row",
    "td": "display: table-cell",
    "th": "display: table-cell; font-weight: bold",
})  # fmt: skip
"""How an element looks, where it must not be and another stands for it."""
