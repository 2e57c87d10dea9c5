"""The pages that the catalogue itself calls for, each as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..settings import SERIES_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..frontmatter.taxonomies import Taxonomy
    from .series import Series
    from .terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A generated page: what it is called, and the widget that it shows.

    ``title`` is text, and a message to be translated if ``translated``. ``name`` and ``extra``
    are what the ``widget`` asks for, ``parts`` the documents that its toctree holds. ``image`` is
    a picture, relative to the file ``source``. An author's own page of this name shows the same.
    An index is ``empty`` while there is nothing to list: toctrees may name it all the same.
    """

    docname: str
    title: str
    widget: str
    name: str = ""
    extra: str = ""
    translated: bool = False
    parts: tuple[str, ...] = ()
    image: str = ""
    source: str = ""
    empty: bool = False


def generated_pages(
    series: Mapping[str, Series],
    series_of: Mapping[str, Sequence[str]],
    terms: Mapping[str, Mapping[str, Term]],
    taxonomies: Sequence[Taxonomy],
) -> Iterator[Page]:
    """Yield every page: landing pages, term pages, and an index of each kind."""
    yield Page(
        docname=f"{SERIES_FOLDER}/index",
        title=N_("Series"),
        translated=True,
        widget="series-index",
        parts=tuple(each.docname for each in series.values()),
        empty=not series,
    )
    for each in series.values():
        yield Page(
            docname=each.docname,
            title=each.title,
            widget="parts",
            name=each.slug,
            parts=tuple(part for part in each.parts if series_of[part][0] == each.slug),
            image=each.image,
            source=each.source,
        )
    for taxonomy in taxonomies:
        shown = [term for term in terms[taxonomy.name].values() if not term.hidden]
        yield _index(taxonomy, empty=not shown)
        for term in shown:
            yield Page(
                docname=term.docname,
                title=term.label,
                widget="term",
                name=term.slug,
                extra=taxonomy.name,
                image=term.image,
                source=term.source,
            )


def _index(taxonomy: Taxonomy, *, empty: bool) -> Page:
    built_in = {"tags": N_("Tags"), "categories": N_("Categories"), "authors": N_("Authors")}
    message = "" if taxonomy.title else built_in.get(taxonomy.name, "")
    return Page(
        docname=f"{taxonomy.name}/index",
        title=message or taxonomy.title or taxonomy.name.capitalize(),
        translated=bool(message),
        widget="term-index",
        extra=taxonomy.name,
        empty=empty,
    )


def N_(message: str) -> str:  # noqa: N802 (gettext's name)
    """Mark a message that is translated where it is shown."""
    return message
