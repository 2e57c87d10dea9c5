"""Links of articles to addresses of the old site that do not exist here: told, not silent 404s."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docutils.utils import get_source_line
from sphinx import addnodes
from sphinx.util import logging

from ..catalogue.links import paths_on_site
from ..doctree.domain import REQUESTS
from ..documents.project import project_of
from ..nodes import html_link
from ..problems import Kind, Problem, shown
from ..reporting import warn
from ..translation import __
from ..views.registry import answer

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from docutils import nodes

    from .base import Site

logger = logging.getLogger(__name__)

_WORST = 5
_TYPE = "articles:address"


class _Link(NamedTuple):
    """An address that an article links to, and the path that it means."""

    docname: str
    address: str
    path: str


def tell_dead_links(site: Site, files: Container[str]) -> None:
    """Say how many links lead to nothing, and where most of them lead.

    *files* are those beside pages. In nitpicky mode there is a warning for each link.
    """
    dead = [*_dead_links(site, files)]
    if not dead:
        return
    paths = Counter(each.path for each in dead)
    worst = sorted(paths.items(), key=lambda pair: (-pair[1], pair[0]))[:_WORST]
    logger.info(
        __(
            "articles: links to addresses that do not exist here: %d,"
            " to different ones: %d, most often %s"
        ),
        len(dead),
        len(paths),
        ", ".join(f"{path} ({times})" for path, times in worst),
    )
    if site.config.nitpicky:
        warn(_problems(site, dead))


def _dead_links(site: Site, files: Container[str]) -> Iterator[_Link]:
    """Yield the links of mounted articles that lead to no page, file, or redirect."""
    catalogue, requests = site.catalogue, REQUESTS.of(site.env)
    there: dict[str, bool] = {}
    for docname in sorted(project_of(site.env).scan.mounted):
        for request in requests.get(docname, ()):
            if request.what != "address" or answer(catalogue, request) is not None:
                continue
            paths = paths_on_site(catalogue, docname, request.name)
            for path in paths:
                if path not in there:
                    there[path] = _is_there(site, files, path)
            if paths and not any(map(there.get, paths)):
                yield _Link(docname, request.name, paths[0])


def _is_there(site: Site, files: Container[str], path: str) -> bool:
    """Tell whether a host may have something to serve at a path."""
    name, suffix = path.strip("/"), site.builder.out_suffix
    names = (name, f"{name}{suffix}", f"{name}/index{suffix}") if name else (f"index{suffix}",)
    return any(each in files or site.taken.by(each) for each in names)


def _problems(site: Site, dead: Sequence[_Link]) -> Iterator[Problem]:
    """Yield a problem for each link that ``nitpick_ignore`` does not name."""
    ignored = {target for kind, target in site.config.nitpick_ignore if kind == _TYPE}
    by_page: dict[str, set[str]] = {}
    for docname, address, _ in dead:
        if address not in ignored:
            by_page.setdefault(docname, set()).add(address)
    for docname, addresses in by_page.items():
        for node, address in _nodes(site.env.get_doctree(docname)):
            if address in addresses:
                source, line = get_source_line(node)
                yield Problem(
                    kind=Kind.REFERENCE,
                    message="a link leads to an address that does not exist here",
                    path=source or str(site.env.doc2path(docname)),
                    line=line,
                    value=shown(address),
                    accepted="the address of a page, or an old one that aliases or "
                    "articles_redirects name",
                )


def _nodes(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Yield what links by address, in the order of the text."""
    for node in document.findall(lambda node: isinstance(node, addnodes.pending_xref | html_link)):
        if isinstance(node, html_link):
            yield node, str(node["address"])
        elif isinstance(node, addnodes.pending_xref):
            yield node, str(node["reftarget"])
