"""Attributes of JSX as HTML has them: ``className`` is ``class``, ``style`` is text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .limits import Unknown
from .values import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {"classname": "class", "htmlfor": "for", "xlinkhref": "xlink:href"}
_NONE_OF_HTML = re.compile(
    r"on[a-z]|(?:client|is|set|server|define):|(?:key|ref|slot)$", re.IGNORECASE
)
_HYPHENATED = re.compile(
    r"(?:stroke|fill|stop|font|text|dominant|clip|flood|marker)[A-Z]|color-int"
)
_CAPITAL = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
_UNITLESS = frozenset({
    "aspectRatio", "columnCount", "columns", "fillOpacity", "flex", "flexGrow", "flexShrink",
    "fontWeight", "gridColumn", "gridRow", "lineHeight", "opacity", "order", "orphans", "scale",
    "strokeOpacity", "tabSize", "widows", "zIndex", "zoom",
})  # fmt: skip


def html_attributes(props: Mapping[str, Any]) -> dict[str, str]:
    """Return the attributes that HTML has; handlers of events, for one, are none of them."""
    given: dict[str, str] = {}
    for name, value in props.items():
        if value is None or value is False or is_none_of_html(name):
            continue
        key = _NAMES.get(name.lower(), name)
        if _HYPHENATED.match(key):
            key = _hyphenated(key)
        try:
            given[key.lower()] = key.lower() if value is True else _text(key, value)
        except Unknown:
            continue
    return given


def is_none_of_html(name: str) -> bool:
    """Tell what means something to Astro and to browsers' scripts only."""
    return _NONE_OF_HTML.match(name) is not None


def _text(key: str, value: Any) -> str:
    if key == "style" and isinstance(value, dict):
        return "; ".join(
            f"{_hyphenated(name)}: {_measure(name, rule)}" for name, rule in value.items()
        )
    if key == "class" and isinstance(value, list):
        return " ".join(as_text(name) for name in value if name)
    return as_text(value)


def _measure(name: str, rule: Any) -> str:
    number = isinstance(rule, int | float) and not isinstance(rule, bool)
    return f"{as_text(rule)}px" if number and rule and name not in _UNITLESS else as_text(rule)


def _hyphenated(name: str) -> str:
    return name if name.startswith("--") else _CAPITAL.sub("-", name).lower()
