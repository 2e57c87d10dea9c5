"""No page of ours is harder to use than one that the theme alone has laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe

from .looks import BOXES, PAGES, PLAIN, WITH_BOXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from .viewing import Viewer

SHIFT = 0.02
"""By how much more than on a theme's plain page text may jump while a page loads."""

_SHIFTED = """() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
    }).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(total), 50);
})"""
_WIDER = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
_TEXT_OF_CARDS = """() => [...document.querySelectorAll(".article-cards > .article-entry")].map(
    card => [card.querySelector("img") !== null, card.querySelector(".sd-card-body").offsetTop]
)"""
_MOST = 21
"""Black on white."""


class Fault(NamedTuple):
    """What axe found: a rule, and how much contrast there is, where that is its subject."""

    rule: str
    contrast: float
    where: str


class Seen(NamedTuple):
    """What a browser tells of a page."""

    faults: tuple[Fault, ...]
    wider: float
    shift: float


def look_at(page: Page) -> Seen:
    shift, wider = page.evaluate(_SHIFTED), page.evaluate(_WIDER)
    return Seen(tuple(faults(page)), wider, shift)


def faults(page: Page) -> Iterator[Fault]:
    for violation in Axe().run(page).response["violations"]:
        for node in violation["nodes"]:
            found = [check["data"] for check in node["any"] if isinstance(check["data"], dict)]
            contrast = min((data.get("contrastRatio") or 0 for data in found), default=0)
            yield Fault(violation["id"], contrast, " ".join(map(str, node["target"])))


@pytest.fixture(scope="module")
def plain(viewer: Viewer) -> Seen:
    with viewer.page(PLAIN) as page:
        return look_at(page)


@pytest.fixture(scope="module")
def boxes(viewer: Viewer) -> Seen:
    with viewer.page(BOXES) as page:
        return look_at(page)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_of_ours_is_as_good_as_the_theme(
    viewer: Viewer, plain: Seen, boxes: Seen, kind: str
) -> None:
    with viewer.page(kind) as page:
        seen = look_at(page)
    known: dict[str, float] = {}
    for fault in (*plain.faults, *(boxes.faults if kind in WITH_BOXES else ())):
        known[fault.rule] = min(fault.contrast, known.get(fault.rule, _MOST))
    new = [fault for fault in seen.faults if fault.contrast < known.get(fault.rule, _MOST + 1)]
    assert new == []
    assert seen.wider <= max(plain.wider, 0)
    assert seen.shift <= plain.shift + SHIFT


def test_a_card_without_a_picture_beside_others_keeps_its_place(viewer: Viewer) -> None:
    """Else it is a box with a line of text at its top, and nothing below."""
    with viewer.page("home") as page:
        cards = page.evaluate(_TEXT_OF_CARDS)
    assert {has_picture for has_picture, _ in cards} == {True, False}
    assert len({round(top) for _, top in cards}) == 1, cards
