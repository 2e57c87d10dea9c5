"""The addresses that an old site served, by its sitemap or a list, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from xml.parsers import expat

from ..catalogue.links import below_site
from ..problems import Kind, Problem, shown
from ..storage import read_bytes
from .address import Old, Unusable, path_of, read_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_LIST, _INDEX = "urlset", "sitemapindex"


class Known(NamedTuple):
    """An address of the old site, at a line of a file."""

    address: str
    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """How many addresses the old site had, how many of them lead somewhere, and by redirect."""

    total: int
    answered: int
    redirected: int
    problems: tuple[Problem, ...]


def review(
    known: Iterable[Known],
    answer: Callable[[Old], str | None],
    sites: Sequence[str] = (),
) -> Review:
    """Count what the new site answers. *answer* says ``page``, ``redirect``, or None."""
    answers: dict[Old, str | None] = {}
    problems: list[Problem] = []
    for each in known:
        try:
            old = read_old(each.address, sites)
        except Unusable as error:
            problems.append(_problem(each, str(error)))
            continue
        if old not in answers:
            answers[old] = answer(old)
            if answers[old] is None:
                problems.append(_problem(each, "no longer leads anywhere"))
    given = [each for each in answers.values() if each is not None]
    return Review(
        total=len(answers),
        answered=len(given),
        redirected=given.count("redirect"),
        problems=tuple(problems),
    )


def read_old(address: str, sites: Sequence[str]) -> Old:
    """Read an address of the old site, which may have had another host.

    :raises Unusable: if it is none.
    """
    if below_site(address.strip(), sites) is not None:
        return read_address(address, sites)
    return path_of(address)


def read_known(path: Path) -> tuple[list[Known], list[Problem]]:
    """Read a sitemap, an index of sitemaps that lie beside it, or a text with an address a line."""
    found: list[Known] = []
    problems: list[Problem] = []
    waiting, seen = [path], {path}
    while waiting:
        file = waiting.pop(0)
        try:
            kind, places = _read(file)
        except (OSError, ValueError, LookupError, expat.ExpatError) as error:
            why = getattr(error, "strerror", None) or str(error)
            line = getattr(error, "lineno", None)
            problems.append(
                Problem(
                    kind=Kind.REDIRECT,
                    path=str(file),
                    line=line,
                    key="articles_old_addresses",
                    message=f"cannot be read: {why}",
                    accepted="a sitemap, or a text with an address a line",
                )
            )
            continue
        if kind != _INDEX:
            found += places
            continue
        for each in places:
            beside = _beside(file, each.address)
            if beside is None:
                problems.append(_problem(each, "is a sitemap that does not lie beside this one"))
            elif beside not in seen:
                seen.add(beside)
                waiting.append(beside)
    return found, problems


def _beside(file: Path, address: str) -> Path | None:
    """Return the file beside *file* that has the last name of an address."""
    try:
        name = PurePosixPath(urlsplit(address).path).name
        beside = file.parent / name
        return beside if name and beside.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def _read(path: Path) -> tuple[str, list[Known]]:
    data = read_bytes(path)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or data[:2] in {
        b"\xff\xfe",
        b"\xfe\xff",
    }:
        sitemap = _Sitemap()
        sitemap.parse(data)
        return sitemap.kind, [Known(text, str(path), line) for text, line in sitemap.places]
    lines = enumerate(data.decode("utf-8-sig").splitlines(), start=1)
    listed = [(text, number) for number, line in lines if (text := line.strip())]
    return _LIST, [Known(text, str(path), at) for text, at in listed if not text.startswith("#")]


class _Sitemap:
    """Reads https://www.sitemaps.org/protocol.html; a document type, which may hold bombs, not."""

    def __init__(self) -> None:
        self.kind = ""
        self.places: list[tuple[str, int]] = []
        self._above: list[str] = []
        self._text: list[str] | None = None
        self._line = 0

    def parse(self, data: bytes) -> None:
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(data, True)
        if self.kind not in {_LIST, _INDEX}:
            raise ValueError(f"<{self.kind}> is not a sitemap")

    def _start(self, name: str, _: dict[str, str]) -> None:
        if not self._above:
            self.kind = name.rpartition(" ")[2]
            self._space = name.removesuffix(self.kind)
        self._above.append(name)
        # Pictures have a <loc>, too, in another namespace.
        if len(self._above) == 3 and name == f"{self._space}loc":
            self._text, self._line = [], self._parser.CurrentLineNumber

    def _end(self, _: str) -> None:
        self._above.pop()
        if self._text is not None and len(self._above) == 2:
            self.places.append(("".join(self._text).strip(), self._line))
            self._text = None

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)


def _refuse(*_: object) -> None:
    raise ValueError("it has a document type, which no sitemap needs")


def _problem(known: Known, message: str) -> Problem:
    return Problem(
        kind=Kind.REDIRECT,
        path=known.path,
        line=known.line,
        message=message,
        value=shown(known.address),
    )
