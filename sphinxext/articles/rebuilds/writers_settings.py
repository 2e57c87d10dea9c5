"""What writers read of tags and of the configuration: builders of HTML compare that themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..storage import digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NOT = {"", "env"}
"""What Sphinx says of values that no writer reads, and of those that let it read all again."""


def writers_settings(app: Sphinx) -> str:
    """Digest what a builder's pages are written with; the empty text if it has a digest itself."""
    if hasattr(app.builder, "build_info"):
        return ""
    read = ((value.name, _plain(value.value)) for value in app.config if value.rebuild not in _NOT)
    return digest(sorted(app.tags), sorted(read))


def _plain(value: object) -> str:
    """Return text that stands for a value in each process: no set has an order, nor any address."""
    if isinstance(value, dict):
        return f"{{{sorted((_plain(name), _plain(each)) for name, each in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{[_plain(each) for each in value]}]"
    if isinstance(value, set | frozenset):
        return f"{{{sorted(map(_plain, value))}}}"
    if isinstance(value, str | int | float | bytes | None):
        return repr(value)
    return getattr(value, "__qualname__", type(value).__qualname__)
