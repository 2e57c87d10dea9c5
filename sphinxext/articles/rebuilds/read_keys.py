"""What the reading of a document depends on besides the time of change of its file, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..storage import digest
from ..views.breadcrumbs import trail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..documents.project import ArticleProject
    from ..settings import Collection


class _Configured(NamedTuple):
    """What many documents have in common."""

    settings: str
    collections: Mapping[Collection | None, str]


def read_key(project: ArticleProject, docname: str) -> str | None:
    """Digest what a document's reading depends on; None if that is Sphinx's own affair."""
    page, scan = project.page(docname), project.scan
    if page is None and docname not in scan.digests:
        return None
    configured = project.catalogue.once("read keys", lambda: _configured(project))
    article = project.article(docname)
    path = scan.mounted.get(docname)
    return digest(
        project.real_path(docname),
        path and configured.collections[project.collection_of(path)],
        page,
        page and trail(project.catalogue, docname),
        scan.digests.get(docname),
        article and (article.title, article.language, article.withheld),
        article and configured.settings,
        *project.settings.models,
    )


def _configured(project: ArticleProject) -> _Configured:
    return _Configured(
        settings=digest(project.settings.zone, project.settings.taxonomies),
        collections={each: digest(each) for each in (None, *project.collections)},
    )
