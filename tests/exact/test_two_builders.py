"""Builders that work at the same time on one source tree do not disturb each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .random_site import Site
from .whole_builds import build, differences, start, tree

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.across

ROUNDS = 2


@pytest.mark.parametrize("second", ["html", "text"])
def test_two_builds_at_once_are_each_as_if_alone(tmp_path: Path, second: str) -> None:
    site = Site(root=tmp_path / "site")
    for number in range(1, 5):
        site.new_post(series="Alpha", order=number, tags=("red",), hero=True)
    for step in range(ROUNDS):
        site.edit("post2", title=f"Title {site.word()}", draft=step == 1)
        site.write()
        before = site.on_disk()
        started = {
            (tmp_path / name, builder): start(site.root, tmp_path / name, builder)
            for name, builder in (("one", "html"), ("two", second))
        }
        for (out, builder), finish in started.items():
            assert finish().warnings == ""
            build(site.root, tmp_path / f"clean{step}", builder)
            clean = tree(tmp_path / f"clean{step}" / builder)
            assert differences(tree(out / builder), clean) == []
        assert site.on_disk() == before
