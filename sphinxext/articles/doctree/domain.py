"""The domain ``articles``: roles, inventory objects, and what each page asks of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from ..catalogue.views import Link, Request, look
from ..config import settings_of
from ..documents.project import catalogue_of, project_of
from ..nodes import document_of, html_link, placeholder
from ..reporting import unknown_components, warn
from ..translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from ..settings import Taxonomy

_NOT_SEARCHED = -1
_IMPORTANT = 1


def _role() -> XRefRole:
    """Return a role whose text is text, not code."""
    return XRefRole(innernodeclass=nodes.inline, warn_dangling=True)


class ArticlesDomain(Domain):
    """Articles, series and terms as objects; :func:`domain_of` adds the taxonomies."""

    name = "articles"
    label = "Articles"
    object_types = {
        "article": ObjType(_("article"), "article"),
        "series": ObjType(_("series"), "series"),
    }
    roles = {"article": _role(), "series": _role()}
    initial_data = {
        "requests": {}, "anchors": {}, "read": {}, "sought": {}, "components": {},
        "stamps": {}, "targets": {},
    }  # fmt: skip
    data_version = 7
    dangling_warnings = {
        "article": "unknown article: %(target)r",
        "series": "unknown series: %(target)r",
    }
    taxonomies: tuple[Taxonomy, ...] = ()

    @property
    def requests(self) -> dict[str, tuple[Request, ...]]:
        """What each document shows of the catalogue."""
        return self.data["requests"]  # type: ignore[no-any-return]

    @property
    def anchors(self) -> dict[str, str]:
        """The id of each document's first section."""
        return self.data["anchors"]  # type: ignore[no-any-return]

    @property
    def read(self) -> dict[str, str | None]:
        """The digest of what each document's reading depended on."""
        return self.data["read"]  # type: ignore[no-any-return]

    @property
    def sought(self) -> dict[str, dict[str, str | None]]:
        """The files that each document's links were looked up in, and what was found."""
        return self.data["sought"]  # type: ignore[no-any-return]

    def note_sought(self, docname: str, address: str, found: str | None) -> None:
        """Remember a look-up, so that the document is read again when it would end otherwise."""
        self.sought.setdefault(docname, {})[address] = found

    def note_component(self, docname: str, name: str, line: int) -> None:
        """Remember a component of MDX that nobody knows, for one warning in all."""
        self.data["components"].setdefault(docname, {}).setdefault(name, line)

    def check_consistency(self) -> None:
        warn(unknown_components(self.data["components"], self.env.doc2path))

    def clear_doc(self, docname: str) -> None:
        for stored in self.data.values():
            if isinstance(stored, dict):
                stored.pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        for name in ("requests", "anchors", "read", "sought", "components", "stamps", "targets"):
            self.data[name].update(
                {
                    docname: otherdata[name][docname]
                    for docname in docnames
                    if docname in otherdata[name]
                }
            )

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        found = tuple(dict.fromkeys(self._requests_of(docname, document)))
        if found:
            self.requests[docname] = found
        section = next(document.findall(nodes.section), None)
        if section is not None and section["ids"]:
            self.anchors[docname] = section["ids"][0]

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
        request = Request("reference", fromdocname, target, self._kind(typ))
        found = look(catalogue_of(env), request)
        if not isinstance(found, Link):
            return None
        if not node["refexplicit"]:
            contnode = nodes.inline(found.text, found.text, classes=contnode["classes"])
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
            if not article.matter.unlisted:
                yield self._object(docname, article.title, "article", docname, _NOT_SEARCHED)
        for series in catalogue.series.values():
            yield self._object(series.title, series.title, "series", series.docname, _IMPORTANT)
            if series.slug != series.title:
                yield self._object(
                    series.slug, series.title, "series", series.docname, _NOT_SEARCHED
                )
        for taxonomy in self.taxonomies:
            terms = catalogue.public_terms(taxonomy.name)
            labels = {term.label for term in terms}
            for term in terms:
                kind = taxonomy.singular
                yield self._object(term.label, term.label, kind, term.docname, _IMPORTANT)
                if term.slug not in labels:
                    yield self._object(term.slug, term.label, kind, term.docname, _NOT_SEARCHED)

    def get_full_qualified_name(self, node: nodes.Element) -> str | None:
        return None

    def _object(
        self, name: str, text: str, kind: str, docname: str, priority: int
    ) -> tuple[str, str, str, str, str, int]:
        return name, text, kind, docname, self.anchors.get(docname, ""), priority

    def _requests_of(self, docname: str, document: nodes.document) -> Iterator[Request]:
        catalogue = catalogue_of(self.env)
        if docname in catalogue.articles or docname.startswith("series/"):
            yield Request("neighbours", docname)
        for node in document.findall(placeholder):
            yield request_of(node)
        for xref in document.findall(addnodes.pending_xref):
            if xref["reftype"] == "address":
                yield Request("address", docname, xref["reftarget"])
            elif xref.get("refdomain") == self.name:
                yield Request("reference", docname, xref["reftarget"], self._kind(xref["reftype"]))
            elif (
                target := document_of(xref)
            ) in catalogue.articles or target in catalogue.withheld:
                yield Request("reference", docname, str(target), "article")
        for link in document.findall(html_link):
            yield Request("address", docname, link["address"])

    def _kind(self, role: str) -> str:
        """Return the taxonomy of a role; ``article`` and ``series`` stand for themselves."""
        return next((each.name for each in self.taxonomies if each.singular == role), role)


def request_of(node: placeholder) -> Request:
    """Return what a placeholder asks."""
    return Request(node["what"], node["docname"], node["name"], node["extra"])


def domain_of(env: BuildEnvironment) -> ArticlesDomain:
    """Return our domain of an environment."""
    return cast("ArticlesDomain", env.domains["articles"])


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Register the domain with a role and an object type for every taxonomy."""
    taxonomies = settings_of(config, frozenset()).taxonomies
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


def on_env_get_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """Read again what depends on front matter or on the catalogue and has changed in content."""
    domain, project = domain_of(env), project_of(env)
    return [
        docname
        for docname in project.docnames - added - changed
        if domain.read.get(docname) != project.read_key(docname)
        or any(
            project.file_at(docname, address) != found
            for address, found in domain.sought.get(docname, {}).items()
        )
    ]


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Remember what this reading depends on."""
    key = app.project.read_key(docname)  # type: ignore[attr-defined]
    if key is not None:
        domain_of(app.env).read[docname] = key


def setup(app: Sphinx) -> None:
    """Register the domain and what keeps pages exact."""
    app.connect("config-inited", on_config_inited)
    app.connect("env-get-outdated", on_env_get_outdated)
    app.connect("source-read", on_source_read)
