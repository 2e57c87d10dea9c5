"""Old addresses that keep working: a page at each of them, and rules for the host if asked for."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, Template
from sphinx.util import logging

from ..formats.site import canonical_address
from ..problems import Kind, Problem
from ..redirects.claims import claims, read_table
from ..redirects.host_rules import MOST, NETLIFY, rules
from ..redirects.old_site import read_known, review
from ..redirects.plan import Layout, plan
from ..reporting import warn
from ..storage import digest
from ..translation import __, spoken
from ..untrusted.rules import rules_of
from .base import Output, Outputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..redirects.address import Old
    from ..redirects.claims import Claim
    from ..redirects.plan import Destination, Redirects
    from .base import Site

logger = logging.getLogger(__name__)

RULES = "_redirects"


class Moved(NamedTuple):
    """What a page at an old address says."""

    language: str
    title: str
    canonical: str
    address: str
    unlisted: bool
    moved: str


def files(site: Site) -> Iterator[Output]:
    """Yield a page for each old address, and the rules."""
    redirects = _planned(site)
    _tell_old_addresses(site, redirects)
    for path, redirect in redirects.pages.items():
        page = _moved(site, path, redirect.to, unlisted=redirect.unlisted)
        yield Output(path=path, shown=digest(page), render=partial(_page, page))
    host = site.config.articles_redirect_rules
    text = rules(redirects.rules.values(), host, partial(_below, site, "/"))
    if text:
        yield Output(path=RULES, shown=digest(text), render=text.encode)


def _planned(site: Site) -> Redirects:
    """Settle which old addresses there are, and report what is wrong with them."""
    host = site.config.articles_redirect_rules
    listed: list[Claim] = []
    problems: list[Problem] = []
    if name := site.config.articles_redirects:
        listed, problems = read_table(Path(site.app.srcdir, name))
    found = [*claims(site.catalogue, site.builder.get_target_uri)]
    own = site.taken.by(RULES) if host else ""
    if own and (found or listed):
        problems.append(_no_rules(own))
    pages = site.page_files if found or listed else {}
    layout = Layout(
        files={path: docname for docname, path in pages.items()},
        holder=partial(_holder, site),
        rules=bool(host) and not own,
        queries=host == NETLIFY and not own,
        most=MOST.get(host),
        own_rules=bool(own),
        free=_free(site),
    )
    strong = [each for each in found if not each.by_name]
    weak = [each for each in found if each.by_name]
    redirects = plan(site.catalogue, [*strong, *listed, *weak], layout)
    warn([*problems, *redirects.problems])
    return redirects


def _free(site: Site) -> tuple[str, ...]:
    """Return how the addresses begin that articles may claim anywhere."""
    untrusted = rules_of(site.env)
    return ("/",) if untrusted is None else tuple(untrusted.aliases)


def _holder(site: Site, path: str) -> str:
    """Name what stands at a path besides pages of documents and redirects."""
    if path in site.files:
        return f"the file {path!r} ({site.files[path]})"
    rules = path == RULES and site.config.articles_redirect_rules
    return site.taken.by(path) or ("the file of rules" if rules else "")


def _no_rules(own: str) -> Problem:
    return Problem(
        kind=Kind.OUTPUT,
        key="articles_redirect_rules",
        message=f"no rules are written: {RULES!r} is where {own} stands, which is kept",
        accepted="one of the two",
    )


def _tell_old_addresses(site: Site, redirects: Redirects) -> None:
    """Say how many addresses of the old site lead somewhere, and warn of the others."""
    if not (name := site.config.articles_old_addresses):
        return

    def answer(old: Old) -> str | None:
        if old in redirects.rules or (not old.query and old.file in redirects.pages):
            return "redirect"
        names = (old.file, old.path.strip("/"))
        there = any(_holder(site, each) for each in names)
        return "page" if there and not old.query else None

    known, problems = read_known(Path(site.app.srcdir, name))
    found = review(known, answer, site.catalogue.places.sites)
    warn([*problems, *found.problems])
    logger.info(
        __("articles: old addresses that lead somewhere: %d of %d, by redirect: %d"),
        found.answered,
        found.total,
        found.redirected,
    )


def _moved(site: Site, path: str, to: Destination, *, unlisted: bool) -> Moved:
    article = site.catalogue.articles.get(to.docname)
    there = _below(site, "../" * path.count("/") or "./", to)
    own = article.front_matter.canonicalURL if article else ""
    language = site.catalogue.language_of(to.docname) if to.docname else site.config.language
    if own and site.base:
        own = canonical_address(site.address(to.docname), own)
    return Moved(
        language=language,
        title=site.env.titles[to.docname].astext() if to.docname else to.address,
        canonical=own or (_below(site, site.base, to) if site.base else there),
        address=there,
        unlisted=unlisted,
        moved=spoken("This page has moved:", language),
    )


def _below(site: Site, base: str, to: Destination) -> str:
    """Return the address of a destination, where that of the output folder is *base*."""
    if to.docname:
        return f"{base}{site.builder.get_target_uri(to.docname)}{to.suffix}"
    return to.address if "://" in to.address else f"{base}{to.address}{to.suffix}"


def _page(page: Moved) -> bytes:
    return f"{_template().render(page._asdict())}\n".encode()


@cache
def _template() -> Template:
    source = Path(__file__).with_name("redirect.html").read_text(encoding="utf-8")
    return Environment(autoescape=True).from_string(source)


OUTPUTS = (Outputs(name="redirects", files=files, addressed=False, last=True),)
