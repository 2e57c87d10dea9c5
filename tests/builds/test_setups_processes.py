"""What one process leaves for the next, and for itself."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import SphinxError

from .building import CONNECTED, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Site

SCHEMA = '{"properties": {"tags": {"type": "array"}}}'


@pytest.mark.across
def test_the_next_build_does_nothing_whatever_the_hash_seed(site: Site) -> None:
    site.configure(
        'articles_schema = "schema.json"',
        'articles_taxonomies = {"topics": ["topics"], "places": ["places"]}',
        'articles_collections["notes"] = {"path": "../notes", "aliases": {"@/": "..", "~/": ".."}}',
        'articles_site = ["https://a.example", "https://b.example"]',
    )
    keys = {"tags": "[red, blue, green]", "topics": "[a, b]", "places": "[c, d]", "series": "S"}
    site.write(
        {
            "docs/schema.json": SCHEMA,
            "docs/index.md": CONNECTED,
            "a.md": article("A", "[](./b.md) [](https://a.example/blog/b/)", **keys),
            "b.md": article("B", "Text.", draft="true", author="[Jo, Ann]", **keys),
            "notes/c.mdx": article("C", "{1 + 1}", pubDate="2999-01-01", **keys),
        }
    )
    said = [_build(site, seed) for seed in ("1", "2", "3")]
    for text in said[1:]:
        assert "0 added, 0 changed, 0 removed" in text
        assert "no targets are out of date." in text


def _build(site: Site, seed: str) -> str:
    arguments = ["-t", "drafts", "-t", "future", "--color", "-b", "html"]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *arguments, site.root / "docs", site.root / "_build"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize(
    "line",
    [
        "articles_banner = 'sometimes'",
        "articles_dialect = {'asides ': False}",
        'articles_collections = {"series": "../content"}',
        "articles_now = 'soon'",
        'source_suffix = {".md": "another"}',
        "raise RuntimeError",
    ],
)
def test_a_build_that_never_begins_leaves_the_process_as_it_was(site: Site, line: str) -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    site.configure(line)
    with pytest.raises((SphinxError, RuntimeError)):
        site.build()
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, frozen)


def test_a_handler_that_fails_early_leaves_the_process_as_it_was(
    site: Site, config_error: Callable[[Site], str]
) -> None:
    before = gc.get_threshold()
    site.configure(
        "def setup(app):",
        "    def fail(*args):",
        "        from sphinx.errors import ConfigError",
        "        raise ConfigError('no')",
        "    app.connect('builder-inited', fail, priority=999)",
    )
    assert config_error(site).startswith("no")
    assert gc.get_threshold() == before
