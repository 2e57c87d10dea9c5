"""The publication gate: the one predicate that decides whether an article is shown."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..frontmatter.model import FrontMatter
    from ..settings import Settings


class Withheld(Enum):
    """Why an article is not published; the value is the ``sphinx-build -t`` tag that shows it."""

    DRAFT = "drafts"
    SCHEDULED = "future"
    EXPIRED = "expired"


def verdict(
    front_matter: FrontMatter, settings: Settings, *, undecided: bool = False
) -> Withheld | None:
    """Tell why *front_matter* is withheld at ``settings.now``, or None if it is published.

    *undecided*: ``draft`` could not be read. An article nobody vouched for is a draft.
    """
    if front_matter.draft or undecided:
        return Withheld.DRAFT
    if front_matter.pubDate is not None and front_matter.pubDate.instant > settings.now:
        return Withheld.SCHEDULED
    if front_matter.expiryDate is not None and front_matter.expiryDate.instant <= settings.now:
        return Withheld.EXPIRED
    return None


def visible(withheld: Withheld | None, settings: Settings) -> bool:
    """Tell whether this build shows an article with that verdict."""
    return withheld is None or withheld.value in settings.shown
