"""The pages that Sphinx makes of no document: the search, the index, and those of domains."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_ALWAYS = ("search", "genindex", "genindex-all", "modindex", "py-modindex")


def pages_of_sphinx(env: BuildEnvironment) -> frozenset[str]:
    """Name those that there may be, but for the parts of a divided index, ``genindex-A``."""
    domains = env.domains.sorted()
    indices = (f"{domain.name}-{index.name}" for domain in domains for index in domain.indices)
    return frozenset((*_ALWAYS, *indices))
