"""References between pages, settled when a page is written: the catalogue knows where they lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from ..catalogue.links import Target
from ..documents.project import catalogue_of, project_of
from ..env_stores import Store
from ..nodes import document_of, html_link, is_quoted
from ..problems import Kind
from ..replaced_nodes import exchange
from ..translation import __
from ..views.registry import answer
from ..views.values import Request
from .domain import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

_IDS = re.compile(r"""(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)

# What leads to the top of any page (https://html.spec.whatwg.org/#scrolling-to-a-fragment).
_TOP = {"", "top"}

IDS: Store[frozenset[str]] = Store("ids")
"""For each document, where links may lead in it."""


class LinkWithoutPageTransform(SphinxPostTransform):
    """Turn links to withheld articles into text, and those to pages that are left out.

    Of what is withheld not even the names may show.
    """

    default_priority = 4  # after PlaceholderTransform (3) has placed excerpts, before MyST (9)

    def run(self, **kwargs: Any) -> None:
        project = project_of(self.env)
        for node in list(self.document.findall(addnodes.pending_xref)):
            name = document_of(node)
            if project.is_withheld(name):
                _warn(__("a link leads to an article that is not published"), node)
                exchange(node, node.children)
            elif name in project.catalogue.left_out:
                exchange(node, node.children)


class AddressTransform(SphinxPostTransform):
    """Let addresses lead to documents; keep what is none of ours as the author wrote it."""

    default_priority = 4  # before MyST (9) takes them for names of its own

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node.get("refdomain") == "articles" and node["reftype"] == "address":
                exchange(node, self._settled(node))
            elif node["reftype"] == "myst" and address_of(node, node["refdoc"]) is not None:
                self._find_file(node)
        for link in self.document.findall(html_link):
            self._settle_html(link)

    def _settle_html(self, node: html_link) -> None:
        address, docname = node["address"], node["refdoc"]
        target = self._target(node, address, docname)
        if target is None:
            node["refuri"] = address
        elif target.docname:
            try:
                uri = self.app.builder.get_relative_uri(docname, target.docname)
            except NoUri:
                return
            node["refuri"] = f"{uri}#{target.fragment}" if target.fragment else uri

    def _find_file(self, node: addnodes.pending_xref) -> None:
        """Tell MyST which document a file makes that is not where the link says."""
        target = answer(
            catalogue_of(self.env), Request("address", node["refdoc"], node["reftarget"])
        )
        if not isinstance(target, Target) or target.missing:
            return
        if target.withheld:
            _warn(__("a link leads to an article that is not published"), node)
        if not target.docname:
            exchange(node, _in_words(node, node["reftarget"]))
            return
        node["refdomain"], node["reftarget"] = "doc", target.docname
        node["reftargetid"] = target.fragment or None

    def _words(self, target: Target) -> str:
        """Return what a link shows that has no words: a heading, or the title of its document."""
        headings = self.env.metadata[target.docname].get("myst_slugs", {})
        if target.fragment in headings:
            return str(headings[target.fragment][2])
        return target.title or self.env.titles[target.docname].astext()

    def _settled(self, node: addnodes.pending_xref) -> nodes.Node | list[nodes.Node]:
        address, docname = node["reftarget"], node["refdoc"]
        target = self._target(node, address, docname)
        if target is None:
            _in_words(node, address)
            return _as_written(node, address)
        if target.withheld or target.missing:
            return node.children
        if not target.docname:
            return _in_words(node, address)
        if not node["refexplicit"]:
            node.append(nodes.Text(self._words(target)))
        text = nodes.inline("", "", *node.children, classes=["std", "std-doc"])
        builder = self.app.builder
        try:
            reference = make_refnode(builder, docname, target.docname, target.fragment, text)
        except NoUri:  # the document is not in this manual
            return text
        reference.attributes.update(_kept(node))
        return reference

    def _target(self, node: nodes.Element, address: str, docname: str) -> Target | None:
        """Look an address up; None for one that stays as it is."""
        extra = "" if node.get("refexplicit", True) else "title"
        target = answer(catalogue_of(self.env), Request("address", docname, address, extra))
        if not isinstance(target, Target):
            return None
        if target.missing:
            _warn(__("no article is at %r"), node, address)
            return None
        if target.withheld:
            _warn(__("a link leads to an article that is not published"), node)
        elif target.fragment and target.docname:
            self._look_for(node, target)
        return target

    def _look_for(self, node: nodes.Element, target: Target) -> None:
        """Tell of a link that leads to a page, but to nothing in it."""
        name = unquote(target.fragment)
        known = IDS.of(self.env).get(target.docname)
        if known is not None and name.lower() not in _TOP and name not in known:
            _warn(__("nothing in %r is called %r"), node, target.docname, f"#{name}")


class AnchorTransform(SphinxPostTransform):
    """Keep a link inside an article that leads to no heading: raw HTML may have its target."""

    default_priority = 4  # before MyST (9) looks for labels

    def run(self, **kwargs: Any) -> None:
        mounted = project_of(self.env).scan.mounted
        ids: frozenset[str] | None = None
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node["reftype"] != "myst" or node.get("refdomain") is not None:
                continue
            name = node["reftarget"]
            if node["refdoc"] not in mounted or node.get("reflocalid") or self._is_label(name):
                continue
            if ids is None:
                ids = frozenset(_ids(self.document))
            if name not in _TOP and name not in ids:
                _warn(__("nothing in this article is called %r"), node, f"#{name}")
            exchange(node, _as_written(node, f"#{name}"))

    def _is_label(self, name: str) -> bool:
        domain = self.env.domains.standard_domain
        return name.lower() in domain.anonlabels


def _ids(document: nodes.document) -> Iterator[str]:
    for node in document.findall(nodes.Element):
        yield from node["ids"]
        if isinstance(node, nodes.raw):
            yield from _IDS.findall(node.astext())
        elif "given" in node:
            yield from filter(None, (node["given"].get("name"), node["given"].get("id")))


def _in_words(node: addnodes.pending_xref, address: str) -> list[nodes.Node]:
    """Return what a link shows; its address, if it has no words."""
    if not node["refexplicit"]:
        node.append(nodes.literal(address, address))
    return list(node.children)


def _as_written(node: addnodes.pending_xref, address: str) -> nodes.reference:
    return nodes.reference("", "", *node.children, refuri=address, **_kept(node))


def _kept(node: addnodes.pending_xref) -> dict[str, Any]:
    given = {name: node[name] for name in ("ids", "names", "reftitle") if node.get(name)}
    return {**given, "classes": list(node["classes"])}


def _warn(message: str, node: nodes.Element, *values: object) -> None:
    if not is_quoted(node):
        kind = Kind.REFERENCE.value
        logger.warning(message, *values, location=node, type="articles", subtype=kind)


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Note where links may lead."""
    IDS.of(app.env)[app.env.docname] = frozenset(_ids(doctree))


def setup(app: Sphinx) -> None:
    """Register the transforms, and what they remember."""
    IDS.setup(app)
    app.connect("doctree-read", on_doctree_read, priority=900)  # when all have their names
    app.add_post_transform(LinkWithoutPageTransform)
    app.add_post_transform(AddressTransform)
    app.add_post_transform(AnchorTransform)
