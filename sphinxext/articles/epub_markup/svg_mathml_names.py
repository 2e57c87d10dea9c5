"""SVG and MathML within HTML: how their names are written, and what a book may hold of them.

The names are those of https://www.w3.org/TR/SVG2/eltindex.html without what runs or moves, and of
presentation in https://www.w3.org/TR/mathml-core/; HTML's parser gives them their capitals
(https://html.spec.whatwg.org/multipage/parsing.html#creating-and-inserting-nodes).
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..forbidden_characters import mended

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..html_tokens import StartTag

_SVG = (
    "a", "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix",
    "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feFlood", "feFuncA", "feFuncB", "feFuncG",
    "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology",
    "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    "filter", "foreignObject", "g", "image", "line", "linearGradient", "marker", "mask", "path",
    "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg", "switch",
    "symbol", "text", "textPath", "title", "tspan", "use", "view",
)  # fmt: skip
_ATTRIBUTES = (
    "attributeName", "attributeType", "baseFrequency", "baseProfile", "calcMode",
    "clipPathUnits", "diffuseConstant", "edgeMode", "filterUnits", "glyphRef",
    "gradientTransform", "gradientUnits", "kernelMatrix", "kernelUnitLength", "keyPoints",
    "keySplines", "keyTimes", "lengthAdjust", "limitingConeAngle", "markerHeight",
    "markerUnits", "markerWidth", "maskContentUnits", "maskUnits", "numOctaves", "pathLength",
    "patternContentUnits", "patternTransform", "patternUnits", "pointsAtX", "pointsAtY",
    "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "refX", "refY",
    "repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures", "specularConstant",
    "specularExponent", "spreadMethod", "startOffset", "stdDeviation", "stitchTiles",
    "surfaceScale", "systemLanguage", "tableValues", "targetX", "targetY", "textLength",
    "viewBox", "viewTarget", "xChannelSelector", "yChannelSelector", "zoomAndPan",
)  # fmt: skip
SVG: Mapping[str, str] = MappingProxyType({name.lower(): name for name in _SVG})
"""The elements of SVG, by their names in lower case."""
_CAPITALS = {name.lower(): name for name in _ATTRIBUTES}
# https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign
_LEAVES = frozenset({
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em",
    "embed", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing",
    "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike",
    "sub", "sup", "table", "tt", "u", "ul", "var",
})  # fmt: skip
HTML_WITHIN = frozenset({"foreignObject", "desc", "title", "mtext", "annotation-xml"})
"""The elements of both in which HTML may stand (its integration points)."""

MATH_TOKENS = frozenset({"mi", "mn", "mo", "ms", "mtext"})
"""The elements of MathML in which the text is."""
MATH: Mapping[str, int | None] = MappingProxyType(
    {
        **dict.fromkeys(("math", "mrow", "msqrt", "mstyle", "merror", "mpadded", "mphantom"), None),
        **dict.fromkeys(("mtable", "mtr", "mtd", *sorted(MATH_TOKENS)), None),
        "mspace": 0,
        **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
        **dict.fromkeys(("msubsup", "munderover"), 3),
    }
)
"""The elements of MathML, and how many each holds; None is any."""
_NAME = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_TRUTH = re.compile("true|false")
_MATH_GIVEN = {
    "alttext": re.compile(r".*", re.DOTALL),
    "class": re.compile(r".*", re.DOTALL),
    "dir": re.compile("ltr|rtl"),
    "display": re.compile("block|inline"),
    "id": re.compile(r"\S+"),
    "mathvariant": re.compile("normal|bold|italic|bold-italic|double-struck|script|fraktur"),
    **dict.fromkeys(("displaystyle", "fence", "separator", "stretchy"), _TRUTH),
}


def adjusted(tag: StartTag, kind: str) -> tuple[str, dict[str, str]]:
    """Return an element's name and attributes, as the language has them in which it stands."""
    given = {name: mended(value) for name, value in tag.given.items()}
    if kind != "svg" and tag.name != "svg":
        return tag.name, given
    return SVG.get(tag.name, tag.name), {_CAPITALS.get(name, name): given[name] for name in given}


def leaves_foreign(tag: StartTag) -> bool:
    """Tell whether a start tag ends the SVG or the MathML that it stands in."""
    of_html = tag.name == "font" and {"color", "face", "size"} & tag.given.keys()
    return bool(of_html) or tag.name in _LEAVES


def kept_in_svg(given: Mapping[str, str]) -> dict[str, str]:
    """Return what an element of SVG keeps of its attributes; addresses are not looked at."""
    return {
        name: value
        for name, value in given.items()
        if _NAME.fullmatch(name)
        and not name.lower().startswith(("on", "xml"))
        and all(each.lstrip("\"' ").startswith("#") for each in value.lower().split("url(")[1:])
    }


def kept_in_math(given: Mapping[str, str]) -> dict[str, str]:
    """Return what an element of MathML keeps of its attributes."""
    return {
        name: value
        for name, value in given.items()
        if name in _MATH_GIVEN and _MATH_GIVEN[name].fullmatch(value)
    }
