"""Every builder writes everything, in every theme, in parallel as in series."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from .building import CONF, CONNECTED, Site, links
from .conftest import TRAVEL

if TYPE_CHECKING:
    from pathlib import Path

    from .building import Built

QUIET = 'version = "1"\ncopyright = "Jo"\nproject = "Travels"\n'
CONTENT = {name: text.replace("Some text.", f"Body of {name}.") for name, text in TRAVEL.items()}
BUILDERS = ("html", "dirhtml", "singlehtml", "epub", "text", "latex", "man", "texinfo", "gettext")
THEMES = ("alabaster", "furo", "pydata_sphinx_theme", "sphinx_rtd_theme", "sphinx_book_theme")


@pytest.fixture(scope="module")
def connected(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("builders"))
    home = CONNECTED.replace("tags/index", "tags/index\nblog/lone")
    site.write({"docs/conf.py": CONF + QUIET, "docs/index.md": home, **CONTENT})
    return site


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_builder_loses_nothing_and_warns_of_nothing(connected: Site, builder: str) -> None:
    built = connected.build("-W", "--keep-going", builder=builder)
    assert (built.code, built.warnings) == (0, ())
    text = _everything(built)
    for name in ("part1.md", "part2.md", "part3.md", "lone.md"):
        assert f"Body of {name}." in text
    if builder != "gettext":  # what the catalogue adds is not the author's to translate
        assert "Part 2 of 3 of" in text
        assert "Next part:" in text


def test_links_are_checked_without_complaint(connected: Site) -> None:
    built = connected.build("-W", builder="linkcheck")
    assert (built.code, built.warnings) == (0, ())


def test_text_reads_well(connected: Site) -> None:
    built = connected.build(builder="text")
    assert built.text("blog/part2.txt") == (
        "Part <2>\n********\n\n"
        "Feb 01, 2025 · by Jo Ng · 1 min read · red, C++ · Notes\n\n"
        "Part 2 of 3 of Travel\n\n"
        "Body of part2.md.\n\n"
        "Part 2 of 3 of Travel\n\n"
        "Next part: Part <3>\n\n"
        "About *3*\n"
    )


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_and_the_banner_lead_to_the_same_page(connected: Site, theme: str) -> None:
    built = connected.build("-W", "-D", f"html_theme={theme}", out=theme)
    assert (built.code, built.warnings) == (0, ())
    page = built.page("blog/part2")
    [banner] = links(page, "nav.article-banner a[rel=next]")
    assert banner == ("Part <3>", "part3.html")
    assert [link["href"] for link in page.select('link[rel="next"]')] == ["part3.html"]
    assert [link["href"] for link in page.select('link[rel="prev"]')] == ["part1.html"]
    in_parts = links(page, 'nav.article-parts a[href="part3.html"]')
    assert len(links(page, 'a[href="part3.html"]')) - len(in_parts) >= 2


def test_parallel_equals_serial(connected: Site) -> None:
    serial = connected.build("-j", "1", out="serial", environment="doctrees-serial")
    parallel = connected.build("-j", "4", out="parallel", environment="doctrees-parallel")
    assert _tree(parallel.out) == _tree(serial.out)


def _everything(built: Built) -> str:
    """Return all text of an output, tags and line breaks taken out."""
    pieces = []
    for path in sorted(built.out.rglob("*")):
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                names = [name for name in book.namelist() if name.endswith(".xhtml")]
                pieces += [_text(book.read(name).decode()) for name in names]
        elif path.suffix == ".html":
            pieces.append(_text(path.read_text("utf-8")))
        elif path.is_file() and path.suffix in {".txt", ".tex", ".1", ".texi", ".pot"}:
            pieces.append(path.read_text("utf-8"))
    return " ".join(" ".join(pieces).replace("\\sphinxhyphen{}", "-").split())


def _text(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text()


def _tree(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }
