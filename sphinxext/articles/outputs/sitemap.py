"""``sitemap.xml``: the pages that search engines may find, and when they changed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from ..documents.project import project_of
from ..storage import digest
from ..syndication.sitemap import Place, sitemap
from .base import Output, Outputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .base import Site


def files(site: Site) -> Iterator[Output]:
    """Yield the sitemap, if it is wanted."""
    if site.config.articles_sitemap:
        places = tuple(_places(site))
        yield Output(path="sitemap.xml", shown=digest(places), render=partial(sitemap, places))


def _places(site: Site) -> Iterator[Place]:
    catalogue, empty = site.catalogue, project_of(site.env).empty_pages
    for docname in sorted(site.env.found_docs - empty - catalogue.unlisted):
        article, address = catalogue.articles.get(docname), site.address(docname)
        if "noindex" in str(site.env.metadata[docname].get("robots", "")):
            continue
        if article is None:
            yield Place(address, _committed(site, docname))
        elif article.withheld is None and article.front_matter.canonicalURL in {"", address}:
            changed = article.front_matter.updatedDate or article.date
            yield Place(address, changed.iso if changed else _committed(site, docname))


def _committed(site: Site, docname: str) -> str:
    """Return when a page was last committed, where sphinx-last-updated-by-git has found out."""
    found = getattr(site.env, "git_last_updated", {}).get(docname)
    if not found or found[0] is None:  # in no commit, or the clone is too shallow to tell
        return ""
    return datetime.fromtimestamp(int(found[0]), UTC).isoformat(timespec="seconds")


OUTPUTS = (Outputs(name="sitemap", files=files, instead=("sphinx_sitemap",)),)
