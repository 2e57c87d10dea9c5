"""Whoever has a keyboard and nothing else reaches every link of ours, and sees where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .looks import LOOKS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .viewing import Viewer

LIGHT = [look for look in LOOKS if not look.dark]
in_the_light = pytest.mark.parametrize(
    "viewer", LIGHT, ids=[look.name for look in LIGHT], indirect=True
)
KINDS = (
    "article", "lone-article", "mdx", "series", "collection-older", "tags", "author", "lists",
    "filter",
)  # fmt: skip
_LINKS = "section :is(a[href], summary, button, input:enabled:not([type=radio]))"
_WATCH = """links => {
    const signs = element => ["", "::after"].map(part => {
        const of = getComputedStyle(element, part);
        const outline = of.outlineStyle === "none" ? "" : of.outlineWidth + of.outlineStyle;
        return [outline, of.boxShadow, of.backgroundColor, of.borderColor].join(" ");
    }).join();
    const isShown = element => element.checkVisibility({visibilityProperty: true});
    window.unreached = new Map();
    window.unseen = [];
    const name = element => `${element.localName} ${element.textContent.trim()}`;
    for (const each of document.querySelectorAll(links))
        if (isShown(each)) unreached.set(each, signs(each));
    document.addEventListener("focusin", ({target}) => {
        if (!unreached.has(target)) return;
        if (unreached.get(target) === signs(target)) unseen.push(name(target));
        unreached.delete(target);
    });
    document.activeElement.blur();
    return document.querySelectorAll("a, button, input, summary, [tabindex]").length;
}"""
_LEFT = "() => [...unreached.keys()].map(each => `${each.localName} ${each.textContent.trim()}`)"


def left_out(page: Page) -> tuple[list[str], list[str]]:
    """Walk through a page with Tab; return what was not reached, and where nothing showed it."""
    for _ in range(page.evaluate(_WATCH, _LINKS) + 1):
        page.keyboard.press("Tab")
    return page.evaluate(_LEFT), page.evaluate("() => unseen")


@in_the_light
@pytest.mark.parametrize("kind", KINDS)
def test_every_link_is_reached_and_shows_it(viewer: Viewer, kind: str) -> None:
    with viewer.page(kind) as page:
        unreached, unseen = left_out(page)
    assert unreached == []
    assert unseen == []


@in_the_light
@pytest.mark.parametrize("kind", ["article", "mdx"])
def test_what_is_folded_opens(viewer: Viewer, kind: str) -> None:
    with viewer.page(kind) as page:
        for folded in page.locator("section details:has(a[href]) > summary").all():
            folded.focus()
            page.keyboard.press("Enter")
            assert folded.evaluate("summary => summary.parentElement.open")
            page.keyboard.press("Tab")
            within = "summary => summary.parentElement.contains(document.activeElement)"
            assert folded.evaluate(within)
