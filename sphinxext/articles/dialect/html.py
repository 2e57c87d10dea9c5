"""Tags of raw HTML that mean a file or a page: ``<img src>`` and ``<a href>``, found in place."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MEANT = {"img": "src", "a": "href"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A start tag: its name, its attributes, and its source text."""

    name: str
    attributes: Mapping[str, str]
    text: str

    @property
    def address(self) -> str:
        """The file or page that the tag means."""
        return self.attributes.get(_MEANT[self.name], "")


def split(html: str) -> Iterator[str | Tag]:
    """Yield *html* in pieces that joined give it back; tags that mean something apart."""
    if not any(f"<{name}" in html.lower() for name in _MEANT):
        yield html
        return
    finder = _Finder(html)
    position = 0
    for start, tag in finder.found:
        if start > position:
            yield html[position:start]
        yield tag
        position = start + len(tag.text)
    if position < len(html):
        yield html[position:]


class _Finder(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0]
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.found: list[tuple[int, Tag]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text()
        if tag not in _MEANT or not text:
            return
        line, column = self.getpos()
        attributes = {name: value or "" for name, value in attrs}
        start = self.lines[line - 1] + column
        self.found.append((start, Tag(name=tag, attributes=attributes, text=text)))
