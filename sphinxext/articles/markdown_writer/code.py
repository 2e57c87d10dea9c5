"""What is shown letter by letter: code with its language, formulas, grammars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .base import Writer, block
from .escape import fence

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_LANGUAGE = {"default", "none", "text"}


@block(nodes.literal_block, nodes.FixedTextElement)
def _code(writer: Writer, node: nodes.Element) -> Iterator[str]:
    language = str(node.get("language") or "").strip()
    named = language and language not in _NO_LANGUAGE and "`" not in language
    yield fence(node.astext(), language.split()[0] if named else "")


@block(nodes.doctest_block)
def _doctest(writer: Writer, node: nodes.doctest_block) -> Iterator[str]:
    yield fence(node.astext(), "pycon")


@block(nodes.math_block)
def _math(writer: Writer, node: nodes.math_block) -> Iterator[str]:
    lines = [line for line in node.astext().strip().split("\n") if line.strip()]
    number = f" ({node['number']})" if node.get("number") else ""
    yield "\n".join(["$$", *lines, f"$${number}"])


@block(addnodes.productionlist)
def _grammar(writer: Writer, node: addnodes.productionlist) -> Iterator[str]:
    yield fence("\n".join(child.astext() for child in node.children))


@block(addnodes.production)
def _rule(writer: Writer, node: addnodes.production) -> Iterator[str]:
    yield fence(node.astext())
