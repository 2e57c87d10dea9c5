"""The first page of all: without it there is no site."""

from __future__ import annotations

from sphinx.errors import ConfigError

from ..catalogue.publication_gate import Withheld


def root_is_withheld(root: str) -> ConfigError:
    """Return the error with which a build without its first page ends."""
    return ConfigError(
        f"root_doc: {root!r} is not published; accepted: a document that is, or a build"
        f" with -t {', -t '.join(each.value for each in Withheld)}"
    )
