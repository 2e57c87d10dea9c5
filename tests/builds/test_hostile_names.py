"""Names that strangers chose: what the log and the output folder make of them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.reporting import printable

from .building import article

if TYPE_CHECKING:
    from .building import Site

HEADER = b"# Sphinx inventory version 2\n# Project: x\n# Version: 1\n# zlib.\n"


@pytest.mark.parametrize(
    "text",
    ["a\n::error::x", "\x1b[2J", "a\r\n::set-output name=x::y", "\u2028x", "\x00", "::error::"],
)
def test_a_line_of_the_log_stays_one_line_and_no_command(text: str) -> None:
    assert printable(text).isprintable()


def test_words_of_any_script_are_logged_as_they_are() -> None:
    assert printable("Grüße, 日本語 🚀: a::b") == "Grüße, 日本語 🚀: a::b"


@pytest.mark.across
def test_an_old_inventory_deletes_nothing_outside_the_output(site: Site) -> None:
    site.write({"a.md": article("A"), "victim/precious.html": "x", "docs/precious.html": "x"})
    lines = [
        b"zz articles:tag 1 ../victim/precious.html -\n",
        b"yy articles:tag 1 ../../victim/precious.html -\n",
        b"xx articles:article 1 ../docs/precious.html -\n",
    ]
    (site.root / "_build/html").mkdir(parents=True)
    inventory = HEADER + zlib.compress(b"".join(lines))
    (site.root / "_build/html/objects.inv").write_bytes(inventory)
    site.build()
    assert (site.root / "victim/precious.html").is_file()
    assert (site.root / "docs/precious.html").is_file()
