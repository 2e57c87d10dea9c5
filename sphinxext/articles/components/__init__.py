"""Components: each turns one view of the catalogue into nodes, and sees nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from docutils import nodes

from . import banner, byline, head, listing, parts
from .build import Show

COMPONENTS: Mapping[str, Callable[[Any, Show], list[nodes.Node]]] = MappingProxyType({
    "byline": byline.render,
    "meta": head.render,
    "banner": banner.render,
    "parts": parts.render,
    "series-index": listing.render_series,
    "term-index": listing.render_terms,
    "term": listing.render_term,
})  # fmt: skip
