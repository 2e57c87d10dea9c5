"""A site with everything that people load beside us, in a repository of Git."""

from __future__ import annotations

import json
import subprocess
import zlib
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from ..builds.building import NOTEBOOK, Built, Site, article, block

if TYPE_CHECKING:
    from collections.abc import Callable

OTHERS = (
    "myst_nb",
    "notfound.extension",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "sphinx_external_toc",
    "sphinx_last_updated_by_git",
    "sphinx_sitemap",
    "sphinx_tabs.tabs",
    "sphinx_togglebutton",
    "sphinxcontrib.mermaid",
    "sphinxext.opengraph",
)
BASE = "https://example.org/site/"
CONF = f"""\
project = "Site"
html_baseurl = "{BASE}"
articles_collections = {{"blog": "../content"}}
articles_markdown = "full"
intersphinx_mapping = {{"other": ("https://other.example/", "objects.inv")}}
nb_execution_mode = "off"
notfound_urls_prefix = "/site/"
ogp_social_cards = {{"enable": False}}
ogp_site_url = html_baseurl
sitemap_url_scheme = "{{link}}"
"""
EVERYTHING = block(
    """
    ```python
    x = 1
    ```

    ```{toggle}
    Folded words
    ```

    ````{tabs}
    ```{tab} **Apples**
    Of apples.
    ```
    ```{tab} Pears
    Of pears.
    ```
    ````

    ```{mermaid}
    graph LR; A --> B
    ```

    {external:std:ref}`there`
    """
)
TOC = """\
root: index
subtrees:
- entries:
  - file: guide
  - file: notebook
  - file: series/index
  - file: blog/lone
"""
INVENTORY = (
    b"# Sphinx inventory version 2\n# Project: other\n# Version: 1\n"
    b"# The remainder of this file is compressed using zlib.\n"
    + zlib.compress(b"there std:label -1 page.html#there There it is\n")
)
FILES: dict[str, str | bytes] = {
    "docs/objects.inv": INVENTORY,
    "docs/_toc.yml": TOC,
    "docs/index.md": "# Home\n\nWords.\n",
    "docs/guide.md": "# Guide\n\nWords.\n",
    "docs/notebook.ipynb": json.dumps(NOTEBOOK),
    "one.md": article(
        "One", EVERYTHING, series="Set", tags="[red]", pubDate="2025-01-01", description="Of it."
    ),
    "two.md": article("Two", series="Set", pubDate="2025-01-02"),
    "lone.md": article("Lone", pubDate="2025-01-03"),
    "elsewhere.md": article("Elsewhere", canonicalURL="https://else.example/x"),
    "hidden[1].md": article("Okapi", "Okapi.", unlisted="true", tags="[red]"),
    "draft.md": article("Quagga", "Quagga.", draft="true"),
}
_GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=m")


def configure(
    site: Site, *lines: str, others: tuple[str, ...] = OTHERS, last: bool = False
) -> None:
    """Write ``conf.py`` with other extensions before ours, or after it."""
    ours = ("sphinxext.articles",)
    extensions = [*ours, *others] if last else [*others, *ours]
    site.configure(f"extensions = {extensions}", *lines, smallest=CONF)


@pytest.fixture(scope="module")
def beside(new_site: Callable[[], Site]) -> Site:
    """Return the site; what is not installed here cannot be beside us."""
    for name in OTHERS:
        if find_spec(name.partition(".")[0]) is None:
            pytest.skip(f"without {name}; tox run -e beside has it")
    site = new_site()
    configure(site)
    site.write(FILES)
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "All of it")):
        subprocess.run([*_GIT, *command], cwd=site.root, check=True)
    return site


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def built(beside: Site, request: pytest.FixtureRequest) -> Built:
    """Return the site, built; its doctrees lie in no repository."""
    return beside.build(request.param, strict=True)
