"""Links that look like buttons, as sphinx-design has them, by Starlight's names for their looks.

https://starlight.astro.build/components/link-buttons/#use-variants
"""

from __future__ import annotations

_LOOKS = {"primary": ["sd-btn-primary"], "secondary": ["sd-btn-outline-secondary"]}


def button_classes(variant: str) -> list[str]:
    """Return the classes of a button; any other *variant* is as plain as ``minimal``."""
    return ["sd-sphinx-override", "sd-btn", "sd-text-wrap", *_LOOKS.get(variant, ())]
