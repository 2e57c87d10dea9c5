"""Names that strangers chose: what the log and the output folder make of them."""

from __future__ import annotations

import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.reporting import printable

from .building import PIXEL, article

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


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are Unicode there")
@pytest.mark.parametrize(
    "builder", ["html", "json", "epub", "latex", "text", "man", "gettext", "texinfo"]
)
def test_names_that_are_no_text_stop_no_build(site: Site, builder: str) -> None:
    folder = os.fsencode(site.path("x").parent)
    Path(os.fsdecode(folder + b"/d\xff")).mkdir()
    body = article("Okapi", "![p](../p%FF.png) [g](../g%FE.txt) [f](../f%FF.md)", tags="[x]")
    for name in (b"f\xff.md", b"d\xff/\xfe.md", b"f\xff.mdx"):
        Path(os.fsdecode(folder + b"/" + name)).write_text(body)
    Path(os.fsdecode(folder + b"/p\xff.png")).write_bytes(PIXEL)
    Path(os.fsdecode(folder + b"/g\xfe.txt")).write_text("x")
    built = site.build(builder)
    assert not built.failed
    told = [line for line in built.warnings if "a name that is not UTF-8" in line]
    assert len(told) == 3
    assert all(line.isprintable() for line in built.warnings)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such names")
def test_a_file_that_not_every_system_can_have_is_shown_and_told_of(site: Site) -> None:
    body = '![p](pq%3A1.png)\n\n[g](aux.txt) ![p](pq%3A1.png)\n\n<img src="./nul.png">\n'
    site.write({"a.md": article("A", body, tags="[t]"), "pq:1.png": PIXEL, "aux.txt": "x"})
    site.write({"nul.png": PIXEL, "tags.yml": "t:\n  image: 't?.png'\n", "t?.png": PIXEL})
    built = site.build()
    assert {*built.messages()} == {
        f"{name!r} would need a file called {name!r}, which Windows cannot have; it is copied"
        " under that name; accepted: another name [articles.file]"
        for name in ("pq:1.png", "aux.txt", "nul.png", "t?.png")
    }
    assert len(built.messages()) == 4
    assert len(built.page("blog/a").select("img")) == 3
