"""Full addresses in a document that are the site's own, and what depends on which these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalogue.links import below_site
from ..env_stores import Store
from .project import project_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

SITES: Store[tuple[str, ...]] = Store("sites")
"""For each document that has full addresses, the site's own as it was read.

``html_baseurl`` is among these, and Sphinx reads nothing again when it changes.
"""


def is_on_site(env: BuildEnvironment, address: str) -> bool:
    """Tell whether a full address in the document being read is one of this site."""
    sites = project_of(env).sites
    SITES.of(env)[env.docname] = sites
    return below_site(address, sites) is not None
