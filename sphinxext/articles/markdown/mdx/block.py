"""Block rules: lines of tags and expressions, ``import`` and ``export``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import list_block
from markdown_it.token import Token

from ..block_lines import line_of
from .evaluation import evaluate_at
from .limits import Unknown
from .scanner import MORE, Code, NoPiece, Tag, Unfinished, end_of_statements, scan
from .state import Block, state_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_block import StateBlock

    from .state import ArticleState

# What stands between ``import`` and a module; over no blank line, so that no line is read twice.
_CLAUSE = r"(?:[\w$,{}*\t ]|\r?\n(?![ \t]*+\r?\n))*+"
_STATEMENT = re.compile(
    rf"import(?P<clause>{_CLAUSE})['\"]"
    r"|export\s++(?:const|let|var|function|async|class|default|type|interface|enum)\b|export\s*+[{*]"
)
_IMPORT = re.compile(
    rf"^import\b(?P<clause>{_CLAUSE})(?:['\"](?P<module>[^'\"\n]++))?+", re.MULTILINE
)
_FROM = re.compile(r"(?<![\w$])from\Z")
_TYPE = re.compile(r"\s++type\b")
_EXPORT = re.compile(
    r"^export\s++(?:const|let|var)\s++(?P<name>[\w$]++)\s*+(?::[^=\n]++)?+=(?!=)\s*+", re.MULTILINE
)


def flow(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read lines that hold nothing but tags, expressions and comments."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(("<", "{"), at):
        return False
    article = state_in(state.env, state.src)
    key = (start, state.blkIndent, state.bMarks[start])
    if key not in article.blocks:
        article.blocks[key] = _block(state, start, end, article)
    block = article.blocks[key]
    if block is None:
        return False
    if silent:
        return True
    before = -1
    for piece, line in block.pieces:
        name = "mdx_tag" if isinstance(piece, Tag) else "mdx_expression"
        name = "html_block" if piece is MORE else name
        token = Token(name, "", 0, map=[line, block.end], level=state.level, block=True)
        token.meta = {"piece": piece, "flow": True, "joined": line == before}
        token.content = piece if isinstance(piece, Code) else ""
        state.tokens.append(token)
        before = line
    state.line = block.end
    return True


def _block(state: StateBlock, start: int, end: int, article: ArticleState) -> Block | None:
    for text, whole in _texts(state, start, end):
        try:
            return _pieces(text, start)
        except NoPiece:
            article.budget -= len(text)
            return None
        except Unfinished:
            article.budget -= len(text)
            if whole or article.budget < 0:
                return None
    return None


def _texts(state: StateBlock, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """Yield more and more lines of a container, and whether these are all."""
    last, wanted = start + 1, 1
    while True:
        while last < end and last - start < wanted and _belongs(state, last):
            last += 1
        whole = last >= end or last - start < wanted
        yield state.getLines(start, last, state.blkIndent, False), whole
        wanted *= 8


def _belongs(state: StateBlock, line: int) -> bool:
    return state.isEmpty(line) or state.sCount[line] >= max(state.blkIndent, 0)


def _pieces(text: str, first: int) -> Block:
    """Read pieces to the end of a line.

    :raises NoPiece: if there is anything else in it.
    """
    pieces: list[tuple[Tag | Code, int]] = []
    at, line = 0, first
    while True:
        while at < len(text) and text[at] in " \t":
            at += 1
        if at == len(text) or text[at] == "\n":
            return Block(tuple(pieces), line + 1)
        if text[at] not in "<{":
            raise NoPiece(at)
        piece, end = scan(text, at)
        if piece is not None:
            pieces.append((piece, line))
        line += text.count("\n", at, end)
        at = end


def statements(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take ``import`` and ``export`` away, and remember what can be used of them."""
    begin = state.bMarks[start]
    if silent or state.level or state.blkIndent or state.tShift[start]:
        return False
    if not state.src.startswith(("import", "export"), begin):
        return False
    if not _is_statement(state.src, begin):
        return False
    article = state_in(state.env, state.src)
    for text, whole in _texts(state, start, end):
        try:
            length = end_of_statements(text, 0)
        except Unfinished:
            article.budget -= len(text)
            if whole or article.budget < 0:
                length = text.find("\n\n") if "\n\n" in text else len(text)
            else:
                continue
        if length < len(text) or whole:
            _note(text[:length], article)
            state.line = start + text.count("\n", 0, length) + 1
            return True
    return False


def _is_statement(text: str, begin: int) -> bool:
    found = _STATEMENT.match(text, begin)
    if found is None or found["clause"] is None:
        return found is not None
    clause = found["clause"].rstrip()
    return not clause or _FROM.search(clause, max(0, len(clause) - 5)) is not None


def _note(text: str, article: ArticleState) -> None:
    for found in _IMPORT.finditer(text):
        clause = found["clause"].rstrip()
        if found["module"] and _FROM.search(clause, max(0, len(clause) - 5)):
            if _TYPE.match(clause):
                continue
            for local, name in _names(clause.removesuffix("from")):
                article.modules[local] = (name, found["module"])
    at = 0
    while export := _EXPORT.search(text, at):
        at = export.end()
        try:
            article.scope[export["name"]], at = evaluate_at(
                text, at, article.scope, article.computing
            )
        except Unknown:
            continue


def _names(what: str) -> Iterator[tuple[str, str]]:
    """Yield local names with the names in the module; ``default`` for a default import."""
    before, _, rest = what.partition("{")
    for part in before.split(","):
        words = part.split()
        if len(words) == 1:
            yield words[0], "default"
    for part in rest.partition("}")[0].split(","):
        words = part.split()
        if words:
            yield words[-1], words[0]


def deep_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list; an item that is indented by four or more is one all the same."""
    former, state.listIndent = state.listIndent, -1
    try:
        return list_block(state, start, end, silent)
    finally:
        state.listIndent = former


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a paragraph, or a heading underlined; however deep a line is, it is no code."""
    ends = state.md.block.ruler.getRules("paragraph")
    former, state.parentType = state.parentType, "paragraph"
    line, level = start + 1, 0
    while line < state.lineMax and not state.isEmpty(line):
        if level := _underlines(state, line):
            break
        if state.sCount[line] >= 0 and any(rule(state, line, end, True) for rule in ends):
            break
        line += 1
    state.parentType = former
    content = state.getLines(start, line, state.blkIndent, False).strip(" \t\n")
    state.line = line + bool(level)
    name, tag = ("heading", f"h{level}") if level else ("paragraph", "p")
    opening = state.push(f"{name}_open", tag, 1)
    inline = state.push("inline", "", 0)
    closing = state.push(f"{name}_close", tag, -1)
    opening.map, inline.map = [start, state.line], [start, line]
    opening.markup = closing.markup = "" if not level else "=-"[level - 1]
    inline.content, inline.children = content, []
    return True


def _underlines(state: StateBlock, line: int) -> int:
    """Return the level of the heading that a line is under, or nothing."""
    if state.sCount[line] < state.blkIndent:
        return 0
    text = line_of(state, line)
    return (
        {"=": 1, "-": 2}[text[0]] if text and text.strip(text[0]) == "" and text[0] in "=-" else 0
    )
