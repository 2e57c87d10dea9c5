"""The Markdown of a page: kept when the page is written, and announced in its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from ..addresses import BUILDERS, base_address
from ..formats.head_elements import link
from ..markdown_writer import Place, markdown_of
from ..outputs.markdown import Kept, path_of, twins
from ..translation import __
from .head import add_to_head
from .other_extensions import take_out_unshown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


class Twins:
    """The handlers of one build."""

    def __init__(self) -> None:
        self.wanted: frozenset[str] = frozenset()

    def on_env_get_updated(self, app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
        """Settle which articles have a twin; all others are forgotten."""
        if app.builder.name in BUILDERS:
            self.wanted = frozenset(twins(app))
            Kept(app).only(self.wanted)
        return ()

    def on_html_page_context(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Keep what the page shows, and say where it can be read."""
        if doctree is None or pagename not in self.wanted:
            return
        builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
        take_out_unshown(app, doctree)
        text, lost = markdown_of(doctree, place_of(builder, pagename))
        Kept(app).keep(pagename, text)
        if lost:
            message = __("articles: in the Markdown of %s, nothing stands for: %s")
            logger.info(message, pagename, ", ".join(sorted(lost)))
        address = relative_uri(builder.get_target_uri(pagename), quote(path_of(builder, pagename)))
        add_to_head(context, [link(rel="alternate", type="text/markdown", href=address)])


def place_of(builder: StandaloneHTMLBuilder, docname: str) -> Place:
    """Return where a page stands that is being written."""
    base = base_address(builder.config)
    names = {uri: quote(name) for uri, name in builder.images.items()}
    return Place(
        address=base + builder.get_target_uri(docname),
        pictures={uri: f"{base}{builder.imagedir}/{name}" for uri, name in names.items()},
        downloads=f"{base}_downloads/",
        numbered=_Numbers(builder, docname),
    )


class _Numbers:
    """What stands before titles and captions of a page, as Sphinx writes it."""

    def __init__(self, builder: StandaloneHTMLBuilder, docname: str) -> None:
        self.builder = builder
        self.sections = builder.env.toc_secnumbers.get(docname, {})
        self.figures = builder.env.toc_fignumbers.get(docname, {})

    def __call__(self, node: nodes.Element) -> str:
        above = node.parent
        if isinstance(above, nodes.section):
            anchor = f"#{above['ids'][0]}" if above["ids"] else ""
            number = self.sections.get(anchor) or self.sections.get("")
            suffix = self.builder.config.html_secnumber_suffix
            return ".".join(map(str, number)) + str(suffix) if number else ""
        if above is None or not isinstance(above, nodes.Element) or not above["ids"]:
            return ""
        kind = self.builder.env.domains.standard_domain.get_enumerable_node_type(above)
        number = self.figures.get(kind or "", {}).get(above["ids"][0])
        form = self.builder.config.numfig_format.get(kind or "", "")
        return f"{form % '.'.join(map(str, number))} " if number and form else ""


def setup(app: Sphinx) -> None:
    """Register the handlers."""
    made = Twins()
    app.connect("env-get-updated", made.on_env_get_updated)
    # When nobody changes the page any more.
    app.connect("html-page-context", made.on_html_page_context, priority=900)
