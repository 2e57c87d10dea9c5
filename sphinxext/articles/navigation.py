"""The theme's global navigation: when what it shows changes, every page shows something else."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from sphinx.util import logging

from .domain import domain_of
from .translation import __

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def on_env_get_updated(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Write all pages again if the tree below the root document looks different."""
    if app.builder.format != "html":
        return []
    digest = blake2b(digest_size=16)
    for docname in _connected(env):
        shown = (docname, env.toctree_includes.get(docname), str(env.tocs.get(docname)))
        digest.update(repr(shown).encode())
    data = domain_of(env).data
    before, data["navigation"] = data["navigation"], digest.hexdigest()
    if before in {"", data["navigation"]}:
        return []
    logger.info(
        __("articles: the navigation has changed, so all %d pages are written"),
        len(env.found_docs),
    )
    return sorted(env.found_docs)


def _connected(env: BuildEnvironment) -> Iterator[str]:
    """Walk the documents below the root document, each once, in the order of the toctrees."""
    seen: set[str] = set()
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in seen:
            seen.add(docname)
            yield docname
            waiting += reversed(env.toctree_includes.get(docname, []))


def setup(app: Sphinx) -> None:
    """Register the comparison."""
    app.connect("env-get-updated", on_env_get_updated)
