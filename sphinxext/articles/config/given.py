"""What ``conf.py`` and the command line say themselves, without what they leave to defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config


def given(config: Config) -> Mapping[str, Any]:
    """Return the values by name; the names in ``conf.py`` may be of anything."""
    return {**getattr(config, "_raw_config", {}), **config.overrides}
