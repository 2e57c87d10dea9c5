"""The theme's sidebar on a large site: only the branches that lead to the page are open.

A theme that shows the whole tree on every page makes building quadratic: a thousand pages with a
thousand links each.
"""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from ..rebuilds.toctrees import connected
from ..translation import __

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

_MANY = 20_000  # links in the sidebars of all pages together, a few seconds of building


class Sidebar:
    """What one build has decided, and the trees that many of its pages share."""

    def __init__(self) -> None:
        self.collapsed = False
        self.inside: frozenset[str] = frozenset()
        self.shared: dict[str, str] = {}

    def on_env_get_updated(self, app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
        """Decide once for all pages, and say so."""
        self.shared.clear()
        self.inside = frozenset(connected(env))
        chosen = app.config.articles_navigation
        many = len(self.inside) * len(env.found_docs) > _MANY
        self.collapsed = chosen == "collapsed" or (chosen == "auto" and many)
        if self.collapsed and chosen == "auto" and app.builder.format == "html":
            logger.info(
                __(
                    "articles: %d documents are in the navigation, so pages show its open branches"
                    ' (articles_navigation = "full" shows all)'
                ),
                len(self.inside),
            )
        return []

    def on_html_page_context(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Let themes ask for a collapsed tree, whatever they ask for."""
        if "toctree" not in context:
            return
        if self.collapsed:
            context["toctree"] = partial(_collapsed, context["toctree"])
        if pagename not in self.inside:
            folder = posixpath.dirname(app.builder.get_target_uri(pagename))
            context["toctree"] = partial(self._remembered, context["toctree"], folder)

    def _remembered(self, toctree: Callable[..., str], folder: str, **options: Any) -> str:
        """Return a tree that the page is not in: the same for all such pages of a folder."""
        key = repr((folder, sorted(options.items())))
        if key not in self.shared:
            self.shared[key] = toctree(**options)
        return self.shared[key]


def _collapsed(toctree: Callable[..., str], **options: Any) -> str:
    return toctree(**{**options, "collapse": True})


def setup(app: Sphinx) -> None:
    """Register the decision and the wrapper."""
    sidebar = Sidebar()
    app.connect("env-get-updated", sidebar.on_env_get_updated)
    # Before themes (500) ask for the tree.
    app.connect("html-page-context", sidebar.on_html_page_context, priority=300)
