"""Themes: each builds without a warning, and shows the banner and the neighbours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from .building import CONNECTED, article, links

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

pytestmark = pytest.mark.across

THEMES = {
    "alabaster": "",
    "furo": "",
    "pydata_sphinx_theme": "pydata_sphinx_theme",
    "sphinx_rtd_theme": "sphinx_rtd_theme",
    "sphinx_book_theme": "sphinx_book_theme",
}
NEIGHBOURS = {
    "alabaster": ("a[title='previous chapter']", "a[title='next chapter']"),
    "furo": (".prev-page", ".next-page"),
    "pydata_sphinx_theme": (".left-prev", ".right-next"),
    "sphinx_rtd_theme": ("footer a[rel=prev]", "footer a[rel=next]"),
    "sphinx_book_theme": (".left-prev", ".right-next"),
}
EDIT = {
    "furo": (
        "html_theme_options = {'source_repository': 'https://github.com/o/r/',"
        " 'source_branch': 'main', 'source_directory': 'docs/'}",
        "a[href*='/edit/']",
    ),
    "pydata_sphinx_theme": (
        "html_theme_options = {'use_edit_page_button': True}\n"
        "html_context = {'github_user': 'o', 'github_repo': 'r', 'github_version': 'main',"
        " 'doc_path': 'docs'}",
        "a[href*='/edit/']",
    ),
    "sphinx_book_theme": (
        "html_theme_options = {'repository_url': 'https://github.com/o/r',"
        " 'repository_branch': 'main', 'path_to_docs': 'docs', 'use_edit_page_button': True}",
        "a[href*='/edit/']",
    ),
    "sphinx_rtd_theme": (
        "html_context = {'display_github': True, 'github_user': 'o', 'github_repo': 'r',"
        " 'github_version': 'main', 'conf_py_path': '/docs/'}",
        "a[href*='/blob/']",
    ),
}


def _site(new_site: Callable[[], Site], theme: str, *lines: str) -> Site:
    pytest.importorskip(theme)
    site = new_site()
    # PyData's theme appends to `templates_path`, whose default all builds of a process share.
    fixed = (f'html_theme = "{theme}"', 'html_title = "T"', "templates_path = []")
    site.configure(*fixed, *lines)
    site.write({"docs/index.md": CONNECTED.replace("```{toctree}", "```{toctree}\nguide")})
    site.write({"docs/guide.md": "# Guide\n\nText.\n"})
    for number, name in enumerate("abc", 1):
        keys = {"series": "S", "seriesOrder": number, "tags": "[x]"}
        site.write({f"content/sub/{name} d.md": article(f"The {name}", **keys)})
    return site


@pytest.fixture(scope="module", params=THEMES)
def themed(request: pytest.FixtureRequest, new_site: Callable[[], Site]) -> tuple[str, Built]:
    theme = str(request.param)
    lines = EDIT[theme][:1] if theme in EDIT else ()
    return theme, _site(new_site, theme, *lines).build(strict=True)


def test_there_is_no_warning(themed: tuple[str, Built]) -> None:
    assert themed[1].warnings == []


@pytest.mark.parametrize(
    ("name", "before", "after"), [("a-d", "", "b-d"), ("b-d", "a-d", "c-d"), ("c-d", "b-d", "")]
)
def test_the_theme_shows_banner_and_neighbours(
    themed: tuple[str, Built], name: str, before: str, after: str
) -> None:
    theme, built = themed
    page = built.page(f"blog/sub/{name}")
    assert len(page.select(".article-banner")) == 1
    for selector, wanted in zip(NEIGHBOURS[theme], (before, after), strict=True):
        assert {target for _, target in links(page, selector)} == (
            {f"{wanted}.html"} if wanted else set()
        )
    for relation, wanted in (("prev", before), ("next", after)):
        found = [each["href"] for each in page.select(f"head link[rel={relation}]")]
        assert set(found) == ({f"{wanted}.html"} if wanted else set())


def test_the_stylesheet_is_loaded_once(themed: tuple[str, Built]) -> None:
    found = themed[1].page("blog/sub/a-d").select("link[href*='articles.css']")
    assert len(found) == 1
    assert (themed[1].out / "_static/articles.css").is_file()


def test_edit_this_page_leads_to_the_real_file(themed: tuple[str, Built]) -> None:
    theme, built = themed
    if theme not in EDIT:
        pytest.skip("has no such link")
    selector = EDIT[theme][1]
    for docname, file in (
        ("blog/sub/a-d", "content/sub/a d.md"),
        ("guide", "docs/guide.md"),
    ):
        (address,) = {target for _, target in links(built.page(docname), selector)}
        # As a browser does it: dot segments are resolved (RFC 3986, 5.2.4).
        path = unquote(urlsplit(urljoin(address, address)).path)
        assert os.path.normpath(path).removeprefix("/o/r/").partition("/main/")[2] == file


@pytest.mark.parametrize("docname", ["series/index", "series/s", "tags/index", "tags/x"])
def test_generated_pages_have_no_source_to_show_or_edit(
    themed: tuple[str, Built], docname: str
) -> None:
    built = themed[1]
    page = built.page(docname)
    assert not page.select("a[href*='_sources']")
    assert not page.select("a[href*='/edit/'], a[href*='/blob/']")
    assert not (built.out / f"_sources/{docname}.md.txt").exists()
