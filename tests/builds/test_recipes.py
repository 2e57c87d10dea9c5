"""The recipes of CONTRIBUTING.md, followed in a copy of the package: two files, and no more."""

from __future__ import annotations

import json
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

    Step = tuple[dict[str, str], str]

VIEW = '''
"""The three newest articles."""

from ..catalogue.terms import newest_first
from .registry import view
from .values import Link


@view("latest")
def _latest(catalogue, request):
    newest = newest_first(catalogue.articles.values())[:3]
    return tuple(
        (Link(each.title, each.docname), each.date, each.front_matter.description)
        for each in newest
    )
'''
WIDGET = '''
"""The three newest articles, with date and description."""

from docutils import nodes

from .base import CatalogueDirective, Widget
from .common_nodes import link, paragraph, time


def render(view, context):
    return [
        paragraph(link(page, context), " ", time(date, context), " ", description)
        for page, date, description in view
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
    (copy / "views/latest.py").write_text(VIEW, encoding="utf-8")
    (copy / "widgets/latest.py").write_text(WIDGET, encoding="utf-8")
    pages = (copy / "views/generated_pages.py").read_text(encoding="utf-8")
    head, middle, tail = pages.partition("def _series(")
    (copy / "views/generated_pages.py").write_text(
        f"{head.rstrip()}\n{PAGE}\n\n{middle}{tail}", encoding="utf-8"
    )
    return tmp_path / "package"


BUILDS = """
import json
import sys
from pathlib import Path
from sphinx.cmd.build import main

SHOWING = ("index", "latest")
pages = []
for files, out in json.load(sys.stdin):
    for name, text in files.items():
        Path("content", name).write_text(text, encoding="utf-8")
    if main(["-W", "-q", "docs", out]):
        sys.exit("the build failed")
    pages.append([Path(out, f"{name}.html").read_text(encoding="utf-8") for name in SHOWING])
json.dump(pages, sys.stdout)
"""


def built(package: Path, site: Site, steps: list[Step]) -> list[list[str]]:
    """Build once for each step in a process that has the copy, after writing its files; return
    the text of the pages that show the list."""
    done = subprocess.run(
        [sys.executable, "-c", BUILDS],
        input=json.dumps(steps),
        env={**os.environ, "PYTHONPATH": str(package)},
        cwd=site.root,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [
        [BeautifulSoup(page, "html.parser").get_text(" ", strip=True) for page in pages]
        for pages in json.loads(done.stdout)
    ]


def test_a_listing_and_a_page_by_the_recipes_are_exact_after_every_edit(
    package: Path, site: Site
) -> None:
    dates = {name: f"2020-01-0{at}" for at, name in enumerate("abcde", 1)}
    site.write({"docs/index.md": "# Home\n\n```{latest-articles}\n```\n"})
    site.write({f"{name}.md": article(name.upper(), pubDate=day) for name, day in dates.items()})
    edits = {
        "a description": {"d.md": article("D", pubDate="2020-01-04", description="Said anew.")},
        "a date": {"a.md": article("A", pubDate="2021-01-01")},
        "a title": {"e.md": article("Another", pubDate="2020-01-05")},
    }
    steps: list[Step] = [({}, "out")]
    for edit, files in edits.items():
        steps += [(files, "out"), ({}, f"clean after {edit}")]
    before, *rest = built(package, site, steps)
    for edit, after, clean in zip(edits, rest[::2], rest[1::2], strict=True):
        assert after != before, edit
        assert after == clean, edit
        before = after
