"""Every document has a name of its own, and a file of its own in the output."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from ..catalogue.publication_gate import visible
from ..problems import Kind, Problem
from ..slugs import Numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ..catalogue.article import Article
    from ..settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a build makes of document names.

    With ``directories`` (as ``dirhtml`` has them) ``guide`` and ``guide/index`` are one file, with
    ``one_case`` (as most Macs have it) ``Guide`` and ``guide`` are, and ``é`` in either spelling.
    """

    directories: bool = False
    one_case: bool = False

    def file_of(self, docname: str) -> str:
        """Return the same text for all documents that would be written to one file."""
        if self.directories:
            docname = f"/{docname}".removesuffix("/index")
        return normalize("NFC", docname).casefold() if self.one_case else docname


DISTINCT = Output()
"""Makes a file of its own of every name."""


def with_own_names(
    articles: Iterable[Article],
    taken: Mapping[str, str],
    settings: Settings,
    output: Output = DISTINCT,
) -> tuple[list[Article], list[Problem]]:
    """Give every article a document name of its own; *taken* maps names in use to their files.

    What this build shows comes first: what is withheld takes no name away, and is not told of.
    """
    owners = {output.file_of(name): (name, path) for name, path in taken.items()}
    free = Numbered(taken, output.file_of)
    result, problems = [], []
    listed = list(articles)
    seen = [article for article in listed if visible(article.withheld, settings)]
    hidden = [article for article in listed if not visible(article.withheld, settings)]
    for article in (*seen, *hidden):
        docname = free.take(article.docname)
        if docname != article.docname and visible(article.withheld, settings):
            problems.append(_taken(article, docname, *owners[output.file_of(article.docname)]))
        article = replace(article, docname=docname) if docname != article.docname else article
        owners[output.file_of(docname)] = docname, article.path
        result.append(article)
    return result, problems


def one_file(pages: Mapping[str, Path], output: Output) -> Iterator[Problem]:
    """Yield a problem for each page of the author's that is written over another one."""
    written: dict[str, str] = {}
    for docname, path in sorted(pages.items()):
        other = written.setdefault(output.file_of(docname), docname)
        if other != docname:
            yield Problem(
                kind=Kind.ID,
                path=str(path),
                message=f"the documents {other!r} and {docname!r} are one file in this output",
                accepted="another name for one of them",
            )


def _taken(article: Article, docname: str, other: str, path: str) -> Problem:
    wanted = article.docname
    made = "is already made by" if other == wanted else f"and {other!r} are one file, made by"
    return Problem(
        kind=Kind.ID,
        path=article.path,
        line=article.line("slug"),
        message=f"the document {wanted!r} {made} {path}; this one becomes {docname!r}",
    )
