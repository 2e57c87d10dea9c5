"""The pages that the catalogue itself calls for, each as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..settings import SERIES_FOLDER
from .languages import docname_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..frontmatter.taxonomies import Taxonomy
    from .series import Series
    from .terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A generated page: what it is called, and the widget that it shows.

    ``title`` is text, and a message to be translated if ``translated``. ``name`` and ``extra``
    are what the ``widget`` asks for, ``parts`` the documents that its toctree holds. ``image``
    is a picture, relative to the file ``source``. An author's own page of this name shows the
    same. Without a ``language`` it is in the site's. An index is ``empty`` while there is
    nothing to list: toctrees may name it all the same.
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
    language: str = ""


def generated_pages(
    series: Mapping[str, Series],
    series_of: Mapping[str, Sequence[str]],
    terms: Mapping[str, Mapping[str, Term]],
    taxonomies: Sequence[Taxonomy],
    languages: Sequence[str],
) -> Iterator[Page]:
    """Yield every page: landing pages, term pages, and an index of each kind and language.

    *languages* are those of all articles, the site's first.
    """
    home = languages[0]
    for language in languages:
        parts = tuple(each.docname for each in series.values() if each.language == language)
        yield Page(
            docname=docname_in(language, SERIES_FOLDER, "index", home),
            title=N_("Series"),
            translated=True,
            language=language,
            widget="series-index",
            parts=parts,
            empty=not parts,
        )
    for each in series.values():
        yield Page(
            docname=each.docname,
            title=each.title,
            language=each.language,
            widget="parts",
            name=each.key,
            parts=tuple(part for part in each.parts if series_of[part][0] == each.key),
            image=each.image,
            source=each.source,
        )
    for taxonomy in taxonomies:
        shown = [term for term in terms[taxonomy.name].values() if not term.hidden]
        for language in languages:
            empty = not any(term.language == language for term in shown)
            yield _index(taxonomy, language, home, empty=empty)
        for term in shown:
            yield Page(
                docname=term.docname,
                title=term.label,
                language=term.language,
                widget="term",
                name=term.key,
                extra=taxonomy.name,
                image=term.image,
                source=term.source,
            )


def _index(taxonomy: Taxonomy, language: str, home: str, *, empty: bool) -> Page:
    built_in = {"tags": N_("Tags"), "categories": N_("Categories"), "authors": N_("Authors")}
    message = "" if taxonomy.title else built_in.get(taxonomy.name, "")
    return Page(
        docname=docname_in(language, taxonomy.name, "index", home),
        title=message or taxonomy.title or taxonomy.name.capitalize(),
        translated=bool(message),
        language=language,
        widget="term-index",
        extra=taxonomy.name,
        empty=empty,
    )


def N_(message: str) -> str:  # noqa: N802 (gettext's name)
    """Mark a message that is translated where it is shown."""
    return message
