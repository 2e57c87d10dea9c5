"""``llms.txt``: what is where, for machines that read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..catalogue.terms import newest_first
from ..documents.project import project_of
from ..formats.llms import Entry, Section, llms_txt
from ..rebuilds.toctrees import connected
from ..storage import digest
from ..translation import _, spoken
from .base import Output, Outputs
from .markdown import INSTEAD, address_of, twins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

    from .base import Site


def files(site: Site) -> Iterator[Output]:
    """Yield the file; an author's own takes its place."""
    title, summary = site.config.html_title, _about(site, site.config.root_doc)
    details = _("Articles by series and by date, then all other pages.")
    sections = tuple(_sections(site))
    yield Output(
        path="llms.txt",
        shown=digest(title, summary, details, sections),
        render=partial(llms_txt, title, summary, details, sections),
        yields=True,
    )


def _sections(site: Site) -> Iterator[Section]:
    """Yield each series, then all other articles by date, language by language, then pages."""
    catalogue, offered, with_twin = site.catalogue, {*site.offered}, {*twins(site.app)}
    public = {
        docname: Entry(
            article.title,
            address_of(site, docname) if docname in with_twin else site.address(docname),
            article.front_matter.description,
        )
        for docname, article in catalogue.articles.items()
        if docname in offered
    }
    spoken_here = {catalogue.articles[docname].language for docname in public}
    for language in dict.fromkeys((catalogue.language, *sorted(spoken_here))):
        for series in catalogue.listed_series(language):
            entries = tuple(public[part] for part in series.parts if part in public)
            if entries and series.description and series.docname in offered:
                about = Entry(series.title, site.address(series.docname), series.description)
                entries = (about, *entries)
            yield Section(series.title, entries)
        others = [
            catalogue.articles[docname]
            for docname in public
            if docname not in catalogue.series_of
            and catalogue.articles[docname].language == language
        ]
        entries = tuple(public[article.docname] for article in newest_first(others))
        title = _("Articles")
        if language != catalogue.language:
            title = f"{spoken('Articles', language)} ({language})"
        yield Section(title, entries)
    yield Section(_("Pages"), tuple(_pages(site)))


def _pages(site: Site) -> Iterator[Entry]:
    """Yield the pages that an author has written, besides articles."""
    project, catalogue = project_of(site.env), site.catalogue
    reading_order = {docname: at for at, docname in enumerate(connected(site.env))}
    for docname in sorted(
        {*site.offered} - catalogue.articles.keys(),
        key=lambda each: (reading_order.get(each, len(reading_order)), each),
    ):
        if not project.is_generated(docname):
            title = site.env.titles[docname].astext()
            yield Entry(title, site.address(docname), _about(site, docname))


def _about(site: Site, docname: str) -> str:
    return str(site.env.metadata[docname].get("description", ""))


def _wanted(config: Config) -> bool:
    return bool(config.articles_llms)


OUTPUTS = (Outputs(name="llms.txt", files=files, wanted=_wanted, instead=INSTEAD),)
