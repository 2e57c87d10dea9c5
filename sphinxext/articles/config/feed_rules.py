"""Which feeds there are, as ``articles_feeds`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from ..settings import SERIES_FOLDER, FeedRule
from .validation import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

    from .options import FeedOption


def feeds_of(config: Config, taxonomies: set[str]) -> Iterator[FeedRule]:
    """Yield the feeds of each group of pages; *taxonomies* are the names of all.

    :raises ConfigError: for a group that is none, or a path that cannot be filled in.
    """
    lists = [name.strip("/") for name in value_of(config, "lists")]
    groups = {"site", "collections", SERIES_FOLDER, *taxonomies, *lists}
    option: dict[str, str | FeedOption | list[str | FeedOption]] = value_of(config, "feeds")
    archived = value_of(config, "feed_archives")
    for group, paths in option.items():
        if group not in groups:
            accepted = ", ".join(sorted(groups))
            raise ConfigError(f"articles_feeds: {group!r} has no feeds; accepted: {accepted}")
        for each in paths if isinstance(paths, list) else [paths]:
            path = each if isinstance(each, str) else each.path
            if {"{", "}"} & {*path.replace("{page}", "").replace("{name}", "")}:
                message = f"articles_feeds: {path!r} has unknown names in braces"
                raise ConfigError(f"{message}; accepted: {{page}} and {{name}}")
            form = _format(path) if isinstance(each, str) else each.format
            yield FeedRule(
                group=group,
                path=path,
                format=form,
                content=value_of(config, "feed_content"),
                limit=value_of(config, "feed_limit"),
                with_series=value_of(config, "feed_series"),
                archived=archived and form == "atom",
            )


def _format(path: str) -> str:
    if path.endswith(".json"):
        return "json"
    return "rss" if "rss" in path.rpartition("/")[2] else "atom"
