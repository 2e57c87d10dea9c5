"""The theme's sidebar on a large site: only the branches that lead to the page are open.

A theme that shows the whole tree on every page makes building quadratic: a thousand pages with a
thousand links each.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from .domain import domain_of
from .navigation import connected
from .translation import __

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

_MANY = 200


def on_env_get_updated(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Decide once for all pages, and say so."""
    count = sum(1 for _ in connected(env))
    chosen = app.config.articles_navigation
    collapsed = chosen == "collapsed" or (chosen == "auto" and count > _MANY)
    domain_of(env).data["collapsed"] = collapsed
    if collapsed and chosen == "auto" and app.builder.format == "html":
        logger.info(
            __(
                "articles: %d documents are in the navigation, so pages show its open branches"
                ' (articles_navigation = "full" shows all)'
            ),
            count,
        )
    return []


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let themes ask for a collapsed tree, whatever they ask for."""
    if domain_of(app.env).data["collapsed"] and "toctree" in context:
        context["toctree"] = partial(_collapsed, context["toctree"])


def _collapsed(toctree: Callable[..., str], **options: Any) -> str:
    return toctree(**{**options, "collapse": True})


def setup(app: Sphinx) -> None:
    """Register the decision and the wrapper."""
    app.connect("env-get-updated", on_env_get_updated)
    app.connect("html-page-context", on_html_page_context, priority=300)  # before themes (500)
