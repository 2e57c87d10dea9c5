"""An article as Markdown beside its page, ``hello.html.md``, and all of them as ``llms-full.txt``.

What a page shows is known where it is written, in one of several processes perhaps. There its
Markdown is kept beside the doctrees (:class:`Kept`); the files are made of that at the end.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..addresses import base_address
from ..doctree.robots import is_indexed, is_searched
from ..documents.project import catalogue_of, project_of
from ..formats.llms import llms_full_txt, with_front_matter
from ..rebuilds.ledger import output_name
from ..storage import digest, write_whole
from .base import Output, Outputs
from .taken_paths import page_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config

    from ..catalogue.article import Article
    from .base import Site

INSTEAD = ("sphinx_llm.txt", "sphinx_llms_txt", "sphinx_markdown_builder.singlemarkdown")
"""Extensions that write such files themselves."""
_SUFFIX = ".md"
_KEPT = ".md.ledger"


class Kept:
    """The Markdown of each page as it was last written into an output folder."""

    def __init__(self, app: Sphinx) -> None:
        name = output_name(app.builder.name, Path(app.outdir))
        self._folder = project_of(app.env).sources.folder / f"{name}.markdown"

    def keep(self, docname: str, text: str) -> None:
        """Keep what a page shows."""
        write_whole(self._path(docname), text.encode(errors="replace"))

    def text(self, docname: str) -> str:
        """Return what was kept of a page; nothing if it has never been written."""
        try:
            return self._path(docname).read_text(encoding="utf-8")
        except OSError:
            return ""

    def only(self, docnames: AbstractSet[str]) -> None:
        """Forget all other pages."""
        wanted = {self._path(docname) for docname in docnames}
        for path in sorted(self._folder.rglob(f"*{_KEPT}*"), reverse=True):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, docname: str) -> Path:
        return self._folder / f"{docname}{_KEPT}"


def twins(app: Sphinx) -> list[str]:
    """Name the articles that have a twin in Markdown: those that anybody may find, if wanted.

    A build that shows what is withheld has none.
    """
    catalogue = catalogue_of(app.env)
    wanted = _wanted(app.config) and base_address(app.config)
    if not wanted or catalogue.settings.shown or {*INSTEAD} & app.extensions.keys():
        return []
    found = [each for each in catalogue.articles if each not in catalogue.unlisted]
    return [each for each in found if is_indexed(app.env, each) and is_searched(app.env, each)]


def _wanted(config: Config) -> bool:
    return bool(config.articles_markdown != "none")


def path_of(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return where the twin of a page is in the output folder: the page's own path, and ``.md``."""
    return page_file(builder, docname) + _SUFFIX


def address_of(site: Site, docname: str) -> str:
    """Return the full address of a twin."""
    return site.base + quote(site.page_files[docname] + _SUFFIX)


def files(site: Site) -> Iterator[Output]:
    """Yield the twins, and the file that has all of them."""
    kept, found = Kept(site.app), []
    for docname in twins(site.app):
        text = kept.text(docname)
        if not text:
            continue  # not written yet: sphinx-build was asked for some files only
        head = _front_matter(site, site.catalogue.articles[docname])
        shown = digest(head, text)
        found.append((docname, shown))
        render = partial(_rendered, site, docname)
        yield Output(path=site.page_files[docname] + _SUFFIX, shown=shown, render=render)
    if found and site.config.articles_markdown == "full":
        title = site.config.html_title
        yield Output(
            path="llms-full.txt",
            shown=digest(title, found),
            render=lambda: b"".join(
                llms_full_txt(title, (_text(site, docname) for docname, _ in found))
            ),
            yields=True,
        )


def _rendered(site: Site, docname: str) -> bytes:
    return _text(site, docname).encode()


def _text(site: Site, docname: str) -> str:
    head = _front_matter(site, site.catalogue.articles[docname])
    return with_front_matter(head, Kept(site.app).text(docname))


def _front_matter(site: Site, article: Article) -> dict[str, object]:
    """Return what is public of an article's front matter, under Astro's names."""
    catalogue, given = site.catalogue, article.front_matter
    terms = {
        taxonomy.name: [
            term if isinstance(term, str) else term.label
            for term in catalogue.terms_of(article.docname, taxonomy.name)
        ]
        for taxonomy in catalogue.settings.taxonomies
    }
    return {
        "title": article.title,
        "description": given.description,
        "pubDate": given.pubDate.iso if given.pubDate else "",
        "updatedDate": given.updatedDate.iso if given.updatedDate else "",
        **terms,
        "series": [
            catalogue.series[key].title for key in catalogue.series_of.get(article.docname, ())
        ],
        "lang": article.language,
        "canonicalURL": given.canonicalURL or site.address(article.docname),
    }


OUTPUTS = (
    Outputs(
        name="Markdown beside pages",
        files=files,
        wanted=_wanted,
        asked=_wanted,
        instead=INSTEAD,
    ),
)
