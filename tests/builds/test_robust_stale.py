"""A word that the last article has given up is nowhere any more: in no list, index or doctree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONNECTED, HOME, article
from .secrets import SECRET, places

if TYPE_CHECKING:
    from .building import Site

KEYS = {
    "a title": {"title": f"The {SECRET}"},
    "a description": {"description": f"About {SECRET}s"},
    "a tag": {"tags": f"[red, {SECRET}]"},
    "a category": {"category": SECRET},
    "an author": {"author": f"Mr {SECRET}"},
    "a series": {"series": f"On {SECRET}s"},
    "a slug": {"slug": SECRET},
}


@pytest.mark.parametrize("home", [CONNECTED, HOME], ids=["connected", "apart"])
@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
def test_nothing_is_left_of(site: Site, keys: dict[str, str], home: str) -> None:
    plain: dict[str, object] = {"title": "B", "tags": "[red]", "series": "S"}
    site.write({"docs/index.md": home, "a.md": article("A", "{doc}`b`", series="S", tags="[red]")})
    site.write({"b.md": article(**{**plain, **keys})})  # type: ignore[arg-type]
    site.build()
    assert places(site.root / "_build") != []
    site.write({"b.md": article(**plain)})  # type: ignore[arg-type]
    site.build()
    assert places(site.root / "_build") == []
