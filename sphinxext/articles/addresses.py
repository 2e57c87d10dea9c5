"""The site's own address, which whatever names pages from outside begins with."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

READ_THE_DOCS = "READTHEDOCS_CANONICAL_URL"
"""https://docs.readthedocs.com/platform/stable/reference/environment-variables.html"""

BUILDERS = {"html", "dirhtml"}
"""Those that make a site; the format of ``epub`` and ``singlehtml`` is HTML, too."""


def base_address(config: Config) -> str:
    """Return the address of the output folder, with a slash at its end; ``""`` if there is none."""
    try:
        split = urlsplit(str(config.html_baseurl).strip())
    except ValueError:
        return ""
    if split.scheme not in {"http", "https"} or not split.netloc:
        return ""
    return urlunsplit((split.scheme, split.netloc, f"{split.path.rstrip('/')}/", "", ""))


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Take the address that Read the Docs tells, where ``conf.py`` has none."""
    if not config.html_baseurl:
        config.html_baseurl = os.environ.get(READ_THE_DOCS, "")


def setup(app: Sphinx) -> None:
    """Register the fallback."""
    app.connect("config-inited", on_config_inited, priority=400)  # before who looks at it (500)
