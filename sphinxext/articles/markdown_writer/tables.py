"""Tables with pipes, as GitHub reads them: each row is a line, its first row the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

from .base import NOTHING, Writer, block
from .blocks import caption
from .html import as_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOTHING |= {nodes.colspec, addnodes.tabular_col_spec}

_ALIGNED = {"text-left": ":--", "text-center": ":-:", "text-right": "--:"}


class _Cell(NamedTuple):
    text: str
    rule: str = "---"


_EMPTY = _Cell("")


class _Grid:
    """The cells of a table by row; those that reach over more leave the others empty."""

    def __init__(self, writer: Writer, table: nodes.Element) -> None:
        self.writer = writer
        self.rows: list[list[_Cell]] = []
        self.head = 0
        self.titles: list[nodes.title] = []
        self.others: list[nodes.Node] = []
        self._below: dict[int, int] = {}
        self._read(table, is_head=False)

    def _read(self, node: nodes.Element, *, is_head: bool) -> None:
        for child in as_nodes(node.children, self.writer.place.downloads):
            if isinstance(child, nodes.title):
                self.titles.append(child)
            elif isinstance(child, nodes.row):
                self._read_row(child, is_head=is_head)
            elif isinstance(child, nodes.tgroup | nodes.tbody | nodes.thead):
                self._read(child, is_head=isinstance(child, nodes.thead))
            else:
                self.others.append(child)

    def _read_row(self, row: nodes.row, *, is_head: bool) -> None:
        cells: list[_Cell] = []
        entries = [
            child
            for child in as_nodes(row.children, self.writer.place.downloads)
            if isinstance(child, nodes.Element)
        ]
        below, self._below = (
            self._below,
            {at: left - 1 for at, left in self._below.items() if left > 1},
        )
        for entry in entries:
            while below.get(len(cells)):
                cells.append(_EMPTY)
            for _ in range(entry.get("morecols", 0) + 1):
                if entry.get("morerows"):
                    self._below[len(cells)] = entry["morerows"]
                cells.append(_EMPTY)
            cells[len(cells) - 1 - entry.get("morecols", 0)] = self._cell(entry)
        named = entries and all(entry.get("heading") for entry in entries)
        if (is_head or named) and self.head == len(self.rows):
            self.head += 1
        self.rows.append(cells)

    def _cell(self, entry: nodes.Element) -> _Cell:
        text = self.writer.line(entry.children, "<br>").replace("|", r"\|")
        rules = (rule for name, rule in _ALIGNED.items() if name in entry["classes"])
        return _Cell(text, next(rules, "---"))


@block(nodes.table)
def _table(writer: Writer, node: nodes.table) -> Iterator[str]:
    grid = _Grid(writer, node)
    for title in grid.titles:
        yield caption(writer, title)
    yield from writer.blocks(grid.others)
    if grid.rows:
        yield "\n".join(_lines(grid))


def _lines(grid: _Grid) -> Iterator[str]:
    """Yield the lines of a table; without a head an empty one, since there has to be one."""
    width = max(map(len, grid.rows))
    rows = [row + [_EMPTY] * (width - len(row)) for row in grid.rows]
    head, others = ([_EMPTY] * width, rows) if not grid.head else (rows[0], rows[1:])
    yield _line(cell.text for cell in head)
    yield _line(cell.rule for cell in (head if grid.head else rows[0]))
    yield from (_line(cell.text for cell in row) for row in others)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


@block(nodes.tgroup, nodes.thead, nodes.tbody, nodes.row)
def _outside(writer: Writer, node: nodes.Element) -> list[str]:
    """Write parts of a table that stand in none."""
    return writer.blocks(node.children)
