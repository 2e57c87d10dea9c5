"""Articles of strangers, where ``articles_untrusted`` says so: what may be in them, and what not.

Two places see all of it, whatever the format: directives and roles are looked up through one
dispatcher (:mod:`.directives`), and what comes out as nodes passes one transform
(:mod:`.boundary`). What does not pass is shown as text, with a warning each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Put the directives around all parsers, and the transform into all documents."""
    from . import boundary, directives

    directives.setup(app)
    boundary.setup(app)
