"""An Astro project is found by its configuration file, above the content but not far above."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext.articles.astro import astro_root


@pytest.mark.parametrize("between", [0, 1, 6, 7])
def test_a_project_is_found_up_to_seven_folders_above(tmp_path: Path, between: int) -> None:
    (tmp_path / "astro.config.mjs").touch()
    assert astro_root(tmp_path.joinpath(*["x"] * between)) == tmp_path


def test_a_project_further_up_is_another_s(tmp_path: Path) -> None:
    (tmp_path / "astro.config.mjs").touch()
    assert astro_root(tmp_path.joinpath(*["x"] * 8)) is None
