"""The recipes of CONTRIBUTING.md, followed in a copy of the package: two files, and no more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

import sphinxext.articles

from .building import article

if TYPE_CHECKING:
    from .building import Site

pytestmark = pytest.mark.across

VIEW = """

@view("latest")
def _latest(catalogue: Catalogue, request: Request) -> tuple[Item, ...]:
    newest = newest_first(catalogue.articles.values())[:3]
    return tuple(_item(catalogue, each.docname) for each in newest)
"""
WIDGET = '''
"""The three newest articles, with date and description."""

from docutils import nodes

from .base import CatalogueDirective, Widget
from .build import link, paragraph, time


def render(view, context):
    return [
        paragraph(link(each.link, context), " ", time(each.date, context), " ", each.description)
        for each in view
    ]


class Latest(CatalogueDirective):
    """The three newest articles."""

    widget = view = "latest"


WIDGETS = (
    Widget(name="latest", view="latest", render=render, directive=("latest-articles", Latest)),
)
'''
PAGE = '    yield Page(docname="latest", title="Latest", widget="latest")\n'


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Copy the package, and follow the recipes for a listing and for a generated page."""
    source = Path(sphinxext.articles.__file__).parent
    copy = tmp_path / "package/sphinxext/articles"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
    views = (copy / "catalogue/views.py").read_text(encoding="utf-8")
    views = views.replace("import Term\n", "import Term, newest_first\n", 1)
    (copy / "catalogue/views.py").write_text(views + VIEW, encoding="utf-8")
    (copy / "widgets/latest.py").write_text(WIDGET, encoding="utf-8")
    pages = (copy / "catalogue/generated_pages.py").read_text(encoding="utf-8")
    head, middle, tail = pages.partition("def _series(")
    (copy / "catalogue/generated_pages.py").write_text(
        f"{head.rstrip()}\n{PAGE}\n\n{middle}{tail}", encoding="utf-8"
    )
    return tmp_path / "package"


def build(package: Path, site: Site, out: str) -> dict[str, str]:
    """Build in a process that has the copy; return the text of the pages that show the list."""
    command = [sys.executable, "-m", "sphinx", "-W", "-q", site.root / "docs", site.root / out]
    environment = {**os.environ, "PYTHONPATH": str(package)}
    done = subprocess.run(command, env=environment, cwd=site.root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    pages = {name: site.root / out / f"{name}.html" for name in ("index", "latest")}
    return {
        name: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").get_text(
            " ", strip=True
        )
        for name, path in pages.items()
    }


def test_a_listing_and_a_page_by_the_recipes_are_exact_after_every_edit(
    package: Path, site: Site
) -> None:
    dates = {name: f"2020-01-0{at}" for at, name in enumerate("abcde", 1)}
    site.write({"docs/index.md": "# Home\n\n```{latest-articles}\n```\n"})
    site.write({f"{name}.md": article(name.upper(), pubDate=day) for name, day in dates.items()})
    first = build(package, site, "out")
    edits = {
        "a description": {"d.md": article("D", pubDate="2020-01-04", description="Said anew.")},
        "a date": {"a.md": article("A", pubDate="2021-01-01")},
        "a title": {"e.md": article("Another", pubDate="2020-01-05")},
    }
    for number, (edit, files) in enumerate(edits.items()):
        site.write(files)
        again = build(package, site, "out")
        assert again != first, edit
        assert again == build(package, site, f"clean{number}"), edit
        first = again
