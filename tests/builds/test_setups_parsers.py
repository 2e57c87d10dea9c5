"""Whoever else reads Markdown: articles are articles, notebooks are notebooks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .building import CONF, HOME, IN_SOURCE, INDEXES, NOTEBOOK, article, block, words
from .secrets import places, secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

NOTEBOOKS = ("sphinxext.articles", "myst_nb")
TEXT_NOTEBOOK = block(
    """
    ---
    jupytext:
      text_representation:
        format_name: myst
    kernelspec:
      name: python3
      display_name: x
      language: python
    tags: [{tag}]
    ---

    # Text notebook

    ```{{code-cell}}
    2 + 2
    ```
    """
)
DIALECT = ":::note[Mind]\nA ~~struck~~ word.\n:::\n"


@pytest.fixture(params=[NOTEBOOKS, NOTEBOOKS[::-1]], ids=", ".join)
def conf(request: pytest.FixtureRequest) -> str:
    pytest.importorskip("myst_nb")
    return f"extensions = {[*request.param]}\nnb_execution_mode = 'off'\n"


def cells(built: Built, docname: str) -> int:
    return len(built.page(docname).select("div.cell_input"))


@pytest.mark.filterwarnings("ignore")
def test_with_myst_nb_articles_are_articles_and_notebooks_are_notebooks(
    site: Site, conf: str
) -> None:
    site.configure('articles_collections = {"blog": "../content"}', smallest=conf)
    site.write(
        {
            "docs/index.md": HOME + "\n```{toctree}\n:glob:\n\n*\n```\n",
            "docs/note.ipynb": json.dumps(NOTEBOOK),
            "docs/text.md": TEXT_NOTEBOOK.format(tag="red"),
            "a.md": article("A", DIALECT, tags="[red]", series="S"),
            "b.mdx": article("B", "{1 + 1}", series="S"),
            "hidden.md": secret(draft="true"),
        }
    )
    built = site.build(strict=True)
    assert built.warnings == []
    assert (cells(built, "note"), cells(built, "text"), cells(built, "blog/a")) == (1, 1, 0)
    page = built.page("blog/a")
    assert words(page, ".admonition-title") == ["Mind"]
    assert words(page, "s, del") == ["struck"]
    assert "series/s" in built.pages()
    assert places(built.out) == []


@pytest.mark.filterwarnings("ignore")
def test_with_myst_nb_a_notebook_is_withheld_by_what_it_says_or_when_nobody_can_read_it(
    site: Site, conf: str
) -> None:
    site.configure('articles_collections = {"blog": "../content"}', smallest=conf)
    draft = {**NOTEBOOK, "metadata": {"draft": True}}
    first = {**NOTEBOOK, "cells": [{"cell_type": "raw", "source": "---\ndraft: true\n---\nokapi"}]}
    site.write(
        {
            "docs/okapi-a.ipynb": json.dumps(draft).replace("Notebook", "Okapi"),
            "docs/okapi-b.ipynb": json.dumps(first),
            "docs/okapi-c.ipynb": "{okapi",
        }
    )
    built = site.build()
    assert built.places() == ["docs/okapi-c.ipynb:1"]
    assert built.env.found_docs - INDEXES == {"index"}
    assert places(built.out) == []


@pytest.mark.filterwarnings("ignore")
def test_with_myst_nb_documents_of_the_source_folder_are_articles(site: Site, conf: str) -> None:
    site.configure(smallest=conf)
    site.write(
        {
            "docs/index.md": HOME + "\n```{toctree}\n:glob:\n\n*\n```\n",
            "docs/a.md": article("Title A", "Text.", tags="[red]"),
            "docs/text.md": TEXT_NOTEBOOK.format(tag="blue"),
            "docs/hidden.md": secret(draft="true"),
            "docs/hidden-notebook.md": TEXT_NOTEBOOK.format(tag="red, okapi]\ndraft: true\nx: ["),
        }
    )
    built = site.build(strict=True)
    assert built.warnings == []
    assert words(built.page("a"), "section h1") == ["Title A¶"]
    assert cells(built, "text") == 1
    assert {"tags/red", "tags/blue"} <= built.pages()
    assert places(built.out) == []


def _conf_of(site: Site, registered: str, extensions: str) -> None:
    site.configure(
        "import sys",
        "from pathlib import Path",
        "sys.path.insert(0, str(Path(__file__).parent))",
        f"extensions = {extensions}",
        smallest=CONF,
    )
    site.write(
        {
            "a.md": article("A"),
            "docs/another_parser.py": block(
                f"""
                from sphinx.parsers import RSTParser

                class Another(RSTParser):
                    supported = ("markdown", "another")

                def setup(app):
                    {registered}
                """
            ),
        }
    )


@pytest.fixture
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setattr(sys, "path", sys.path[:])
    monkeypatch.delitem(sys.modules, "another_parser", raising=False)


@pytest.mark.usefixtures("_forgotten")
@pytest.mark.parametrize(
    ("registered", "extensions", "owner"),
    [
        (
            "app.add_source_suffix('.md', 'another'); app.add_source_parser(Another)",
            ["another_parser", "sphinxext.articles"],
            "'another'",
        ),
        (
            "app.add_source_suffix('.md', 'another', override=True)",
            ["sphinxext.articles", "another_parser"],
            "'another'",
        ),
        (
            "app.add_source_suffix('.md', 'another')",
            ["sphinxext.articles", "another_parser"],
            "'another'",
        ),
        (
            "app.add_source_suffix('.md', 'another')",
            ["myst_parser", "sphinxext.articles", "another_parser"],
            "'another'",
        ),
        (
            "app.add_source_suffix('.md', 'markdown'); app.add_source_parser(Another)",
            ["another_parser", "sphinxext.articles"],
            "'another_parser.Another'",
        ),
        (
            "app.add_source_suffix('.md', 'markdown'); app.add_source_parser(Another)",
            ["sphinxext.articles", "another_parser"],
            "'another_parser.Another'",
        ),
        (
            "app.add_source_parser(Another, override=True)",
            ["sphinxext.articles", "another_parser"],
            "'another_parser.Another'",
        ),
        (
            "app.connect('config-inited',"
            " lambda app, config: app.add_source_suffix('.md', 'another'), priority=100)",
            ["sphinxext.articles", "another_parser"],
            "'another'",
        ),
    ],
)
def test_another_parser_that_owns_markdown_is_one_clear_error(
    site: Site,
    registered: str,
    extensions: list[str],
    owner: str,
    config_error: Callable[[Site], str],
) -> None:
    _conf_of(site, registered, str(extensions))
    assert config_error(site) == (
        f"source_suffix: '.md' belongs to the parser {owner};"
        " accepted: MyST's, by the name 'markdown', or MyST-NB's;"
        " give the other another suffix, or take its extension out of 'extensions'"
    )


@pytest.mark.usefixtures("_forgotten")
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    "registered",
    [
        "app.add_source_suffix('.md', 'markdown')",
        "app.setup_extension('myst_parser')",
        "Another.supported = ('md',); app.add_source_parser(Another)",
        "Another.supported = ('mdx',); app.add_source_parser(Another)",
    ],
)
def test_another_extension_may_register_what_is_in_nobodys_way(
    site: Site, registered: str, *, first: bool
) -> None:
    extensions = ["sphinxext.articles", "another_parser"][:: -1 if first else 1]
    _conf_of(site, registered, str(extensions))
    site.write({"b.mdx": article("B", "{1 + 1}")})
    built = site.build()
    assert (built.warnings, built.env.found_docs - INDEXES) == ([], {"index", "blog/a", "blog/b"})


def test_a_suffix_that_conf_py_gives_to_another_parser_is_one_clear_error(
    site: Site, config_error: Callable[[Site], str]
) -> None:
    site.configure('source_suffix = {".md": "another"}', smallest=IN_SOURCE)
    assert "'.md' belongs to the parser 'another'" in config_error(site)


@pytest.mark.usefixtures("_forgotten")
@pytest.mark.parametrize("first", [True, False])
def test_another_extension_may_have_the_suffixes_that_we_use_besides(
    site: Site, first: bool
) -> None:
    extensions = ["sphinxext.articles", "another_parser"][:: -1 if first else 1]
    _conf_of(
        site,
        "app.add_source_suffix('.mdx', 'restructuredtext');"
        " app.add_source_suffix('.markdown', 'markdown')",
        str(extensions),
    )
    site.write({"docs/own.markdown": "# Own\n", "docs/index.md": HOME + "\n{doc}`own`\n"})
    built = site.build()
    assert {"index", "own", "blog/a"} <= built.pages()
