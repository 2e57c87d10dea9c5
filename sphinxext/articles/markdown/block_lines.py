"""What rules for blocks share: the text of a line, and what a block may end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock

ENDS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]}
"""What a block ends that begins without an empty line above it."""


def line_of(state: StateBlock, line: int) -> str:
    """Return the text of a line, without what it is indented by, and spaces at its end."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
