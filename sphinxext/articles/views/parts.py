"""The parts of a series, as its banner and its list show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..settings import SERIES_FOLDER
from ..storage import digest
from .pictures import Picture, picture_of
from .registry import language_asked, view
from .unknown_names import knows_series, unknown_series
from .values import Link, Unknown, link_of

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.publication_gate import Withheld
    from ..catalogue.series import Series
    from ..catalogue.term_entries import Planned
    from ..dates import Moment
    from .values import Request


class Item(NamedTuple):
    """One part."""

    link: Link
    description: str = ""
    date: Moment | None = None
    label: Withheld | None = None
    picture: Picture | None = None


class Items(tuple[Item, ...]):
    """The parts of a series, the same for every page that shows them."""

    @cached_property
    def digest(self) -> str:
        """What stands for all of them, worked out once."""
        return digest(tuple(self))

    def __repr__(self) -> str:
        return f"Items({self.digest})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A series seen from one of its parts, or from outside (``number`` 0).

    It ``leads`` if the page's own previous and next are those of this series.
    """

    series: Link
    slug: str
    number: int
    items: Items
    planned: tuple[Planned, ...]
    complete: bool
    description: str
    previous: Item | None
    next: Item | None
    leads: bool = False

    @property
    def total(self) -> int:
        """How many parts are published."""
        return len(self.items)


def items(catalogue: Catalogue, series: Series) -> Items:
    """Return a series' parts as they are listed, worked out once for a catalogue."""

    def collect() -> Items:
        return Items(_item(catalogue, part) for part in series.parts)

    return catalogue.once(("items", series.key), collect)


def _item(catalogue: Catalogue, docname: str) -> Item:
    article = catalogue.articles[docname]
    return Item(
        link=Link(article.title, docname),
        description=article.front_matter.description,
        date=article.date,
        label=article.withheld,
        picture=picture_of(catalogue, docname),
    )


@view("parts", local=True)
def _parts(catalogue: Catalogue, request: Request) -> tuple[Parts, ...] | Unknown:
    language = language_asked(catalogue, request)
    if request.name:
        if (named := catalogue.find_series(request.name, language)) is None:
            known = knows_series(catalogue, request.name, language)
            return () if known else unknown_series(catalogue, request.name)
        wanted = [named]
    else:
        wanted = [catalogue.series[slug] for slug in catalogue.series_of.get(request.docname, ())]
        if not wanted and (landing := catalogue.landing(request.docname)) is not None:
            wanted = [landing]
        elif not wanted and not _may_be_in_series(catalogue, request.docname):
            return Unknown("", what="series")
    elsewhere = [catalogue.find_series(name, language) for name in request.elsewhere]
    return tuple(
        _series_seen_from(catalogue, series, request.docname)
        for series in wanted
        if series not in elsewhere
    )


def _may_be_in_series(catalogue: Catalogue, docname: str) -> bool:
    """Tell whether a page is an article, or the landing page of a series that has no parts yet."""
    folder, _, slug = docname.rpartition("/")
    landing = folder.rpartition("/")[2] == SERIES_FOLDER and knows_series(catalogue, slug)
    return docname in catalogue.articles or landing


def _series_seen_from(catalogue: Catalogue, series: Series, docname: str) -> Parts:
    number = series.number(docname)
    before, after = series.neighbours(docname) if number else (None, None)
    return Parts(
        series=link_of(catalogue, series),
        slug=series.key,
        number=number,
        items=items(catalogue, series),
        planned=series.planned,
        complete=series.complete,
        description=series.description,
        previous=_item(catalogue, before) if before else None,
        next=_item(catalogue, after) if after else None,
        leads=catalogue.main_series(docname) is series,
    )
