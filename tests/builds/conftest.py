"""Fixtures of whole builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Site


@pytest.fixture
def config_error() -> Callable[[Site], str]:
    """Return a function that builds a site and gives the configuration error it ends with."""

    def build(site: Site) -> str:
        with pytest.raises(ConfigError) as caught:
            site.build()
        return str(caught.value)

    return build
