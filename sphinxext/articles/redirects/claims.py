"""Who claims an old address: articles, terms, series, their other names, a file of old ones."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..catalogue.by_language import docname_in
from ..problems import Kind, Problem
from ..settings import SERIES_FOLDER
from ..slugs import term_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ..catalogue.article import Article
    from ..catalogue.catalogue import Catalogue
    from ..catalogue.series import Series
    from ..catalogue.terms import Term

KEYS = ("aliases", "redirect_from")
_OPTION = "articles_redirects"
_HEADINGS = frozenset({"old", "from", "source", "src", "old address", "old url", "redirect from"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An old address as somebody wrote it, at ``line`` of the file ``path``.

    It leads to the document ``docname``, or else to the address ``new``. ``below`` is the folder
    that ``../`` leads out of, ``own`` how the addresses begin that are its own to claim. An
    ``unlisted`` one is told to nobody. One ``by_name`` follows from another name of a term or a
    series, of which nobody said that it was an address.
    """

    old: str
    path: str
    line: int
    key: str = ""
    docname: str = ""
    new: str = ""
    below: str = ""
    own: tuple[str, ...] = ()
    unlisted: bool = False
    by_name: bool = False


def claims(catalogue: Catalogue, address_of: Callable[[str], str]) -> Iterator[Claim]:
    """Yield the claims of all that is shown, the strongest first.

    *address_of* gives the address that a document of a name has, or would have.
    """
    for article in catalogue.articles.values():
        own = tuple(dict.fromkeys(_own(catalogue, article)))
        for key in KEYS:
            for old in getattr(article.front_matter, key, ()):
                yield Claim(
                    old=old,
                    path=article.path,
                    line=article.line(key),
                    key=key,
                    docname=article.docname,
                    below=article.docname.rpartition("/")[0],
                    own=own,
                    unlisted=article.front_matter.unlisted,
                )
    found: list[Series | Term] = [*catalogue.series.values(), *_terms(catalogue)]
    for each in found:
        for old in each.aliases:
            yield Claim(
                old=old,
                path=each.source,
                line=each.line,
                key="aliases",
                docname=each.docname,
                below=each.docname.rpartition("/")[0],
                own=(f"/{each.docname.rpartition('/')[0]}/",),
            )
    for each in found:
        yield from _by_name(catalogue, each, address_of)


def _own(catalogue: Catalogue, article: Article) -> Iterator[str]:
    """Yield how addresses of an article's collection begin, or of its folder without one."""
    prefix = article.collection or article.docname.rpartition("/")[0]
    yield f"/{prefix}/" if prefix else "/"
    for url, of in catalogue.places.urls:
        if of == article.collection and url != "/":
            yield f"{url}/"


def _terms(catalogue: Catalogue) -> Iterator[Term]:
    for taxonomy in catalogue.terms:
        yield from catalogue.public_terms(taxonomy)


def _by_name(
    catalogue: Catalogue, each: Series | Term, address_of: Callable[[str], str]
) -> Iterator[Claim]:
    """Yield the addresses that a page would have had by its synonyms."""
    folder = SERIES_FOLDER if (taxonomy := getattr(each, "taxonomy", "")) == "" else taxonomy
    slugs = {slug: name for name in reversed(each.synonyms) if (slug := term_slug(name))}
    for slug in reversed(slugs):
        docname = docname_in(each.language, folder, slug, catalogue.language)
        if slug != each.slug:
            yield Claim(
                old=f"/{address_of(docname)}",
                path=each.source,
                line=each.line,
                key="synonyms",
                docname=each.docname,
                by_name=True,
            )


def read_table(path: Path) -> tuple[list[Claim], list[Problem]]:
    """Read a file of old addresses and new ones: CSV, one pair a line, ``#`` for comments."""
    rows: list[Claim] = []
    problems: list[Problem] = []

    def wrong(message: str, line: int | None = None, accepted: str = "", key: str = "") -> None:
        problems.append(
            Problem(
                kind=Kind.REDIRECT,
                path=str(path),
                line=line,
                key=key,
                message=message,
                accepted=accepted,
            )
        )

    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, skipinitialspace=True)
            first, end = True, 0
            for row in reader:
                line, end = end + 1, reader.line_num
                cells = [cell.strip() for cell in row]
                if not any(cells) or cells[0].startswith("#"):
                    continue
                is_heading, first = first and cells[0].lower() in _HEADINGS, False
                if is_heading:
                    continue
                if any("\n" in cell or "\r" in cell for cell in row):
                    wrong("has a quote that does not end on this line", line, "old,new")
                    continue
                if len(cells) < 2 or not (cells[0] and cells[1]):
                    wrong("this line is not a pair of addresses", line, "old,new")
                    continue
                old, new = cells[:2]
                rows.append(Claim(old=old, new=new, path=str(path), line=line))
    except OSError as error:
        wrong(f"cannot be read: {error.strerror}", key=_OPTION)
    except UnicodeDecodeError:
        wrong("is not UTF-8", key=_OPTION)
    except csv.Error as error:
        accepted = "CSV, one pair of addresses a line"
        wrong(f"cannot be read: {error}", accepted=accepted, key=_OPTION)
    return rows, problems
