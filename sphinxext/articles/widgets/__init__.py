"""Components: each turns one view of the catalogue into nodes, and sees nothing else."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from . import banner, byline, head, listing, series

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes

    from .build import Show

COMPONENTS: Mapping[str, Callable[[Any, Show], list[nodes.Node]]] = MappingProxyType({
    "byline": byline.render,
    "meta": head.render,
    "banner": banner.render,
    "parts": series.render,
    "series-index": listing.render_series,
    "term-index": listing.render_terms,
    "term": listing.render_term,
})  # fmt: skip
