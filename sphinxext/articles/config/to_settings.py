"""The settings of the pure floor, and every option checked."""

from __future__ import annotations

import os
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sphinx.errors import ConfigError

from ..addresses import base_address
from ..catalogue.publication_gate import Withheld
from ..dates import read_date
from ..languages import is_tag
from ..settings import Settings
from .feed_rules import feeds_of
from .given import given
from .options import OPTIONS, UntrustedOption
from .taxonomies import taxonomies_of
from .validation import value_of

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.config import Config

_EPOCH = "SOURCE_DATE_EPOCH"
"""https://reproducible-builds.org/specs/source-date-epoch/"""


def settings_of(config: Config, tags: Container[str] = ()) -> Settings:
    """Return the settings of the pure floor; *tags* are those of ``sphinx-build -t``.

    Checks every option on the way.

    :raises ConfigError: if an option is wrong; a clock that cannot be read must not publish.
    """
    for name in OPTIONS:
        value_of(config, name)
    zone = _zone(value_of(config, "timezone"))
    taxonomies = tuple(taxonomies_of(value_of(config, "taxonomies")))
    feeds = tuple(feeds_of(config, {each.name for each in taxonomies}))
    now, clock = _now(value_of(config, "now"), zone)
    return Settings(
        now=now,
        clock=clock,
        zone=zone,
        shown=tuple(reason.value for reason in Withheld if reason.value in tags),
        strict=value_of(config, "strict"),
        merge_terms=value_of(config, "merge_terms"),
        unknown_terms=value_of(config, "unknown_terms"),
        words_per_minute=value_of(config, "words_per_minute"),
        taxonomies=taxonomies,
        feeds=feeds if base_address(config) else (),
        pictures=_pictures(value_of(config, "untrusted")),
        language=config.language if is_tag(config.language) else "en",
        told_language="language" in given(config),
    )


def _pictures(untrusted: bool | UntrustedOption) -> tuple[str, ...] | None:
    """Return how the addresses of pictures on other sites must begin; None if that is open."""
    if untrusted is False:
        return None
    return () if untrusted is True else tuple(untrusted.pictures)


def _zone(name: str) -> tzinfo:
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = "no such zone; accepted: an IANA name such as 'Europe/Vienna'"
        raise ConfigError(f"articles_timezone = {name!r}: {message}") from None


def _now(text: str, zone: tzinfo) -> tuple[datetime, str]:
    """Return the moment to build for, and the name of what has set it, if something has."""
    if text:
        try:
            return read_date(text, zone).instant, "articles_now"
        except ValueError:
            message = "accepted: an ISO 8601 date such as '2026-01-31T12:00:00Z'"
            raise ConfigError(f"articles_now = {text!r}: {message}") from None
    if epoch := os.environ.get(_EPOCH):
        try:
            return datetime.fromtimestamp(int(epoch), UTC), _EPOCH
        except (ValueError, OverflowError, OSError):
            raise ConfigError(f"{_EPOCH} = {epoch!r}: accepted: seconds since 1970") from None
    return datetime.now(UTC), ""
