"""Lists in pages that stay as they are: filled from the oldest, as Nikola can.

A page once full keeps its number and its articles for good. What is new goes on the first page,
which holds between one and two page sizes, until half of that makes another full page.
"""

from __future__ import annotations

FIRST = 0
"""The number of the page that a list begins with; the others count from the oldest, which is 1."""


def full_pages(total: int, size: int) -> int:
    """Return how many pages follow the first one; none if *size* is 0."""
    return max(0, total // size - 1) if size else 0


def span(total: int, size: int, number: int) -> tuple[int, int]:
    """Return where a page begins and ends in a list of *total*, which begins with the newest."""
    if number == FIRST:
        return 0, total - full_pages(total, size) * size
    return total - number * size, total - (number - 1) * size


def page_name(docname: str, number: int) -> str:
    """Return the document of a page of the list at *docname*: ``tags/python/page/3``."""
    if number == FIRST:
        return docname
    base = "" if docname == "index" else docname.removesuffix("/index")
    return f"{base}/page/{number}".lstrip("/")
