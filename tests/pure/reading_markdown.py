"""Read Markdown with adaptors, and show what came out as an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from sphinxext.articles.markdown.dialect import ADAPTORS

if TYPE_CHECKING:
    from markdown_it.token import Token


def reader(*names: str) -> MarkdownIt:
    """Return what MyST makes of markdown-it, with adaptors by name, else with all."""
    md = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(myst_role_plugin)
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    for name, adaptor in ADAPTORS.items():
        if adaptor.plugin is not None and not adaptor.suffix and (name in names or not names):
            md.use(adaptor.plugin)
    return md


def read(text: str, *names: str) -> list[Token]:
    """Return the tokens of *text*."""
    return reader(*names).parse(text)


def outline(text: str, *names: str) -> str:
    """Return a line for each block: type, kind of aside, lines from 0, text; indented."""
    lines: list[str] = []
    depth = 0
    for token in read(text, *names):
        depth -= token.nesting < 0
        if token.type == "inline":
            lines[-1] += f" {token.content!r}"
        elif token.nesting >= 0:
            name = token.type.removesuffix("_open")
            place = f" {token.map[0]}-{token.map[1]}" if token.map else ""
            kind = f" {token.meta['kind']}" if token.meta.get("kind") else ""
            content = f" {token.content!r}" if token.content else ""
            lines.append(f"{'  ' * depth}{name}{kind}{place}{content}")
        depth += token.nesting > 0
    return "\n".join(lines)


def inline(text: str, *names: str) -> list[tuple[str, str]]:
    """Return type and content, or address, of every token in the first text."""
    first = next(token for token in read(text, *names) if token.type == "inline")
    return [
        (each.type, str(each.attrs.get("href", each.content)))
        for each in first.children or ()
        if each.content or each.attrs
    ]


def shown(text: str, *names: str) -> str:
    """Return all text that is shown, in order."""
    return told(read(text, *names))


def told(tokens: list[Token]) -> str:
    """Return all text of *tokens*, in order."""
    parts = []
    for token in tokens:
        if token.type == "inline":
            parts += [child.content for child in token.children or ()]
        else:
            parts.append(token.content)
    return "".join(parts)
