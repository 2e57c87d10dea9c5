"""The figures of a run, as tables of Markdown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .compare import Result, total

if TYPE_CHECKING:
    from .site import Warned


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A corpus: each article's result, what Astro refused to render, what Sphinx warned of."""

    corpus: str
    results: list[Result]
    refused: list[tuple[str, str]]
    warnings: list[Warned]


HEAD = (
    "corpus", "files", "articles", "nothing missing", "blocks", "equal", "missing", "extra",
    "links between articles", "internal links broken", "images lost", "heading ids equal",
)  # fmt: skip


def table(measured: list[Measured]) -> str:
    """Return a row for each corpus and kind of file, and the warnings below."""
    rows = [HEAD, ("---",) * len(HEAD)]
    for each in measured:
        for suffix in (".md", ".mdx"):
            results = [one for one in each.results if one.name.endswith(suffix)]
            if results:
                rows.append(_row(each.corpus, suffix, results))
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    for each in measured:
        kinds = Counter(one.kind for one in each.warnings)
        told = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) or "none"
        lines += ["", f"{each.corpus}: warnings: {told}; Astro refuses {len(each.refused)} files"]
    return "\n".join(lines)


def _row(corpus: str, suffix: str, results: list[Result]) -> tuple[str, ...]:
    equal, missing = total(results, "equal"), total(results, "missing")
    whole = sum(1 for each in results if not each.missing and not each.error)
    blocks = equal + missing
    return (
        corpus, suffix, str(len(results)), f"{whole} ({_share(whole, len(results))})",
        str(blocks), _share(equal, blocks), str(missing), str(total(results, "extra")),
        f"{total(results, 'between_right')} of {total(results, 'between')}",
        f"{total(results, 'internal_broken')} of {total(results, 'internal')}",
        f"{total(results, 'images_lost')} of {total(results, 'images')}",
        f"{total(results, 'ids_equal')} of {total(results, 'ids')}",
    )  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
