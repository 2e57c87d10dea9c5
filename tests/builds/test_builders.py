"""Every builder writes the whole site without a warning, and loses nothing."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from .building import CONNECTED, PIXEL, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

pytestmark = pytest.mark.across

BUILDERS = (
    "html", "dirhtml", "singlehtml", "latex", "epub", "text", "man", "texinfo", "gettext",
    "linkcheck", "xml", "pseudoxml", "json", "pickle", "dummy",
)  # fmt: skip
READ = ("html", "dirhtml", "singlehtml", "latex", "epub", "text", "man", "texinfo")
WORDS = ("Alphatext", "Betatext", "Gammatext")
HOME = CONNECTED.replace("tags/index", "tags/index\nauthors/index\nblog/gamma")
FILES = {
    "docs/index.md": HOME,
    "alpha.md": article(
        "Alpha & _A_ 100%",
        "Alphatext.[^1] See [beta](beta.md) and {articles:tag}`C++`.\n\n[^1]: Alphanote.[^1]\n",
        series="Travel & More",
        seriesOrder=1,
        tags="[C++, 'under_score']",
        author="'Jo # Ng'",
        pubDate="2025-01-01",
        updatedDate="2025-02-01",
        description="About $alpha",
    ),
    "beta.md": article(
        "Beta",
        "Betatext.\n\n## Deep\n\n![x](x.png)\n\n| head alone |\n| --- |\n",
        series="Travel & More",
        seriesOrder=2,
    ),
    "gamma.md": article("Gamma", "# Gamma of the body\n\nGammatext.\n", tags="[C++]"),
    "x.png": PIXEL,
    "series.yml": "travel-more:\n  planned: [{title: 'Not_yet & # now'}]\n",
}


@pytest.fixture(scope="module")
def whole(new_site: Callable[[], Site]) -> Callable[[str], Built]:
    """Return a function that builds one site with any builder, each once."""
    site = new_site()
    site.write(FILES)
    site.configure('project, version, copyright, author = "P", "1", "us", "us"')
    done: dict[str, Built] = {}

    def build(builder: str) -> Built:
        if builder not in done:
            done[builder] = site.build(builder, strict=True)
        return done[builder]

    return build


@pytest.mark.parametrize("builder", BUILDERS)
def test_nothing_is_warned_of_by(whole: Callable[[str], Built], builder: str) -> None:
    built = whole(builder)
    assert built.warnings == []
    assert not built.failed


@pytest.mark.parametrize("builder", READ)
def test_nothing_is_lost_by(whole: Callable[[str], Built], builder: str) -> None:
    text = _text(whole(builder))
    for word in (*WORDS, "Alphanote"):
        assert word in text
    for phrase in ("Part 1 of 2", "Next part:", "Coming soon: Not", "1 min read"):
        assert phrase in text
    for title in ("Alpha", "Beta", "Gamma"):
        assert title in text


@pytest.mark.parametrize("builder", READ)
def test_each_article_is_written_once_by(whole: Callable[[str], Built], builder: str) -> None:
    text = _text(whole(builder))
    for word in WORDS:
        assert text.count(word) == 1


@pytest.mark.parametrize("builder", ["latex", "man", "texinfo", "text"])
def test_what_only_unfolds_on_a_screen_is_not_printed_by(
    whole: Callable[[str], Built], builder: str
) -> None:
    assert "All parts" not in _text(whole(builder))


def test_plain_text_reads_well(whole: Callable[[str], Built]) -> None:
    assert whole("text").text("blog/alpha.txt").splitlines() == [
        "Alpha & _A_ 100%",
        "****************",
        "",
        "Jo # Ng · Jan 1, 2025 · updated Feb 1, 2025 · 1 min read",
        "",
        "C++, under_score",
        "",
        "Travel & More · Part 1 of 2",
        "",
        "Alphatext.[1] See beta and *C++*.",
        "",
        "=" * 70,
        "",
        "[1] Alphanote.[1]",
        "",
        "Travel & More · Part 1 of 2",
        "",
        "Next part: Beta",
    ]


def test_links_of_one_html_page_lead_inside_it(whole: Callable[[str], Built]) -> None:
    page = whole("singlehtml").page("index")
    connected = {f"#document-{name}" for name in whole("singlehtml").env.toctree_includes}
    for anchor in page.select(".body a.reference.internal"):
        target = str(anchor["href"])
        assert target.startswith("#"), anchor
        # Sphinx makes links to documents outside every toctree of the root, too.
        assert page.find(id=target.removeprefix("#")) or target not in connected, anchor


def test_every_internal_link_leads_somewhere(whole: Callable[[str], Built]) -> None:
    built = whole("html")
    for docname in sorted(built.pages()):
        for anchor in built.page(docname).select("a.reference.internal"):
            path, _, fragment = str(anchor["href"]).partition("#")
            file = (built.out / f"{docname}.html").parent / path if path else None
            target = file or built.out / f"{docname}.html"
            assert target.is_file(), (docname, anchor)
            soup = BeautifulSoup(target.read_text(encoding="utf-8"), "html.parser")
            assert not fragment or soup.find(id=fragment), (docname, anchor)


def test_gettext_has_the_words_of_every_article(whole: Callable[[str], Built]) -> None:
    catalogues = {path.name: path.read_text() for path in whole("gettext").out.rglob("*.pot")}
    for word in WORDS:
        assert any(word in text for text in catalogues.values())


def _text(built: Built) -> str:
    """Return everything a reader sees, page by page, with runs of space made one."""
    if built.app.builder.name == "epub":
        with zipfile.ZipFile(next(built.out.glob("*.epub"))) as archive:
            assert archive.testzip() is None
            pages = [archive.read(name) for name in archive.namelist() if "blog/" in name]
        found = [BeautifulSoup(page, "html.parser").get_text() for page in pages]
    elif built.app.builder.format == "html":
        name = built.app.builder.name
        pages = sorted(built.out.glob("index.html" if name == "singlehtml" else "blog/**/*.html"))
        soups = [BeautifulSoup(page.read_text(), "html.parser") for page in pages]
        found = [soup.select_one(".body").get_text() for soup in soups]
    else:
        folder = built.out / "blog" if built.app.builder.name == "text" else built.out
        suffixes = {".txt", ".tex", ".texi", ".1"}
        found = [
            path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*"))
            if path.suffix in suffixes
        ]
    return " ".join(" ".join(found).replace("\\", "").split())


@pytest.mark.parametrize("builder", ["latex", "texinfo", "man", "epub", "singlehtml", "gettext"])
def test_what_a_builder_makes_of_the_whole_stays_when_nothing_has_changed(
    site: Site, builder: str
) -> None:
    site.configure(
        "latex_additional_files = ['pre.tex']", "man_pages = [('index', 'p', 'P', [], 1)]"
    )
    site.write({"docs/pre.tex": "% mine", "docs/index.md": "# Home\n", "a.md": article("A")})
    first = {path.name for path in site.build(builder).out.iterdir()}
    for edit in ({}, {"a.md": article("A", "More.")}, {"docs/index.md": "# Home\n\nMore.\n"}):
        site.write(edit)
        assert {path.name for path in site.build(builder).out.iterdir()} == first
    assert {path.name for path in site.build(builder, fresh=True).out.iterdir()} == first
