"""One article on both sides, compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .blocks import HEADINGS, Block, Link, Page
from .links import AstroSite, OurSite, Target

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True)
class Result:
    """What came through of an article."""

    name: str
    equal: int = 0
    missing: list[Block] = field(default_factory=list)
    extra: list[Block] = field(default_factory=list)
    ids: int = 0
    ids_equal: int = 0
    ids_wrong: list[tuple[str, str]] = field(default_factory=list)
    between: int = 0
    between_right: int = 0
    internal: int = 0
    internal_broken: int = 0
    images: int = 0
    images_lost: list[str] = field(default_factory=list)
    wrong_links: list[tuple[str, str, str]] = field(default_factory=list)
    error: str = ""


def compare(name: str, theirs: Page, ours: Page, astro: AstroSite, sphinx: OurSite) -> Result:
    """Compare the pages of an article."""
    result = Result(name=name)
    _drop_title(theirs, ours)
    expected, found = _links(name, theirs, ours, astro, sphinx, result)
    expected += _text(theirs)
    found += _text(ours)
    result.equal = (expected & found).total()
    result.missing = sorted((expected - found).elements())
    result.extra = sorted((found - expected).elements())
    _heading_ids(theirs, ours, result)
    _images(name, theirs, ours, astro, sphinx, result)
    return result


def _drop_title(theirs: Page, ours: Page) -> None:
    """Drop the title that we show and Astro leaves to the layout, unless the body repeats it."""
    title = next((each for each in ours.blocks if each.kind == "h1"), None)
    if title is None or _headings(ours, title.text) == _headings(theirs, title.text):
        return
    ours.blocks.remove(title)
    ours.ids = [each for each in ours.ids if each[0] is not title]
    if all(block.kind != "h1" for block in ours.blocks):
        _demote(theirs)


def _headings(page: Page, text: str) -> int:
    return sum(each.kind in HEADINGS and each.text == text for each in page.blocks)


def _demote(page: Page) -> None:
    """Lower all headings by one where the body has an H1 besides the title.

    Astro's page then has several H1; a document of Sphinx has one title, and its sections below.
    """
    if all(block.kind != "h1" for block in page.blocks):
        return
    lower = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}
    page.blocks = [
        Block(kind=lower.get(each.kind, each.kind), text=each.text) for each in page.blocks
    ]


def _text(page: Page) -> Counter[Block]:
    images = (Block(kind="image", text=each.alt or "(no alt)") for each in page.images)
    return Counter(page.blocks) + Counter(images)


def _links(
    name: str, theirs: Page, ours: Page, astro: AstroSite, sphinx: OurSite, result: Result
) -> tuple[Counter[Block], Counter[Block]]:
    """Pair the links by their text, in order, and count where they lead."""
    waiting: defaultdict[str, list[Link]] = defaultdict(list)
    for each in reversed(ours.links):
        waiting[each.text].append(each)
    expected: Counter[Block] = Counter()
    found: Counter[Block] = Counter()
    for link in theirs.links:
        wanted = astro.target(name, link.href)
        pair = waiting[link.text].pop() if waiting[link.text] else None
        given = None if pair is None else sphinx.target(astro.ids[name], pair.href)
        if given is not None and given.kind == "fragment" and wanted.to == astro.ids[name]:
            given = Target(kind="article", to=wanted.to, fragment=given.fragment)
        right = given is not None and _same(wanted, given, theirs, ours)
        expected[_block(link.text, wanted)] += 1
        if given is not None:
            found[_block(link.text, wanted if right else given)] += 1
        _count(wanted, right, result)
        if not right:
            result.wrong_links.append((link.text, link.href, pair.href if pair else "(no link)"))
    left = (each for group in waiting.values() for each in group)
    found.update(_block(each.text, sphinx.target(astro.ids[name], each.href)) for each in left)
    return expected, found


def _block(text: str, target: Target) -> Block:
    return Block(kind="link", text=f"{text} -> {target}")


def _count(wanted: Target, right: bool, result: Result) -> None:
    if wanted.kind == "article":
        result.between += 1
        result.between_right += right
    if wanted.kind in {"article", "internal", "outside", "fragment"}:
        result.internal += 1
        result.internal_broken += not right


def _same(wanted: Target, given: Target, theirs: Page, ours: Page) -> bool:
    if wanted.kind == "article":
        return (given.kind, given.to) == ("article", wanted.to)
    if wanted.kind == "fragment":
        # A fragment that leads nowhere on Astro's page need not lead anywhere on ours.
        return given.kind == "fragment" and (
            given.fragment in ours.anchors or wanted.fragment not in theirs.anchors
        )
    if wanted.kind in {"internal", "outside"}:
        # Kept as written, or led to a page or file that exists.
        return given.kind in {"file", "article"} or given.to.strip() == wanted.to
    return given == wanted


def _heading_ids(theirs: Page, ours: Page, result: Result) -> None:
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for block, ids in reversed(ours.ids):
        waiting[block.text].append(ids)
    for block, identity in theirs.ids:
        if not identity:
            continue  # written as HTML, which has no id of itself
        result.ids += 1
        given = waiting[block.text].pop() if waiting[block.text] else ""
        if identity in given.split():
            result.ids_equal += 1
        else:
            result.ids_wrong.append((identity, given))


def _images(
    name: str, theirs: Page, ours: Page, astro: AstroSite, sphinx: OurSite, result: Result
) -> None:
    """Count the images that Astro finds and our page does not show."""
    there = [each.src for each in theirs.images if astro.has_image(name, each.src)]
    remote = sum("//" in each.src for each in theirs.images)
    shown = sum(sphinx.shows(astro.ids[name], each.src) for each in ours.images)
    result.images = len(theirs.images)
    result.images_lost = there[: max(0, len(there) + remote - shown)]


def total(results: Iterable[Result], key: str) -> int:
    """Add up a number, or the length of a list, over articles."""
    values = (getattr(each, key) for each in results)
    return sum(each if isinstance(each, int) else len(each) for each in values)
