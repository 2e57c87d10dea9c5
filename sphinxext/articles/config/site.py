"""Where the site is, what it is called, and its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx.errors import ConfigError

from .given import given
from .options import PictureOption
from .validation import as_tuple, value_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

_NAMELESS = {"", "Project name not set"}


def sites_of(config: Config) -> tuple[str, ...]:
    """Return the addresses of the site itself, as ``https://example.org``, the longest first.

    One in a folder of a shared host counts with that folder: what lies beside it is another site.

    :raises ConfigError: for an address without a host, which no link could begin with.
    """
    given = [(each, _site(each)) for each in as_tuple(value_of(config, "site")) if each]
    for address, site in given:
        if not site:
            message = "is not a full address; accepted: one such as 'https://example.org'"
            raise ConfigError(f"articles_site: {address!r} {message}")
    sites = {site for _, site in given} | {_site(str(config.html_baseurl))}
    return tuple(sorted(sites - {""}, key=lambda site: (-len(site), site)))


def _site(address: str) -> str:
    host = host_of(address)
    return host + urlsplit(address).path.rstrip("/") if host else ""


def host_of(address: str) -> str:
    """Return scheme and host of a full address; nothing for a path."""
    try:
        split = urlsplit(address)
    except ValueError:
        return ""
    return f"{split.scheme}://{split.netloc}".lower() if split.scheme and split.netloc else ""


def preview_of(config: Config, source: Path) -> tuple[str, str]:
    """Return the picture for links to pages that have none, and its text alternative."""
    given: str | PictureOption = value_of(config, "preview")
    picture = PictureOption(src=given) if isinstance(given, str) else given
    remote = not picture.src or "://" in picture.src
    return (picture.src if remote else str(source.resolve() / picture.src)), picture.alt


def site_title(config: Config) -> str:
    """Return what the site is called."""
    project = "" if config.project in _NAMELESS else config.project
    return str(config.html_title if "html_title" in given(config) else project)
