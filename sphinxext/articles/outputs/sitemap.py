"""``sitemap.xml``: the pages that search engines may find, and when they changed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from ..formats.site import canonical_address
from ..formats.sitemap import Place, sitemap
from ..storage import digest
from .base import Output, Outputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

    from .base import Site


def files(site: Site) -> Iterator[Output]:
    """Yield the sitemap."""
    places = tuple(_places(site))
    yield Output(path="sitemap.xml", shown=digest(places), render=partial(sitemap, places))


def found(site: Site) -> Iterator[str]:
    """Name the documents that search engines may find here, and not at another address."""
    for docname in site.listed:
        article, own = site.catalogue.articles.get(docname), site.address(docname)
        if article is None or canonical_address(own, article.front_matter.canonicalURL) == own:
            yield docname


def _places(site: Site) -> Iterator[Place]:
    for docname in found(site):
        article = site.catalogue.articles.get(docname)
        changed = article and (article.front_matter.updatedDate or article.date)
        yield Place(site.address(docname), changed.iso if changed else _committed(site, docname))


def _committed(site: Site, docname: str) -> str:
    """Return when a page was last committed, where sphinx-last-updated-by-git has found out."""
    found = getattr(site.env, "git_last_updated", {}).get(docname)
    if not found or found[0] is None:  # in no commit, or the clone is too shallow to tell
        return ""
    return datetime.fromtimestamp(int(found[0]), UTC).isoformat(timespec="seconds")


def _wanted(config: Config) -> bool:
    return bool(config.articles_sitemap)


OUTPUTS = (Outputs(name="sitemap", files=files, wanted=_wanted, instead=("sphinx_sitemap",)),)
