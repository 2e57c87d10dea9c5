"""Which adaptors of the dialect are on, for renderers that ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer


def speaks(renderer: SphinxRenderer, adaptor: str) -> bool:
    """Tell whether an adaptor is on for the document that is being rendered."""
    return adaptor in renderer.md_options["articles_dialect"]
