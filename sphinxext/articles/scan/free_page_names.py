"""Which of the generated pages there is room for: what authors have made is never written over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..problems import Kind, Problem
from .distinct_names import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from ..catalogue.pages import Page

_BY_ADDRESS = Output(directories=True)


class Room:
    """The names that are taken: of *documents* and what is *reserved*, given with who has them,
    and of the pages that are *kept*.

    A document of the very name of a page is the author's own page there, and shows the same.
    """

    def __init__(
        self,
        documents: Mapping[str, str],
        reserved: Mapping[str, str],
        articles: AbstractSet[str],
        output: Output,
    ) -> None:
        self.kept: dict[str, Page] = {}
        self.left_out: set[str] = set()
        self.problems: list[Problem] = []
        self._documents = documents
        self._reserved = reserved
        self._articles = articles
        self._output = output
        self._whole: set[str] = set()
        taken = {**documents, **reserved}
        self._files = {output.file_of(name): (name, taken[name]) for name in taken}
        self._addresses = set(map(_BY_ADDRESS.file_of, taken))

    def place(
        self, pages: Iterable[Page], unwanted: Callable[[str], bool] = lambda _docname: False
    ) -> None:
        """Keep the pages that would be written over nothing; those that come first come first.

        *unwanted* tells of a name whether nobody wants a page there.
        """
        for page in pages:
            reason = self._taken(page)
            if page.number:
                self._place_further(page, reason, unwanted=unwanted(page.docname))
            elif (page.yields and not self._is_free(page)) or (
                unwanted(page.docname) and page.docname not in self._documents
            ):
                self._leave_out(page)
            elif reason is None:
                self._keep(page)
            else:
                self._leave_out(page)
                self.problems.append(_no_room(page, reason))

    def _place_further(self, page: Page, reason: str | None, *, unwanted: bool) -> None:
        """Rather have a long list than one with a page that is somebody else's."""
        if page.first not in self.kept or page.first in self._whole:
            return
        if reason is None and not unwanted:
            self._keep(page)
            return
        self._undivide(page.first)
        if reason is not None:
            message = f"the page {page.docname!r} of a list {reason}; the list is on one page"
            self.problems.append(Problem(kind=Kind.ID, message=message, accepted="another name"))

    def _leave_out(self, page: Page) -> None:
        self.left_out |= {page.docname} - self._documents.keys()

    def _keep(self, page: Page) -> None:
        self.kept[page.docname] = page
        self._files.setdefault(self._output.file_of(page.docname), (page.docname, ""))
        self._addresses.add(_BY_ADDRESS.file_of(page.docname))

    def _is_free(self, page: Page) -> bool:
        """Tell whether nothing is at the address of a page that nobody has asked for."""
        above = not page.up or page.up in self.kept
        return above and _BY_ADDRESS.file_of(page.docname) not in self._addresses

    def _taken(self, page: Page) -> str | None:
        """Say what is in the way of a page; None if nothing is."""
        docname = page.docname
        if docname in self._reserved:
            return f"is already made by {self._reserved[docname]}"
        if docname in self._documents:
            own = not page.number and not (page.apart and docname in self._articles)
            return None if own else f"is already made by {self._documents[docname]}"
        if (found := self._files.get(self._output.file_of(docname))) is None:
            return None
        name, path = found
        made = f", made by {path}" if path else ""
        return f"and {name!r} are one file{made}"

    def _undivide(self, first: str) -> None:
        self._whole.add(first)
        self.kept = {
            name: replace(each, older="") if name == first else each
            for name, each in self.kept.items()
            if name == first or each.first != first
        }


def _no_room(page: Page, reason: str) -> Problem:
    own = "" if page.apart else f", or {page.docname!r} for a page that takes its place"
    return Problem(
        kind=Kind.ID,
        message=f"the generated page {page.docname!r} {reason}; the page is left out",
        accepted=f"another name{own}",
    )
