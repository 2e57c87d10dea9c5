"""Everything at once: no warning, nothing twice, and each still does what it is there for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from ..builds.building import Built, Site, words
from ..builds.twins import codes, twin
from .conftest import BASE, OTHERS, configure

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

pytestmark = pytest.mark.filterwarnings("ignore")
PAGES = ("index", "guide", "notebook", "blog/one", "blog/two", "series/set", "tags/red")


def listed(built: Built) -> set[str]:
    """Return the addresses of the sitemap, relative to the site."""
    root = ET.parse(built.out / "sitemap.xml").getroot()
    return {str(each.text).removeprefix(BASE) for each in root.iterfind("{*}url/{*}loc")}


def twice(page: BeautifulSoup) -> list[str]:
    """Return what is more than once in a head, or loaded more than once."""
    found = Counter(
        str(tag)
        for tag in page.select("head link, head script[src], head meta:not([name=viewport])")
    )
    lists = {"article:tag", "article:author"}
    properties = (str(tag["property"]) for tag in page.select("meta[property]"))
    found += Counter(each for each in properties if each not in lists)
    names = [str(tag["name"]) for tag in page.select("meta[name]") if tag["name"] != "viewport"]
    found += Counter(names)
    found += Counter(str(tag["id"]) for tag in page.select("[id]"))
    return [each for each, times in found.items() if times > 1]


def test_there_is_no_warning_and_nothing_twice(built: Built) -> None:
    assert built.warnings == []
    assert {docname: twice(built.page(docname)) for docname in PAGES} == {
        name: [] for name in PAGES
    }


def test_each_still_works(built: Built) -> None:
    page = built.page("blog/one")
    assert page.select_one('script[src*="copybutton"]')
    assert words(page, ".toggle")[-1] == "Folded words"
    assert words(page, '[role="tab"]') == ["Apples", "Pears"]
    assert words(page, "pre.mermaid") == ["graph LR; A --> B"]
    assert page.select_one('a[href="https://other.example/page.html#there"]')
    assert [tag["content"] for tag in page.select('meta[property="og:description"]')] == ["Of it."]
    assert page.select_one('meta[property="article:modified_time"]')
    assert len(built.page("notebook").select("div.cell_input")) == 1
    home = built.page("index")
    assert words(home, ".toctree-l1")[:3] == ["Guide", "Notebook", "Series"]
    missing = built.page("404")
    assert {str(tag["href"])[:6] for tag in missing.select("link[rel=stylesheet]")} == {"/site/"}


def test_a_foreign_sitemap_has_what_ours_would_have(built: Built) -> None:
    end = "/" if built.app.builder.name == "dirhtml" else ".html"
    theirs = {address for address in listed(built) if "blog/" in address}
    index = "blog/" if end == "/" else "blog/index.html"
    assert theirs == {index, f"blog/one{end}", f"blog/two{end}", f"blog/lone{end}"}
    assert "sphinx-sitemap" in built.status


def test_markdown_has_what_they_show(built: Built) -> None:
    end = "/index.html.md" if built.app.builder.name == "dirhtml" else ".html.md"
    read = twin(built, f"blog/one{end}")
    assert codes(read) == ["x = 1", "graph LR; A --> B"]
    shown = [each.get_text() for each in read.select("p")]
    at = shown.index("Folded words")
    assert shown[at : at + 5] == ["Folded words", "Apples", "Of apples.", "Pears", "Of pears."]


def test_ours_may_be_loaded_first(beside: Site) -> None:
    configure(beside, last=True)
    built = beside.build(out="ours-first", doctrees="ours-first-doctrees", strict=True)
    configure(beside)
    assert built.warnings == []
    assert twice(built.page("blog/one")) == []


def test_a_build_after_a_build_reads_nothing(beside: Site) -> None:
    beside.build(out="again", doctrees="again-doctrees")
    assert (
        "0 added, 0 changed, 0 removed"
        in beside.build(out="again", doctrees="again-doctrees").status
    )


def test_with_sphinx_llm_all_markdown_is_its(beside: Site) -> None:
    pytest.importorskip("sphinx_llm")
    given = {"out": "llm", "doctrees": "llm-doctrees"}
    configure(
        beside,
        'llms_txt_suppress_unknown_node_warnings = ["mermaid"]',
        others=(*OTHERS, "sphinx_llm.txt"),
    )
    beside.write({"late.md": "---\ntitle: Zorilla\n---\n\nZorilla.\n"})
    built = beside.build("dirhtml", strict=True, **given)
    assert built.warnings == []
    page = built.page("blog/one")
    assert len(page.select('link[type="text/markdown"]')) == 1
    assert "Of apples." in built.text("blog/one/index.html.md")
    assert not built.text("blog/one/index.html.md").startswith("---")
    for name in ("llms.txt", "blog/llms.txt"):
        assert "[Two]" in built.text(name)
        assert "Okapi" not in built.text(name)
    beside.write({"late.md": "---\ntitle: Zorilla\ndraft: true\n---\n\nZorilla.\n"})
    built = beside.build("dirhtml", strict=True, **given)
    configure(beside)
    assert built.warnings == []
    assert "[config changed" not in built.status
    texts = (path for path in built.out.rglob("*") if path.suffix in {".md", ".txt", ".html"})
    assert [path.name for path in texts if "Zorilla" in path.read_text("utf-8")] == []
