"""Front matter of Astro to front matter of MyST, line for line."""

from __future__ import annotations

import json
from typing import Any

from .headings import begins_with
from .key_aliases import PASSED_THROUGH, is_known
from .parse import parse


def prepare(text: str, *, title: str | None = None, foreign: bool = False) -> str:
    """Replace front matter by a compact one of as many lines.

    Without a *title* it is the one that the front matter has. *foreign* tells to hand on keys that
    are none of ours, such as ``og:title``, as MyST itself would.
    """
    source = parse(text)
    keys: dict[str, Any] = {
        key: value
        for key, value in source.data.items()
        if (_passes(key, value) if key in PASSED_THROUGH else foreign and _is_foreign(key, value))
    }
    body = source.body
    if title is None:
        title = str(source.data.get("title") or "")
    if begins_with(body, title):
        title = ""
    if source.height < 3:
        return "\n" * source.height + body
    return front_matter(title, source.height, **keys) + body


def _passes(key: str, value: object) -> bool:
    return bool(value) or key not in {"orphan", "nosearch", "no-search"}


def _is_foreign(key: object, value: object) -> bool:
    return isinstance(key, str) and isinstance(value, str | int | float) and not is_known(key)


def front_matter(title: str, height: int = 0, **keys: Any) -> str:
    """Return front matter of *height* lines (at least three) that makes *title* the H1, as text."""
    data: dict[str, Any] = {**keys}
    if title:
        myst = data.get("myst")
        data["title"] = escaped(title)
        data["myst"] = {**(myst if isinstance(myst, dict) else {}), "title_to_header": True}
    blank = "\n" * max(0, height - 3)
    return f"---\n{json.dumps(data, ensure_ascii=False, default=str)}\n{blank}---\n"


def read_front_matter(text: str) -> dict[str, Any] | None:
    """Read back what :func:`front_matter` wrote, or None; YAML would take ten times as long."""
    if not text.startswith("---\n{"):
        return None
    try:
        data = json.loads(text[4 : text.index("\n", 4)])
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


_ALWAYS_SPECIAL = frozenset("\\`*_[]<>&$~{}@#|^='\"")
_SPECIAL_BEFORE_TEXT = frozenset(".:-+,?!(")


def escaped(text: str) -> str:
    """Escape *text* so that Markdown, with any MyST extension, takes it as text."""
    result = []
    for at, char in enumerate(text):
        inside = text[at + 1 : at + 2].strip() != ""
        escape = char in _ALWAYS_SPECIAL or (inside and char in _SPECIAL_BEFORE_TEXT)
        result.append(f"\\{char}" if escape else char)
    return "".join(result)
