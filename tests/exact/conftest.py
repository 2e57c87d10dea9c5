"""Builds in processes of their own begin with what this process has done before."""

from __future__ import annotations

import pytest

from ..builds.building import CONNECTED, Site, article
from .test_exact import THEMES


@pytest.fixture(scope="session", autouse=True)
def _templates_are_compiled(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Build once with each theme: the processes that are forked later know the templates then."""
    site = Site(tmp_path_factory.mktemp("themes"))
    site.write({"docs/index.md": CONNECTED, "a.md": article("A", series="S", tags="[red]")})
    for theme in THEMES:
        site.configure(f'html_theme = "{theme}"')
        site.build(out=theme)
