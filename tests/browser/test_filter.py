"""The filter of a list, by keyboard: what fits stays, it is announced, and the address keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from .looks import THEMES, Look
from .viewing import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

TITLES = ".article-list .article-entry:visible .article-entry-title a"


@pytest.fixture(params=THEMES)
def page(
    request: pytest.FixtureRequest, browser: Browser, built: Callable[[str], Path]
) -> Iterator[Page]:
    """Yield the page with a filter, the focus where one types."""
    look = Look(request.param, dark=False, width="phone")
    with Viewer(browser, built(look.theme), look).page("filter") as page:
        page.locator(".article-filter input").focus()
        yield page


def announced(page: Page) -> str:
    """Return what a screen reader is told, once it is."""
    status = page.get_by_role("status").filter(has_text="rticle")
    status.wait_for()
    return status.inner_text()


def test_words_that_are_typed_leave_what_has_them_and_are_announced(page: Page) -> None:
    page.keyboard.type("greenland")
    assert announced(page) == "Articles shown: 1 of 12"
    assert page.locator(TITLES).all_inner_texts() == ["The Size of Greenland"]
    assert parse_qs(urlsplit(page.url).query) == {"filter": ["greenland"]}


def test_words_that_nothing_has_are_announced_too(page: Page) -> None:
    page.keyboard.type("submarine")
    assert announced(page) == "No article fits."
    assert page.locator(TITLES).count() == 0


def test_a_tag_is_picked_by_keyboard_and_found_in_the_address_again(page: Page) -> None:
    tag = page.get_by_role("button", name="projections")
    tag.focus()
    page.keyboard.press("Space")
    assert tag.get_attribute("aria-pressed") == "true"
    found = announced(page)
    titles = page.locator(TITLES).all_inner_texts()
    assert found == f"Articles shown: {len(titles)} of 12"
    assert "The Size of Greenland" in titles
    page.reload()
    assert announced(page) == found
    assert page.locator(TITLES).all_inner_texts() == titles


def test_all_of_it_comes_back(page: Page) -> None:
    page.keyboard.type("greenland")
    announced(page)
    page.get_by_role("button", name="Show all").press("Enter")
    page.get_by_text("Articles shown: 12 of 12").wait_for()
    assert page.locator(TITLES).count() == 12
