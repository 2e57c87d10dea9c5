"""Links of Markdown pages of the source directory by the full address of the site.

MyST takes them for links to elsewhere. Made into what such a link of an article is, they lead to
the document, are told of when there is none, and are written again when it is called otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from ..documents.project import project_of
from ..documents.site_addresses import is_on_site
from ..replaced_nodes import exchange

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class SiteLinkTransform(SphinxTransform):
    """Let the catalogue say where a full address of the site leads."""

    default_priority = 849  # after Locale (20), which counts links as MyST makes them

    def apply(self, **kwargs: Any) -> None:
        project, env = project_of(self.env), cast("Any", self.env)
        myst = env.myst_config
        if self.env.docname in project.scan.mounted or not project.is_markdown(self.env.docname):
            return
        if myst.commonmark_only or myst.gfm_only or myst.all_links_external:
            return
        for link in list(self.document.findall(nodes.reference)):
            address = link.get("refuri", "")
            if "external" in link["classes"]:  # which is how an author says it to MyST
                continue
            if "//" in address and is_on_site(self.env, address):
                exchange(link, _asking(link, self.env.docname))


def _asking(link: nodes.reference, docname: str) -> addnodes.pending_xref:
    kept = {name: value for name, value in link.attributes.items() if name != "refuri" and value}
    return addnodes.pending_xref(
        link.rawsource,
        *link.children,
        refdomain="articles",
        reftype="address",
        reftarget=link["refuri"],
        refdoc=docname,
        refexplicit=bool(link.children),
        **kept,
    )


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(SiteLinkTransform)
