"""What the log says of looking for documents, and of what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging
from sphinx.util.display import status_iterator

from ..problems import Kind
from ..translation import __

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docutils import nodes

    from ..catalogue.catalogue import Catalogue

logger = logging.getLogger(__name__)

_MANY = 200
_BATCH = 50


def with_progress(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the paths; of many, show how far it is, a batch at a time."""
    if len(paths) < _MANY:
        yield from paths
        return
    batches = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    for batch in status_iterator(
        batches,
        __("scanning articles... "),
        "brown",
        len(batches),
        stringify_func=lambda batch: batch[-1].name,
    ):
        yield from batch


def tell_withheld(catalogue: Catalogue) -> None:
    """Say how many articles are withheld, and why."""
    counts = catalogue.counts_withheld()
    if counts:
        reasons = ", ".join(
            f"{count} {reason.name.lower()} (-t {reason.value} shows them)"
            for reason, count in sorted(counts.items(), key=lambda pair: pair[0].name)
        )
        logger.info(__("articles: %d withheld: %s"), sum(counts.values()), reasons)


def tell_left_out(place: str | nodes.Node) -> None:
    """Warn of a page that names a file which is withheld, but not of what is in that file."""
    logger.warning(
        __("a file that is not published is named here, so it is left out"),
        location=place,
        type="articles",
        subtype=Kind.REFERENCE.value,
    )
