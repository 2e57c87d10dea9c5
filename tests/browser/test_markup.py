"""The Nu Html Checker says of our pages what it says of the theme's, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .looks import BOXES, PAGES, PLAIN, THEMES
from .nu import Message, check, missing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"without {' and '.join(missing())}")


@pytest.mark.parametrize("theme", THEMES)
def test_the_checker_has_nothing_to_say_of_ours(theme: str, built: Callable[[str], Path]) -> None:
    folder = built(theme)
    said = list(check(folder / f"{docname}.html" for docname in (PLAIN, BOXES, *PAGES.values())))
    known = {each.text for each in said if each.page.endswith((f"/{PLAIN}.html", f"/{BOXES}.html"))}
    new: list[Message] = [each for each in said if each.text not in known]
    assert new == []
