"""The domain ``articles``: roles, inventory objects, and what each page asks of the catalogue."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from ..config.to_settings import settings_of
from ..documents.project import catalogue_of
from ..env_stores import Store
from ..nodes import document_of, html_link, placeholder
from ..settings import SERIES_FOLDER
from ..slugs import is_one_name
from ..translation import _, __
from ..views.registry import answer
from ..views.unknown_names import nearest
from ..views.values import Link, Request
from ..widgets.base import request_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from ..frontmatter.taxonomies import Taxonomy

logger = logging.getLogger(__name__)

REQUESTS: Store[tuple[Request, ...]] = Store("requests")
"""What each document shows of the catalogue."""
ANCHORS: Store[str] = Store("anchors")
"""The id of each document's first section."""

_NOT_SEARCHED = -1
_IMPORTANT = 1


def address_of(xref: addnodes.pending_xref, docname: str) -> Request | None:
    """Return what a link asks: one of an article, or MyST's to a path that it does not find."""
    of_myst = xref["reftype"] == "myst" and xref.get("refdomain") is None
    if of_myst and not _is_path(xref["reftarget"].partition("#")[0]):
        return None
    if not of_myst and xref["reftype"] != "address":
        return None
    extra = "" if xref["refexplicit"] else "title"
    return Request("address", docname, xref["reftarget"], extra)


def _is_path(target: str) -> bool:
    """Tell whether a link of MyST's leads to a file or an address, rather than to a label."""
    return "/" in target or PurePosixPath(target).suffix.startswith(".md")


def _role() -> XRefRole:
    """Return a role whose text is text, not code."""
    return XRefRole(innernodeclass=nodes.inline, warn_dangling=True)


class ArticlesDomain(Domain):
    """Articles, series and terms as objects; :func:`on_config_inited` adds the taxonomies."""

    name = "articles"
    label = "Articles"
    object_types = {
        "article": ObjType(_("article"), "article"),
        "series": ObjType(_("series"), "series"),
    }
    roles = {"article": _role(), "series": _role()}
    dangling_warnings = {
        "article": "unknown article: %(target)r",
        "series": "unknown series: %(target)r",
    }
    taxonomies: tuple[Taxonomy, ...] = ()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        pass  # what is remembered of documents is in stores

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        found = tuple(dict.fromkeys(self._requests_of(docname, document)))
        if found:
            REQUESTS.of(env)[docname] = found
        section = next(document.findall(nodes.section), None)
        if section is not None and section["ids"]:
            ANCHORS.of(env)[docname] = section["ids"][0]

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        request = Request("reference", fromdocname, target, self.kind_of(typ))
        found = answer(catalogue_of(env), request)
        if not isinstance(found, Link):
            return None
        if not node["refexplicit"]:
            contnode = nodes.inline(found.text, found.text, classes=contnode["classes"])
        if found.docname not in env.found_docs:
            return cast("nodes.reference", contnode)  # a page that is left out
        return make_refnode(builder, fromdocname, found.docname, "", contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        catalogue = catalogue_of(self.env)
        for docname, article in catalogue.articles.items():
            if not article.front_matter.unlisted and is_one_name(docname):
                yield self._object(docname, article.title, "article", docname, _NOT_SEARCHED)
        found = [
            (each.title, each.key, "series", each.docname) for each in catalogue.series.values()
        ]
        for taxonomy in self.taxonomies:
            found += [
                (term.label, term.key, taxonomy.singular, term.docname)
                for term in catalogue.public_terms(taxonomy.name)
            ]
        yield from self._named(each for each in found if each[3] in self.env.found_docs)

    def get_full_qualified_name(self, node: nodes.Element) -> str | None:
        return None

    def _named(
        self, found: Iterable[tuple[str, str, str, str]]
    ) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield each series and term by its label and its key, given with kind and document.

        Another language's than the site's are known by ``de/`` and their label.
        """
        listed = [
            (label, f"{key[: key.rfind('/') + 1]}{label}", key, kind, docname)
            for label, key, kind, docname in found
        ]
        labels = {(kind, name) for _, name, _, kind, _ in listed if is_one_name(name)}
        for label, name, key, kind, docname in listed:
            kept = is_one_name(name)
            yield self._object(name if kept else key, label, kind, docname, _IMPORTANT)
            if kept and (kind, key) not in labels:
                yield self._object(key, label, kind, docname, _NOT_SEARCHED)

    def _object(
        self, name: str, text: str, kind: str, docname: str, priority: int
    ) -> tuple[str, str, str, str, str, int]:
        return name, text, kind, docname, ANCHORS.of(self.env).get(docname, ""), priority

    def _requests_of(self, docname: str, document: nodes.document) -> Iterator[Request]:
        catalogue = catalogue_of(self.env)
        series = f"/{SERIES_FOLDER}/" in f"/{docname}"
        if series or docname in catalogue.articles or docname in catalogue.pages:
            yield Request("neighbours", docname)
        for node in document.findall(placeholder):
            yield request_of(node)
        yield from self.requests_in(docname, document)

    def requests_in(self, docname: str, tree: nodes.Element) -> Iterator[Request]:
        """Yield what the links in nodes of a document ask of the catalogue."""
        catalogue = catalogue_of(self.env)
        for xref in tree.findall(addnodes.pending_xref):
            if (request := address_of(xref, docname)) is not None:
                yield request
            elif xref.get("refdomain") == self.name:
                yield Request(
                    "reference", docname, xref["reftarget"], self.kind_of(xref["reftype"])
                )
            elif (
                target := document_of(xref)
            ) in catalogue.articles or target in catalogue.withheld:
                yield Request("reference", docname, str(target), "article")
        for link in tree.findall(html_link):
            yield Request("address", docname, link["address"])

    def kind_of(self, role: str) -> str:
        """Return the taxonomy of a role; ``article`` and ``series`` stand for themselves."""
        return next((each.name for each in self.taxonomies if each.singular == role), role)


def domain_of(env: BuildEnvironment) -> ArticlesDomain:
    """Return the domain of this build."""
    return cast("ArticlesDomain", env.get_domain(ArticlesDomain.name))


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Register the domain with a role and an object type for every taxonomy."""
    taxonomies = settings_of(config).taxonomies
    names = [each.singular for each in taxonomies]
    attributes = {
        "taxonomies": taxonomies,
        "roles": ArticlesDomain.roles | {name: _role() for name in names},
        "object_types": ArticlesDomain.object_types
        | {name: ObjType(_(name), name) for name in names},
        "dangling_warnings": ArticlesDomain.dangling_warnings
        | {name: f"unknown {name}: %(target)r" for name in names},
    }
    app.add_domain(type("ArticlesDomain", (ArticlesDomain,), attributes))


def on_warn_missing_reference(
    app: Sphinx, domain: Domain | None, node: addnodes.pending_xref
) -> bool | None:
    """Say which name may be meant, as directives do; in Sphinx's words, and of its kind."""
    if not isinstance(domain, ArticlesDomain):
        return None
    role = node["reftype"]
    near = nearest(catalogue_of(app.env), domain.kind_of(role), node["reftarget"])
    if not near:
        return None
    said = domain.dangling_warnings[role] % {"target": node["reftarget"]}
    message = __("%s; did you mean %r?")
    logger.warning(message, said, near, location=node, type="ref", subtype=role)
    return True


def setup(app: Sphinx) -> None:
    """Register the domain and what it remembers."""
    app.connect("config-inited", on_config_inited)
    app.connect("warn-missing-reference", on_warn_missing_reference)
    REQUESTS.setup(app)
    ANCHORS.setup(app)
