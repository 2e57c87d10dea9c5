"""Whom a page sends away: robots that list pages, and whoever searches.

``robots`` may stand in front matter or fields, in a ``meta`` directive, or in MyST's ``html_meta``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ..env_stores import Store

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ROBOTS: Store[str] = Store("robots")
"""What the elements ``meta`` of each document say to robots."""

_WORD = re.compile(r"[\w-]++")
_UNINDEXED = frozenset({"noindex", "none"})
"""Of a robot's words those by which it lists a page nowhere."""


def is_indexed(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether robots may list a page."""
    said = f"{env.metadata[docname].get('robots', '')} {ROBOTS.of(env).get(docname, '')}"
    return _UNINDEXED.isdisjoint(_WORD.findall(said.lower()))


def is_searched(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a page may be searched, as Sphinx takes it: the key is there, or it is not."""
    return env.metadata[docname].keys().isdisjoint({"nosearch", "no-search"})


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a document says to robots."""
    said = [
        str(meta.get("content", ""))
        for meta in doctree.findall(nodes.meta)
        if str(meta.get("name", "")).lower() == "robots"
    ]
    if said:
        ROBOTS.of(app.env)[app.env.docname] = " ".join(said)


def setup(app: Sphinx) -> None:
    """Register what is remembered."""
    app.connect("doctree-read", on_doctree_read)
    ROBOTS.setup(app)
