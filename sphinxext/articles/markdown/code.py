"""Code blocks: titles, marked lines, line numbers, and languages that Pygments has no name for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from pygments.lexers import get_all_lexers
from sphinx import highlighting

from .code_info import ALIASES, Fence, read_info
from .switches import speaks

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_DIRECTIVE = re.compile(r"\{([A-Za-z][\w:+.-]*)\}(?:\s|$)")
_PLAIN = "none"


class CodeRenderer(SphinxRenderer):
    """Renders fenced code. Nothing in it is an error: what cannot be coloured is plain."""

    def render_fence(self, token: SyntaxTreeNode) -> None:
        if not speaks(self, "code"):
            super().render_fence(token)
            return
        info = token.info.strip()
        named = _DIRECTIVE.match(info)
        name = named[1] if named is not None else ""
        if name == "eval-rst" or (name and self._is_directive(name)):
            super().render_fence(token)
            return
        if info.split(maxsplit=1)[:1] and info.split()[0] in self.md_config.fence_as_directive:
            super().render_fence(token)
            return
        fence = read_info(info)
        if fence.language == "mermaid" and self._is_directive("mermaid"):
            # The blank line keeps the front matter of the diagram from being read as options.
            self.render_directive(_with_content(token, f"\n{token.content}"), "mermaid", "")
        elif name and lexer_of(name) == _PLAIN and name.lower() not in ALIASES:
            super().render_fence(token)
        else:
            self._code(token, fence)

    def _is_directive(self, name: str) -> bool:
        found, _ = directives.directive(name, self.language_module_rst, self.document)
        return found is not None

    def _code(self, token: SyntaxTreeNode, fence: Fence) -> None:
        source, line = self.document["source"], token_line(token, 0) or None
        node = self.create_highlighted_code_block(
            token.content,
            lexer_of(fence.language) if fence.language else self._default_lexer(),
            number_lines=fence.start is not None or fence.language in self._numbered,
            lineno_start=fence.start or 1,
            source=source,
            line=line,
            emphasize_lines=fence.lines(token.content.count("\n")) or None,
        )
        node["force"] = True
        self.copy_attributes(token, node, ("class", "id"))
        self.current_node.append(captioned(node, fence.title))

    @property
    def _numbered(self) -> set[str]:
        return set(self.md_config.number_code_blocks)

    def _default_lexer(self) -> str:
        env = self.sphinx_env
        language = env.temp_data.get("highlight_language") or env.config.highlight_language
        return _PLAIN if language == "default" else str(language)


def captioned(block: nodes.Element, title: str) -> nodes.Element:
    """Return a block of code with its title above it, as Sphinx has it; as it is without one."""
    if not title:
        return block
    box = nodes.container("", literal_block=True, classes=["literal-block-wrapper"])
    caption = nodes.caption(title, title, support_smartquotes=False)
    for part in (box, caption):
        part.source, part.line = block.source, block.line
    box += [caption, block]
    return box


def _with_content(token: SyntaxTreeNode, content: str) -> SyntaxTreeNode:
    if token.token is not None:
        token.token = token.token.copy(content=content)
    return token


def lexer_of(language: str) -> str:
    """Return the name under which Sphinx highlights *language*, ``none`` if it cannot."""
    name = language.lower()
    for alias in (language, name, ALIASES.get(name, "")):
        if alias in highlighting.lexers or alias in highlighting.lexer_classes:
            return alias
        if alias in _known_to_pygments():
            return alias
    return _PLAIN


@cache
def _known_to_pygments() -> frozenset[str]:
    return frozenset(alias.lower() for _, aliases, _, _ in get_all_lexers() for alias in aliases)
