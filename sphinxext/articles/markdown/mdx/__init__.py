"""MDX: Markdown with components of JSX, expressions, and ``import`` and ``export``.

Its grammar is that of https://mdxjs.com/docs/what-is-mdx/: neither indented code nor raw HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..block_lines import ENDS
from . import block, inline, unclosed_tags

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

DISABLED = ("code", "html_block", "html_inline", "autolink", "lheading")


def mdx_plugin(md: MarkdownIt) -> None:
    """Read MDX.

    Tokens of components are ``mdx_element`` (``meta["piece"]`` is the :class:`.scanner.Tag`), of
    expressions ``mdx_expression``, of what is wrong ``mdx_problem``; ``meta["flow"]`` tells blocks,
    and ``meta["line"]`` how many lines into its text a token begins.
    """
    md.block.ruler.before("table", "mdx_flow", block.flow, ENDS)
    md.block.ruler.before("mdx_flow", "mdx_statements", block.statements)
    md.block.ruler.at("list", block.deep_list, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.at("paragraph", block.paragraph)
    md.inline.ruler.after("backticks", "mdx_piece", inline.piece)
    md.core.ruler.push("mdx_balance", unclosed_tags.balance)
