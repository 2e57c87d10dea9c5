"""Core rule: every opening tag gets its closing one; elements alone in a paragraph leave it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from markdown_it.token import Token

from .scanner import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_core import StateCore

_DEEPEST = 24
_OURS = ("mdx_tag", "mdx_expression")


def balance(state: StateCore) -> None:
    """Turn tags into elements, first inside texts, then among blocks."""
    if not any(_holds_pieces(token) for token in state.tokens):
        return
    state.tokens = _elements(list(_flattened(state.tokens)))


def _holds_pieces(token: Token) -> bool:
    return token.type in _OURS or any(child.type in _OURS for child in token.children or ())


def _flattened(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield blocks; what is alone in a paragraph, or open at its ends, stands outside of it."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "paragraph_open" and _holds_pieces(tokens[at + 1]):
            yield from _out_of_paragraph(token, tokens[at + 1], tokens[at + 2])
            at += 3
            continue
        if token.type == "inline" and _holds_pieces(token):
            token.children = _elements(token.children or [])
        yield token
        at += 1


def _out_of_paragraph(opening: Token, inline: Token, closing: Token) -> Iterator[Token]:
    """Yield a paragraph without the tags at its ends whose counterparts are in other blocks.

    ``<Aside>text`` is a paragraph to Markdown, with half an element in it: the half stands before
    the paragraph, so that the element can hold it. What is left may be whole elements only, which
    are blocks then, as MDX has it.
    """
    children = inline.children or []
    _, single = _pairs(children)
    first, last = 0, len(children)
    while first < last and (first in single or _is_blank(children[first])):
        first += 1
    while last > first and (last - 1 in single or _is_blank(children[last - 1])):
        last -= 1
    yield from (_as_block(child, inline) for child in children[:first] if not _is_blank(child))
    inline.children = _elements(children[first:last])
    if inline.children:
        if _all_pieces(inline.children):
            yield from _unwrapped(inline)
        else:
            yield from (opening, inline, closing)
    yield from (_as_block(child, inline) for child in children[last:] if not _is_blank(child))


def _all_pieces(children: Sequence[Token]) -> bool:
    depth, pieces = 0, 0
    for child in children:
        depth -= child.nesting < 0
        if depth == 0:
            if not child.type.startswith("mdx_") and not _is_blank(child):
                return False
            pieces += child.type != "mdx_problem" and not _is_blank(child)
        depth += child.nesting > 0
    return pieces > 0


def _unwrapped(inline: Token) -> Iterator[Token]:
    """Yield elements that were alone in a paragraph as blocks.

    Tags at depth 0 become blocks, and what is between two of them is text of its own again.
    ``joined`` tells that an element stood in one line with the one before it.
    """
    inner: list[Token] = []
    depth, joined = 0, False
    for child in inline.children or ():
        depth -= child.nesting < 0
        if depth == 0:
            if inner:
                yield _copy(inline, inner)
                inner = []
            if not _is_blank(child):
                block = _as_block(child, inline)
                block.meta["joined"] = joined and child.nesting >= 0
                joined = True
                yield block
        else:
            inner.append(child)
        depth += child.nesting > 0


def _copy(inline: Token, children: list[Token]) -> Token:
    copied = Token("inline", "", 0, map=list(inline.map or (0, 0)), level=inline.level, block=True)
    copied.children, copied.content = children, inline.content
    return copied


def _is_blank(token: Token) -> bool:
    return token.type == "softbreak" or (token.type == "text" and not token.content.strip())


def _as_block(token: Token, inline: Token) -> Token:
    token.block = True
    token.meta["flow"] = True
    if inline.map is not None:
        token.map = [inline.map[0] + token.meta.pop("line", 0), inline.map[1]]
    return token


def _pairs(tokens: Sequence[Token]) -> tuple[dict[int, int], set[int]]:
    """Find which opening tag belongs to which closing one, and those that belong to none.

    Elements lie inside containers and the other way round; nothing overlaps. So each container of
    Markdown (a list item, an emphasis) has a frame of its own: where it ends, the tags still open
    in it have no counterpart, and a closing tag in it closes nothing outside. Within a frame a
    closing tag takes the last opening one of its name; those opened since then are single. How
    many are open of each name is counted, so that a closing tag of none costs no search.
    """
    # The positions of the tags that are open in each container around here, and their names.
    frames: list[tuple[list[int], Counter[str]]] = [([], Counter())]
    pairs: dict[int, int] = {}
    single: set[int] = set()
    for at, token in enumerate(tokens):
        tag = token.meta.get("piece") if token.type == "mdx_tag" else None
        if token.nesting > 0:
            frames.append(([], Counter()))
        elif token.nesting < 0 and len(frames) > 1:
            single.update(frames.pop()[0])
        if not isinstance(tag, Tag) or tag.empty:
            continue
        open_, names = frames[-1]
        if not tag.closing:
            open_.append(at)
            names[tag.name] += 1
        elif not names[tag.name]:
            single.add(at)
        else:
            while tokens[open_[-1]].meta["piece"].name != tag.name:
                names[tokens[open_[-1]].meta["piece"].name] -= 1
                single.add(open_.pop())
            names[tag.name] -= 1
            pairs[open_.pop()] = at
    for open_, _ in frames:
        single.update(open_)
    return pairs, single


def _elements(tokens: Sequence[Token]) -> list[Token]:
    """Turn tags into tokens that nest, and those without a counterpart into problems."""
    pairs, single = _pairs(tokens)
    ends = {end: start for start, end in pairs.items()}
    result: list[Token] = []
    flat: set[int] = set()  # opening tags that are left out, for they would be nested too deep
    depth = 0
    for at, token in enumerate(tokens):
        tag = token.meta.get("piece")
        if token.type != "mdx_tag" or not isinstance(tag, Tag):
            result.append(token)
            continue
        if at in single:
            missing = "opening" if tag.closing else "closing"
            result.append(_problem(token, f"{tag} has no {missing} tag"))
            continue
        if at in pairs:
            depth += 1
            if depth > _DEEPEST:
                flat.add(at)
                if depth == _DEEPEST + 1:
                    result.append(_problem(token, f"{tag} is nested too deeply"))
                continue
            token.type, token.nesting = "mdx_element_open", 1
        elif at in ends:
            depth -= 1
            if ends[at] in flat:
                continue
            token.type, token.nesting = "mdx_element_close", -1
        else:
            token.type = "mdx_element"
        result.append(token)
    return result


def _problem(token: Token, message: str) -> Token:
    problem = Token("mdx_problem", "", 0, content=message, map=token.map, block=token.block)
    problem.meta = {key: token.meta[key] for key in ("line",) if key in token.meta}
    return problem
