"""The writer: which function writes which node, and where its page stands.

A function for blocks yields them as texts; one for a part of a line yields pieces. A class of
nodes that nobody has registered is written as the nearest class that it is derived from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar
from urllib.parse import urljoin

from docutils import nodes
from sphinx.locale import admonitionlabels

from . import pieces
from .escape import code_span, escaped, fence
from .html import as_nodes
from .pieces import BREAK, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

WriteBlock: TypeAlias = "Callable[[Writer, Any], Iterable[str]]"
WriteInline: TypeAlias = "Callable[[Writer, Any], Iterable[Piece]]"
Block = TypeVar("Block", bound="WriteBlock")
Inline = TypeVar("Inline", bound="WriteInline")

BLOCKS: dict[type, WriteBlock] = {}
INLINES: dict[type, WriteInline] = {}
NOTHING: set[type] = set()
"""What readers do not see."""


def block(*kinds: type) -> Callable[[Block], Block]:
    """Register what writes nodes of these classes, which stand where blocks do."""

    def register(function: Block) -> Block:
        BLOCKS.update(dict.fromkeys(kinds, function))
        return function

    return register


def inline(*kinds: type) -> Callable[[Inline], Inline]:
    """Register what writes nodes of these classes, which stand in a line."""

    def register(function: Inline) -> Inline:
        INLINES.update(dict.fromkeys(kinds, function))
        return function

    return register


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page stands, as full addresses.

    ``address`` is that of the page, ``pictures`` those of copied files by what nodes call them,
    ``downloads`` the beginning of those of downloads. ``numbered`` gives the number before a
    title or a caption, with the space after it.
    """

    address: str
    pictures: Mapping[str, str] = field(default_factory=dict)
    downloads: str = ""
    numbered: Callable[[nodes.Element], str] = lambda _: ""

    def full(self, address: str) -> str:
        """Return a full address for one that is relative to the page."""
        try:
            return urljoin(self.address, address)
        except ValueError:
            return address


class _Way(NamedTuple):
    """How nodes of a class are written; ``kind`` is the class that this was registered for."""

    write: Any
    is_block: bool
    kind: type


_GENERAL = {nodes.Element, nodes.Inline, nodes.TextElement}
_LIST = re.compile(r"([-+*]|\d+[.)])(?: |\n|$)")
_BETWEEN_LISTS = "<!-- -->"


_WAYS: dict[type, _Way | None] = {}


def _way(kind: type) -> _Way | None:
    """Return how nodes of a class are written, found once; None for what is not."""
    if kind not in _WAYS:
        _WAYS[kind] = _found(kind)
    return _WAYS[kind]


def _found(kind: type) -> _Way | None:
    for each in kind.__mro__:
        if each in NOTHING:
            return None
        if each in BLOCKS:
            return _Way(BLOCKS[each], True, each)
        if each in INLINES:
            return _Way(INLINES[each], False, each)
    raise TypeError(kind)


class Writer:
    """Writes nodes of one page.

    ``level`` is that of the heading above what is being written. ``lost`` names the classes of
    which nothing could be written.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.level = 0
        self.lost: set[str] = set()

    def text(self, children: Sequence[nodes.Node]) -> str:
        """Return blocks with an empty line between them."""
        return self.joined(self.blocks(children))

    def joined(self, blocks: Iterable[str]) -> str:
        """Join blocks; between two lists stands something, or they were one."""
        parts: list[str] = []
        for each in blocks:
            before, after = _LIST.match(parts[-1]) if parts else None, _LIST.match(each)
            if before and after and before[1][-1] == after[1][-1]:
                parts.append(_BETWEEN_LISTS)
            parts.append(each)
        return "\n\n".join(parts)

    def blocks(self, children: Sequence[nodes.Node]) -> list[str]:
        """Return blocks; what stands in a line is a paragraph together with what is beside it."""
        found: list[str] = []
        line: list[nodes.Node] = []
        for node in as_nodes(children, self.place.downloads):
            if not self._is_block(node):
                line.append(node)
                continue
            found += self._paragraphs(line)
            line = []
            found += filter(None, self._block(node))
        return found + self._paragraphs(line)

    def inline(self, children: Sequence[nodes.Node]) -> list[Piece]:
        """Return what stands in a line, in pieces; of blocks, line by line."""
        found: list[Piece] = []
        for node in as_nodes(children, self.place.downloads):
            if self._is_block(node):
                found += self._flat(node)
            elif (way := self._way(node)) is not None:
                found += way.write(self, node)
        return found

    def paragraph(self, children: Sequence[nodes.Node]) -> str:
        """Return a paragraph of what stands in a line."""
        return pieces.paragraph(self.inline(children))

    def line(self, children: Sequence[nodes.Node], hard: str = " ") -> str:
        """Return what stands in a line without any line break; *hard* stands for those."""
        return pieces.one_line(self.inline(children), hard)

    def _is_block(self, node: nodes.Node) -> bool:
        way = _way(type(node))
        return way is not None and (way.is_block or _code_of(node) is not None)

    def _block(self, node: nodes.Node) -> Iterable[str]:
        if (code := _code_of(node)) is not None:
            return [fence(code, type(node).__name__)]
        way = self._way(node)
        return way.write(self, node) if way is not None else ()

    def _way(self, node: nodes.Node) -> _Way | None:
        way = _way(type(node))
        if way is not None and way.kind in _GENERAL and not node.children:
            self.lost.add(type(node).__name__)
        return way

    def _paragraphs(self, line: list[nodes.Node]) -> list[str]:
        text = self.paragraph(line) if line else ""
        return [text] if text else []

    def _flat(self, node: nodes.Node) -> Iterator[Piece]:
        """Yield a block where only a line may stand, its parts on lines of their own."""
        yield BREAK
        if (code := _code_of(node)) is not None or isinstance(node, nodes.FixedTextElement):
            for line in (code or node.astext()).split("\n"):
                yield from (code_span(line), BREAK)
        elif isinstance(node, nodes.TextElement):
            yield from self.inline(node.children)
        else:
            yield from (escaped(label_of(node)), BREAK)
            for child in as_nodes(node.children, self.place.downloads):
                yield from self._flat(child) if self._is_block(child) else self.inline([child])
        yield BREAK


def label_of(node: nodes.Node) -> str:
    """Return what an admonition is called that has no title of its own."""
    titled = any(isinstance(child, nodes.title) for child in node.children)
    if titled or not isinstance(node, nodes.Admonition):
        return ""
    return str(admonitionlabels.get(type(node).__name__, ""))


def _code_of(node: nodes.Node) -> str | None:
    """Return the source of a diagram: extensions keep it in ``code``."""
    if isinstance(node, nodes.Element) and not node.children:
        code = node.get("code")
        return code if isinstance(code, str) else None
    return None


@inline(nodes.Text)
def _text(writer: Writer, node: nodes.Text) -> Iterator[Piece]:
    yield escaped(str(node))
