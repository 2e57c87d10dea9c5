"""Reading time of Markdown: words of spaced scripts, characters of Chinese, Japanese, Korean."""

from __future__ import annotations

import math
import re

CJK_CHARACTERS_PER_MINUTE = 500
_CJK = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_MARKUP = re.compile(r"<[^<>\n]{1,200}+>|\]\((?:[^)\s\]]|\](?!\()){1,2000}+\)|https?://\S++")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


def amount(markdown: str) -> tuple[int, int]:
    """Count *(words, CJK characters)* of a body; addresses and tags are not read."""
    text = _MARKUP.sub(" ", markdown)
    text, characters = _CJK.subn(" ", text)
    return len(_WORD.findall(text)), characters


def minutes(words: int, characters: int, words_per_minute: int) -> int:
    """Return whole minutes, at least one."""
    return max(1, math.ceil(words / words_per_minute + characters / CJK_CHARACTERS_PER_MINUTE))
